import CloudTrail

/// Values as text, where their bytes cannot be compared as they stand.
enum ValueText {
  /// Whether a stretch of JSON text is its own reading: ASCII without escapes.
  @inline(__always)
  static func isPlain(_ bytes: RawSpan, _ range: ByteRange) -> Bool {
    var position = range.start
    let end = range.end
    while position + 8 <= end {
      let word = bytes.unsafeLoadUnaligned(fromByteOffset: position, as: UInt64.self)
      let backslashes = word ^ 0x5C5C_5C5C_5C5C_5C5C
      let marks = ((backslashes &- 0x0101_0101_0101_0101) & ~backslashes) | word
      if marks & 0x8080_8080_8080_8080 != 0 { return false }
      position += 8
    }
    while position < end {
      let byte = bytes.byte(position)
      if byte >= 0x80 || byte == UInt8(ascii: "\\") { return false }
      position += 1
    }
    return true
  }

  /// A value as text in UTF-8.
  ///
  /// A string is its content, an object its compact JSON with the strings in it unescaped: rules
  /// look for pieces of policies, which are JSON texts within JSON.
  static func decoded(_ value: ByteRange, in bytes: RawSpan) -> [UInt8] {
    switch JSONKind(firstByte: bytes.byte(value.start)) {
    case .string: return Array(JSONString.decode(value.withoutQuotes, in: bytes).utf8)
    case .object, .array: return compact(value, in: bytes)
    case .number, .bool, .null: return bytes.copy(value)
    }
  }

  private static func compact(_ value: ByteRange, in bytes: RawSpan) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(Int(value.count))
    var position = value.start
    while position < value.end {
      let byte = bytes.byte(position)
      switch byte {
      case UInt8(ascii: "\""):
        let end = stringEnd(position, in: bytes, limit: value.end)
        let content = ByteRange(position, end).withoutQuotes
        text.append(byte)
        text += JSONString.decode(content, in: bytes).utf8
        text.append(byte)
        position = end
      case 0x20, 0x09, 0x0A, 0x0D:
        position += 1
      default:
        text.append(byte)
        position += 1
      }
    }
    return text
  }

  private static func stringEnd(_ start: Int, in bytes: RawSpan, limit: Int) -> Int {
    var position = start + 1
    while position < limit, bytes.byte(position) != UInt8(ascii: "\"") {
      position += bytes.byte(position) == UInt8(ascii: "\\") ? 2 : 1
    }
    return min(position + 1, limit)
  }
}
