/// The last frames that were written to a stream.
///
/// Nobody answers in syslog: what lies in the kernel's buffers when a connection breaks is lost
/// without a word. So the last frames are written again on the next connection.
struct RecentFrames {
  private var frames: [(frame: [UInt8], writtenAt: UInt64)] = []
  private var byteCount = 0

  /// How many bytes are kept: more than this machine's kernel holds of a connection
  /// (``StreamConnection``), and much of what the other's may.
  private static let byteMaximum = 1 << 20
  /// How long a frame is kept, in nanoseconds: what the other side has not taken by then, it has
  /// refused, and the break would have been noticed.
  private static let ageNanosecondsMaximum: UInt64 = 30_000_000_000

  /// The frames to write again, in order.
  mutating func all(at now: UInt64) -> [[UInt8]] {
    while let oldest = frames.first, now - min(oldest.writtenAt, now) > Self.ageNanosecondsMaximum {
      dropOldest()
    }
    return frames.map(\.frame)
  }

  mutating func add(_ frame: [UInt8], at now: UInt64) {
    frames.append((frame, now))
    byteCount += frame.count
    while byteCount > Self.byteMaximum { dropOldest() }
  }

  private mutating func dropOldest() { byteCount -= frames.removeFirst().frame.count }
}
