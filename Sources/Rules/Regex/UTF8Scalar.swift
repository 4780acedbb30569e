import CloudTrail

/// A character beyond ASCII, as UTF-8 holds it.
struct UTF8Scalar {
  let value: UInt32
  let byteCount: Int

  /// The character at a position, or nil where the bytes are no UTF-8.
  ///
  /// Surrogates are taken: texts can hold halves of pairs, which JSON allows.
  init?(_ bytes: RawSpan, at position: Int, end: Int) {
    let lead = bytes.byte(position)
    var value: UInt32
    let minimum: UInt32
    switch lead {
    case 0xC2...0xDF: (value, minimum, byteCount) = (UInt32(lead & 0x1F), 0x80, 2)
    case 0xE0...0xEF: (value, minimum, byteCount) = (UInt32(lead & 0x0F), 0x800, 3)
    case 0xF0...0xF4: (value, minimum, byteCount) = (UInt32(lead & 0x07), 0x10000, 4)
    default: return nil
    }
    guard position + byteCount <= end else { return nil }
    for offset in 1..<byteCount {
      let byte = bytes.byte(position + offset)
      guard LinearRegex.isContinuation(byte) else { return nil }
      value = value << 6 | UInt32(byte & 0x3F)
    }
    guard value >= minimum, value <= ScalarSet.last else { return nil }
    self.value = value
  }
}
