import CloudTrail

/// Tells whether a word is joined to another one, as `jane` is in `jane.smith`, `mary-jane` and
/// `jane@example.com`: with that it names somebody else.
///
/// Digits join nothing: `jane-2` is named after `jane`.
enum JoinedWords {
  /// Whether a word of letters ends before a position, with what joins it to what begins there.
  static func isJoined(before position: Int, in bytes: RawSpan) -> Bool {
    guard var end = joinerStart(before: position, in: bytes) else { return false }
    while end > 0, isDigit(bytes.byte(end - 1)), !WordEdges.isEscape(before: end, in: bytes),
      end < 6 || WordEdges.escapedScalar(at: end - 6, in: bytes) == nil
    {
      end -= 1
    }
    return WordEdges.isWord(before: end, in: bytes)
  }

  /// Whether a word of letters begins at a position, after what joins it to what ends there.
  static func isJoined(after position: Int, in bytes: RawSpan) -> Bool {
    guard var start = joinerEnd(at: position, in: bytes) else { return false }
    while start < bytes.byteCount, isDigit(bytes.byte(start)) { start += 1 }
    return WordEdges.isWord(at: start, in: bytes)
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  private static func isJoiner(_ byte: UInt8) -> Bool { ".-_@".utf8.contains(byte) }

  private static func isJoiner(_ scalar: Unicode.Scalar) -> Bool {
    ".-_@".unicodeScalars.contains(scalar)
  }

  private static func joinerStart(before position: Int, in bytes: RawSpan) -> Int? {
    guard position > 0 else { return nil }
    if isJoiner(bytes.byte(position - 1)) { return position - 1 }
    if isPercentJoiner(at: position - 3, in: bytes) { return position - 3 }
    guard position >= 6, let escaped = WordEdges.escapedScalar(at: position - 6, in: bytes),
      isJoiner(escaped)
    else { return nil }
    var start = position - 6
    while start > 0, bytes.byte(start - 1) == WordEdges.backslash { start -= 1 }
    return start
  }

  private static func joinerEnd(at position: Int, in bytes: RawSpan) -> Int? {
    guard position < bytes.byteCount else { return nil }
    if isJoiner(bytes.byte(position)) { return position + 1 }
    if isPercentJoiner(at: position, in: bytes) { return position + 3 }
    guard bytes.byte(position) == WordEdges.backslash else { return nil }
    var escape = position
    while escape + 1 < bytes.byteCount, bytes.byte(escape + 1) == WordEdges.backslash {
      escape += 1
    }
    return WordEdges.escapedScalar(at: escape, in: bytes).map(isJoiner) == true ? escape + 6 : nil
  }

  /// Such as `%40`.
  private static func isPercentJoiner(at start: Int, in bytes: RawSpan) -> Bool {
    guard start >= 0, start + 3 <= bytes.byteCount, bytes.byte(start) == UInt8(ascii: "%") else {
      return false
    }
    return UInt8(bytes.text(ByteRange(start + 1, start + 3)), radix: 16).map(isJoiner) ?? false
  }
}
