/// Recognises the names of known members without a search.
///
/// A name's length and two of its bytes pick one slot of a table; the multiplier that keeps all
/// known names apart is looked for once. What stands in the slot is then compared in full.
struct MemberNames: Sendable {
  private let slots: [UInt8]
  private let multiplier: UInt32
  /// Every name's bytes as three words, filled up with zeros.
  private let words: [InlineArray<3, UInt64>]
  private let counts: [Int]

  private static let slotCount = 256
  private static let noMember = UInt8.max
  private static let countRange = 7...20

  static let shared = MemberNames()

  private init() {
    let names = Member.allCases.map { Array($0.name.utf8) }
    counts = names.map(\.count)
    words = names.map { name in
      var words: InlineArray<3, UInt64> = [0, 0, 0]
      for (index, byte) in name.enumerated() {
        words[index / 8] |= UInt64(byte) << UInt64(index % 8 * 8)
      }
      return words
    }
    var found = (slots: [UInt8](), multiplier: UInt32(0))
    for multiplier in stride(from: UInt32(0x9E37_79B1), to: .max, by: 0x0101_0102) {
      if let slots = Self.slots(names, multiplier) {
        found = (slots, multiplier)
        break
      }
    }
    (slots, multiplier) = found
  }

  /// The table for a multiplier, nil when two names meet in a slot.
  private static func slots(_ names: [[UInt8]], _ multiplier: UInt32) -> [UInt8]? {
    var slots = [UInt8](repeating: noMember, count: slotCount)
    for (index, name) in names.enumerated() {
      let slot = slot(name.count, name[6], name[name.count - 1], multiplier)
      guard slots[slot] == noMember else { return nil }
      slots[slot] = UInt8(index)
    }
    return slots
  }

  @inline(__always)
  private static func slot(
    _ count: Int, _ seventh: UInt8, _ last: UInt8, _ multiplier: UInt32
  ) -> Int {
    let mixed = UInt32(truncatingIfNeeded: count) << 16 | UInt32(seventh) << 8 | UInt32(last)
    return Int((mixed &* multiplier) >> 24)
  }

  /// The raw value of the member of a name, nil when it is none of the known.
  @inline(__always)
  func index(of name: ByteRange, in bytes: RawSpan) -> Int? {
    let count = Int(name.count)
    guard Self.countRange.contains(count), slots.count == Self.slotCount else { return nil }
    let slot = Self.slot(
      count, bytes.byte(name.start + 6), bytes.byte(name.end - 1), multiplier)
    let index = Int(slots[slot])
    guard index < counts.count, counts[index] == count else { return nil }
    return isEqual(words[index], name, bytes) ? index : nil
  }

  /// The raw value of the member of a name that is written with escapes: it is the same name.
  func index(ofEscaped name: ByteRange, in bytes: RawSpan) -> Int? {
    guard JSONString.hasEscape(name, in: bytes) else { return nil }
    var decoded: [UInt8] = []
    JSONString.append(name, of: bytes, to: &decoded)
    return index(of: ByteRange(0, decoded.count), in: decoded.span.bytes)
  }

  @inline(__always)
  private func isEqual(
    _ expected: InlineArray<3, UInt64>, _ name: ByteRange, _ bytes: RawSpan
  ) -> Bool {
    guard name.start + 24 <= bytes.byteCount else {
      for offset in 0..<Int(name.count)
      where UInt64(bytes.byte(name.start + offset))
        != expected[offset / 8] >> UInt64(offset % 8 * 8) & 0xFF
      {
        return false
      }
      return true
    }
    var rest = Int(name.count)
    for index in 0..<3 {
      if rest <= 0 { return true }
      let mask: UInt64 = rest >= 8 ? .max : (1 << UInt64(rest * 8)) - 1
      if bytes.word(name.start + index * 8) & mask != expected[index] { return false }
      rest -= 8
    }
    return true
  }
}
