/// Gives equal texts equal numbers, counted from 0.
///
/// Each decoder has its own vocabularies, so that none waits for another; the writer learns which
/// number stands for which row of the database.
struct Vocabulary {
  private struct Entry {
    let hash: UInt64
    let text: ByteRange
  }

  private var entries: [Entry] = []
  private var text: [UInt8] = []
  /// Open addressing: the number of an entry plus one, or 0.
  private var slots: [UInt32] = Array(repeating: 0, count: 1_024)

  /// How many texts are known.
  var count: Int { entries.count }
  /// How many bytes they take.
  var byteCount: Int { text.count }

  /// The number of a text, and whether it is new.
  mutating func number(of range: ByteRange, in bytes: RawSpan) -> (number: UInt32, isNew: Bool) {
    let hash = ContentHash.of(range, in: bytes)
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot] != 0 {
      let number = slots[slot] - 1
      let entry = entries[Int(number)]
      if entry.hash == hash, isEqual(entry.text, range, bytes) { return (number, false) }
      slot = (slot + 1) & mask
    }
    return (add(range, bytes, hash, slot), true)
  }

  /// Forgets everything.
  mutating func removeAll() {
    entries.removeAll(keepingCapacity: true)
    text.removeAll(keepingCapacity: true)
    for index in slots.indices { slots[index] = 0 }
  }

  private func isEqual(_ known: ByteRange, _ range: ByteRange, _ bytes: RawSpan) -> Bool {
    guard known.count == range.count else { return false }
    return text.span.bytes.hasEqualBytes(known, range, of: bytes)
  }

  private mutating func add(
    _ range: ByteRange, _ bytes: RawSpan, _ hash: UInt64, _ slot: Int
  ) -> UInt32 {
    let start = text.count
    bytes.extracting(range.start..<range.end).withUnsafeBytes { text.append(contentsOf: $0) }
    entries.append(Entry(hash: hash, text: ByteRange(start, text.count)))
    slots[slot] = UInt32(entries.count)
    if entries.count * 2 > slots.count { grow() }
    return UInt32(entries.count - 1)
  }

  private mutating func grow() {
    slots = Array(repeating: 0, count: slots.count * 2)
    let mask = slots.count - 1
    for (number, entry) in entries.enumerated() {
      var slot = Int(truncatingIfNeeded: entry.hash) & mask
      while slots[slot] != 0 { slot = (slot + 1) & mask }
      slots[slot] = UInt32(number + 1)
    }
  }
}

extension RawSpan {
  /// Whether two ranges of one length, here and in other bytes, hold the same.
  @inline(__always)
  func hasEqualBytes(_ range: ByteRange, _ otherRange: ByteRange, of other: RawSpan) -> Bool {
    var here = range.start
    var there = otherRange.start
    while here + 8 <= range.end {
      if word(here) != other.word(there) { return false }
      here += 8
      there += 8
    }
    while here < range.end {
      if byte(here) != other.byte(there) { return false }
      here += 1
      there += 1
    }
    return true
  }
}
