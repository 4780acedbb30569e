/// What a scan noticed in the strings that it passed.
///
/// Such text is valid enough to read but not to store: SQLite's JSON functions and readers that
/// insist on UTF-8 would stumble over it, so a record that has any of it is repaired first.
package struct JSONTextFindings: OptionSet {
  package let rawValue: UInt8

  package init(rawValue: UInt8) { self.rawValue = rawValue }

  /// Bytes that are not UTF-8.
  static let invalidUTF8 = JSONTextFindings(rawValue: 1)
  /// Control characters below U+0020 that are not escaped.
  package static let rawControlCharacter = JSONTextFindings(rawValue: 2)
  /// An escaped half of a surrogate pair without its other half.
  static let loneSurrogate = JSONTextFindings(rawValue: 4)
}

/// The bytes that JSON's grammar names.
enum JSONByte {
  static let quote = UInt8(ascii: "\"")
  static let backslash = UInt8(ascii: "\\")
  static let openBrace = UInt8(ascii: "{")
  static let closeBrace = UInt8(ascii: "}")
  static let openBracket = UInt8(ascii: "[")
  static let closeBracket = UInt8(ascii: "]")
  static let colon = UInt8(ascii: ":")
  static let comma = UInt8(ascii: ",")
  static let minus = UInt8(ascii: "-")
}

/// What kind a JSON value is, as its first byte tells.
public enum JSONKind: Sendable, Hashable {
  case object
  case array
  case string
  case number
  case bool
  case null

  /// The kind of the value that starts with a byte of valid JSON.
  @inlinable
  public init(firstByte: UInt8) {
    switch firstByte {
    case UInt8(ascii: "\""): self = .string
    case UInt8(ascii: "{"): self = .object
    case UInt8(ascii: "["): self = .array
    case UInt8(ascii: "t"), UInt8(ascii: "f"): self = .bool
    case UInt8(ascii: "n"): self = .null
    default: self = .number
    }
  }
}

/// Skips white space as RFC 8259 defines it.
@inlinable @inline(__always)
package func skipWhiteSpace(_ bytes: RawSpan, _ start: Int, _ end: Int) -> Int {
  var position = start
  while position < end {
    let byte = bytes.byte(position)
    guard byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 else { break }
    position += 1
  }
  return position
}
