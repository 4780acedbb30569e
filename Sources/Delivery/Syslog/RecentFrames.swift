/// The last frames that were written to a stream.
///
/// Nobody answers in syslog: what lies in the kernel's buffers when a connection breaks is lost
/// without a word. So the last frames are written again on the next connection.
struct RecentFrames {
  private var frames: [(frame: [UInt8], writtenAt: UInt64)] = []

  /// How many frames are kept.
  private static let countMaximum = 100
  /// How long a frame is kept, in nanoseconds: what the other side has not taken by then, it has
  /// refused, and the break would have been noticed.
  private static let ageNanosecondsMaximum: UInt64 = 30_000_000_000

  /// The frames to write again, in order.
  mutating func all(at now: UInt64) -> [[UInt8]] {
    frames.removeAll { now - min($0.writtenAt, now) > Self.ageNanosecondsMaximum }
    return frames.map(\.frame)
  }

  mutating func add(_ frame: [UInt8], at now: UInt64) {
    if frames.count == Self.countMaximum { frames.removeFirst() }
    frames.append((frame, now))
  }
}
