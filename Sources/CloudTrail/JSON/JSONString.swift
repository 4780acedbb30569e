/// Reads and writes the content of JSON strings.
public enum JSONString {
  /// The text of a string's content (without its quotes), escapes resolved.
  ///
  /// A lone surrogate and bytes that are not UTF-8 become U+FFFD.
  public static func decode(_ content: ByteRange, in bytes: RawSpan) -> String {
    guard hasEscape(content, in: bytes) else { return bytes.text(content) }
    var decoded: [UInt8] = []
    decoded.reserveCapacity(Int(content.count))
    append(content, of: bytes, to: &decoded)
    return String(decoding: decoded, as: UTF8.self)
  }

  /// The text of a JSON value: a string's content, or the value as it is written.
  public static func text(of value: ByteRange, in bytes: RawSpan) -> String {
    guard !value.isEmpty, bytes.byte(value.start) == JSONByte.quote else {
      return bytes.text(value)
    }
    return decode(value.withoutQuotes, in: bytes)
  }

  /// Whether a string's content needs decoding.
  @inlinable
  public static func hasEscape(_ content: ByteRange, in bytes: RawSpan) -> Bool {
    for position in content.start..<content.end where bytes.byte(position) == UInt8(ascii: "\\") {
      return true
    }
    return false
  }

  /// Whether a string's content that has escapes reads as a name in UTF-8.
  @usableFromInline
  static func equals(_ content: ByteRange, _ name: [UInt8], in bytes: RawSpan) -> Bool {
    guard Int(content.count) > name.count, hasEscape(content, in: bytes) else { return false }
    var decoded: [UInt8] = []
    append(content, of: bytes, to: &decoded)
    return decoded == name
  }

  /// Appends a string's content, escapes resolved.
  static func append(_ content: ByteRange, of bytes: RawSpan, to output: inout [UInt8]) {
    var position = content.start
    while position < content.end {
      let byte = bytes.byte(position)
      guard byte == JSONByte.backslash, position + 1 < content.end else {
        output.append(byte)
        position += 1
        continue
      }
      let escape = bytes.byte(position + 1)
      if escape == UInt8(ascii: "u") {
        position = appendCodeUnits(at: position, of: bytes, limit: content.end, to: &output)
      } else {
        output.append(character(ofEscape: escape))
        position += 2
      }
    }
  }

  private static func character(ofEscape escape: UInt8) -> UInt8 {
    switch escape {
    case UInt8(ascii: "b"): 0x08
    case UInt8(ascii: "f"): 0x0C
    case UInt8(ascii: "n"): 0x0A
    case UInt8(ascii: "r"): 0x0D
    case UInt8(ascii: "t"): 0x09
    default: escape
    }
  }

  private static func appendCodeUnits(
    at start: Int, of bytes: RawSpan, limit: Int, to output: inout [UInt8]
  ) -> Int {
    guard let first = try? JSONStringScan.codeUnit(start, bytes, limit) else {
      output.append(contentsOf: "\u{FFFD}".utf8)
      return limit
    }
    if UTF16.isLeadSurrogate(first), start + 12 <= limit,
      bytes.byte(start + 6) == JSONByte.backslash, bytes.byte(start + 7) == UInt8(ascii: "u"),
      let second = try? JSONStringScan.codeUnit(start + 6, bytes, limit),
      UTF16.isTrailSurrogate(second)
    {
      let pair = String(decoding: [first, second], as: UTF16.self)
      output.append(contentsOf: pair.utf8)
      return start + 12
    }
    // A half of a pair is no character.
    let scalar = Unicode.Scalar(first) ?? "\u{FFFD}"
    output.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    return start + 6
  }
}
