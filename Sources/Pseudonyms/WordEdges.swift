import CloudTrail

/// Tells whether what stands in bytes stands there by itself, or is a part of a longer word: `jane` is
/// named in `user/jane`, and not in `janet`.
enum WordEdges {
  /// Whether a scalar can be of one word with one beside it.
  ///
  /// Scripts without upper and lower case may set no spaces, so there every place is an edge.
  static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return isWord(UInt8(truncatingIfNeeded: scalar.value)) }
    if scalar.properties.isCased { return true }
    return switch scalar.properties.generalCategory {
    case .decimalNumber, .nonspacingMark, .spacingMark: true
    default: false
    }
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    default: false
    }
  }

  /// Whether the scalar that ends before a position can be of one word with what begins there.
  static func isWord(before position: Int, in bytes: RawSpan) -> Bool {
    guard position > 0 else { return false }
    if position >= 6, let escaped = escapedScalar(at: position - 6, in: bytes) {
      return isWord(escaped)
    }
    if bytes.byte(position - 1) < 0x80 {
      return isWord(bytes.byte(position - 1)) && !isEscape(before: position, in: bytes)
    }
    var start = position - 1
    while start > 0, position - start < 4, bytes.byte(start) & 0xC0 == 0x80 { start -= 1 }
    return scalar(ByteRange(start, position), bytes).map(isWord) ?? false
  }

  /// Whether the scalar at a position can be of one word with what ends there.
  static func isWord(at position: Int, in bytes: RawSpan) -> Bool {
    guard position < bytes.byteCount else { return false }
    if bytes.byte(position) == backslash {
      // JSON within JSON has more than one of them.
      var escape = position
      while escape + 1 < bytes.byteCount, bytes.byte(escape + 1) == backslash { escape += 1 }
      return escapedScalar(at: escape, in: bytes).map(isWord) ?? false
    }
    if bytes.byte(position) < 0x80 { return isWord(bytes.byte(position)) }
    let end = min(position + 4, bytes.byteCount)
    return scalar(ByteRange(position, end), bytes).map(isWord) ?? false
  }

  private static func scalar(_ range: ByteRange, _ bytes: RawSpan) -> Unicode.Scalar? {
    bytes.text(range).unicodeScalars.first
  }

  static let backslash = UInt8(ascii: "\\")

  /// The scalar of an escape such as `\u00e9`; of half a pair none.
  static func escapedScalar(at start: Int, in bytes: RawSpan) -> Unicode.Scalar? {
    guard start + 6 <= bytes.byteCount, bytes.byte(start) == backslash,
      bytes.byte(start + 1) == UInt8(ascii: "u")
    else { return nil }
    return UInt32(bytes.text(ByteRange(start + 2, start + 6)), radix: 16)
      .flatMap(Unicode.Scalar.init)
  }

  /// Whether another escape ends before a position, as in `\njane` or `%2Fjane`: its letters and digits
  /// are of no word.
  static func isEscape(before position: Int, in bytes: RawSpan) -> Bool {
    guard position >= 2 else { return false }
    let last = bytes.byte(position - 1)
    if bytes.byte(position - 2) == backslash, "bfnrt".utf8.contains(last) { return true }
    guard position >= 3, bytes.byte(position - 3) == UInt8(ascii: "%") else { return false }
    return UInt8(bytes.text(ByteRange(position - 2, position)), radix: 16) != nil
  }

  /// Whether a range is a whole text, between quotes, or a component of an ARN or a path.
  static func isAlone(_ range: Range<Int>, in bytes: RawSpan) -> Bool {
    let before: UInt8? = range.lowerBound > 0 ? bytes.byte(range.lowerBound - 1) : nil
    let after: UInt8? = range.upperBound < bytes.byteCount ? bytes.byte(range.upperBound) : nil
    let slash = UInt8(ascii: "/")
    let endsText = after == nil || isQuote(at: range.upperBound, in: bytes)
    if before == slash { return endsText || after == slash }
    return endsText && (before.map { "\"':".utf8.contains($0) } ?? true)
  }

  /// Whether a quote is at a position, or an escaped one.
  private static func isQuote(at position: Int, in bytes: RawSpan) -> Bool {
    var position = position
    while position < bytes.byteCount, bytes.byte(position) == backslash { position += 1 }
    return position < bytes.byteCount && "\"'".utf8.contains(bytes.byte(position))
  }
}
