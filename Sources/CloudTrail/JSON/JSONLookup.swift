/// Finds members and elements in JSON text that has been checked before.
///
/// Everything here trusts the grammar, never a length: reads stay inside the given bytes.
public enum JSONLookup {
  /// Calls `body` with the name (without quotes, still escaped) and the value of each member.
  ///
  /// - Parameter body: returns false to end the walk.
  /// - Returns: false when `body` ended the walk.
  @inlinable
  @discardableResult
  public static func forEachMember(
    of object: ByteRange, in bytes: RawSpan, _ body: (ByteRange, ByteRange) -> Bool
  ) -> Bool {
    guard !object.isEmpty, bytes.byte(object.start) == UInt8(ascii: "{") else { return true }
    var position = skipWhiteSpace(bytes, object.start + 1, object.end)
    while position < object.end, bytes.byte(position) == UInt8(ascii: "\"") {
      let nameEnd = skipString(bytes, position, object.end)
      let name = ByteRange(position + 1, nameEnd - 1)
      position = skipWhiteSpace(bytes, nameEnd, object.end) + 1
      let start = skipWhiteSpace(bytes, position, object.end)
      position = skipValue(bytes, start, object.end)
      if !body(name, ByteRange(start, position)) { return false }
      position = skipWhiteSpace(bytes, position, object.end) + 1
      position = skipWhiteSpace(bytes, position, object.end)
    }
    return true
  }

  /// Calls `body` with each element of an array.
  ///
  /// - Parameter body: returns false to end the walk.
  /// - Returns: false when `body` ended the walk.
  @inlinable
  @discardableResult
  public static func forEachElement(
    of array: ByteRange, in bytes: RawSpan, _ body: (ByteRange) -> Bool
  ) -> Bool {
    guard !array.isEmpty, bytes.byte(array.start) == UInt8(ascii: "[") else { return true }
    var position = skipWhiteSpace(bytes, array.start + 1, array.end)
    while position < array.end, bytes.byte(position) != UInt8(ascii: "]") {
      let end = skipValue(bytes, position, array.end)
      guard end > position else { return true }
      if !body(ByteRange(position, end)) { return false }
      position = skipWhiteSpace(bytes, end, array.end) + 1
      position = skipWhiteSpace(bytes, position, array.end)
    }
    return true
  }

  /// The value of a member, the last one where a name stands twice.
  ///
  /// - Parameter name: the member's name in UTF-8; a name written with escapes is found too.
  /// - Returns: an empty range when the object has no such member, or is no object.
  @inlinable
  public static func member(
    _ name: [UInt8], of object: ByteRange, in bytes: RawSpan
  ) -> ByteRange {
    var found = ByteRange.none
    forEachMember(of: object, in: bytes) { candidate, value in
      if bytes.equals(candidate, name) || JSONString.equals(candidate, name, in: bytes) {
        found = value
      }
      return true
    }
    return found
  }

  /// The position after the string whose opening quote is at `start`.
  public static func skipString(_ bytes: RawSpan, _ start: Int, _ end: Int) -> Int {
    var position = start + 1
    while position < end {
      // Eight bytes at once, up to the first that can end or change the string.
      while position + 8 <= end {
        let marks = JSONStringScan.quoteOrBackslashMarks(bytes.word(position))
        if marks != 0 {
          position += marks.trailingZeroBitCount >> 3
          break
        }
        position += 8
      }
      if position >= end { break }
      let byte = bytes.byte(position)
      if byte == UInt8(ascii: "\"") { return position + 1 }
      position += byte == UInt8(ascii: "\\") ? 2 : 1
    }
    return end
  }

  /// The position after the value at `start`.
  @inlinable
  package static func skipValue(_ bytes: RawSpan, _ start: Int, _ end: Int) -> Int {
    guard start < end else { return end }
    switch bytes.byte(start) {
    case UInt8(ascii: "\""):
      return skipString(bytes, start, end)
    case UInt8(ascii: "{"), UInt8(ascii: "["):
      return skipContainer(bytes, start, end)
    default:
      var position = start
      while position < end {
        switch bytes.byte(position) {
        case UInt8(ascii: ","), UInt8(ascii: "}"), UInt8(ascii: "]"), 0x20, 0x09, 0x0A, 0x0D:
          return position
        default:
          position += 1
        }
      }
      return position
    }
  }

  @inlinable
  static func skipContainer(_ bytes: RawSpan, _ start: Int, _ end: Int) -> Int {
    var position = start
    var depth = 0
    while position < end {
      switch bytes.byte(position) {
      case UInt8(ascii: "\""):
        position = skipString(bytes, position, end)
        continue
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        depth -= 1
        if depth == 0 { return position + 1 }
      default:
        break
      }
      position += 1
    }
    return end
  }
}
