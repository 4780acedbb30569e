/// The last frames that were written to a stream.
///
/// Nobody answers in syslog: what lies in the kernels' buffers when a connection breaks is lost
/// without a word. So the last frames before the break are written again on the next connection.
struct RecentFrames {
  private struct Frame {
    let bytes: [UInt8]
    let writtenAt: UInt64
    /// How often it was written.
    let times: Int
  }

  private var written: [Frame] = []
  private var byteCount = 0
  /// Those that a break may have lost.
  private var owed: [Frame] = []

  /// How many bytes are kept: more than this machine's kernel holds of a connection
  /// (``StreamConnection``), and much of what the other's may.
  private static let byteMaximum = 1 << 20
  /// How long a frame is kept while the connection holds, in nanoseconds: what the other side has
  /// not acknowledged by then breaks the connection (``StreamConnection``).
  private static let ageNanosecondsMaximum: UInt64 = 30_000_000_000
  /// How often a frame is written at most: a receiver that hangs up after each must not be fed the
  /// same for ever.
  private static let timesMaximum = 3

  /// Whether something has to be written again.
  var isOwing: Bool { !owed.isEmpty }

  /// Notes that a frame was written.
  mutating func noteWritten(_ bytes: [UInt8], at now: UInt64) {
    note(Frame(bytes: bytes, writtenAt: now, times: 1))
  }

  /// Notes that the connection broke: the recent frames are owed, however long the break lasts.
  ///
  /// - Returns: how many are not written again, because they were often enough.
  mutating func noteBreak(at now: UInt64) -> Int {
    dropOld(at: now)
    let again = written.filter { $0.times < Self.timesMaximum }
    let lostCount = written.count - again.count
    owed += again
    written = []
    byteCount = 0
    return lostCount
  }

  /// Writes again what is owed, in order; what could not be written stays owed.
  mutating func settle(at now: UInt64, write: ([UInt8]) throws -> Void) rethrows {
    while let frame = owed.first {
      try write(frame.bytes)
      owed.removeFirst()
      note(Frame(bytes: frame.bytes, writtenAt: now, times: frame.times + 1))
    }
  }

  private mutating func note(_ frame: Frame) {
    dropOld(at: frame.writtenAt)
    written.append(frame)
    byteCount += frame.bytes.count
    while byteCount > Self.byteMaximum { dropOldest() }
  }

  private mutating func dropOld(at now: UInt64) {
    while let oldest = written.first, now - min(oldest.writtenAt, now) > Self.ageNanosecondsMaximum
    {
      dropOldest()
    }
  }

  private mutating func dropOldest() { byteCount -= written.removeFirst().bytes.count }
}

/// Frames that were written again and again to a receiver that hung up behind them each time.
struct LostFrames: Error, CustomStringConvertible {
  let count: Int

  var description: String {
    "the receiver hangs up behind what it is sent; \(count) messages that were sent several times may "
      + "be lost"
  }
}
