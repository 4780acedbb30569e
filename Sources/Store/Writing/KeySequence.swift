import CloudTrail

/// The keys to try for an event when others have the first ones, all of its second.
///
/// Each is a hash of its own of the same text. Were they neighbours, ids that are made to fall close
/// together would make every event of them walk past all others.
struct KeySequence {
  private let seconds: Int64
  private let text: [UInt8]
  private var attempt: UInt64

  /// The keys of a text.
  init(seconds: Int64, text: [UInt8]) {
    self.seconds = seconds
    self.text = text
    attempt = 0
  }

  /// The keys of an event behind its first one.
  init(_ row: EventRow, _ batch: BatchText) {
    self.init(seconds: row.key.seconds, text: Array(batch.bytes(row.eventID)))
    attempt = 1
  }

  mutating func next() -> EventKey {
    defer { attempt += 1 }
    let range = ByteRange(0, text.count)
    return EventKey(
      seconds: seconds, idHash: ContentHash.of(range, in: text.span.bytes, seed: attempt))
  }
}
