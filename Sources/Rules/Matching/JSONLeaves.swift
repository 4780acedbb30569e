import CloudTrail

/// Values as tests see them: the elements of arrays, never the arrays.
enum JSONLeaves {
  /// Calls `body` with a value, or with each element of an array however deep.
  ///
  /// One walk without recursion: of arrays in arrays no byte is read twice.
  ///
  /// - Parameter body: returns true to end the walk.
  /// - Returns: whether `body` ended the walk.
  static func any(
    of value: ByteRange, in bytes: RawSpan, _ body: (ByteRange) -> Bool
  ) -> Bool {
    guard bytes.byte(value.start) == UInt8(ascii: "[") else { return body(value) }
    var position = value.start
    while position < value.end {
      switch bytes.byte(position) {
      case UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: ","), 0x20, 0x09, 0x0A, 0x0D:
        position += 1
      default:
        let end = JSONLookup.skipValue(bytes, position, value.end)
        guard end > position else { return false }
        if body(ByteRange(position, end)) { return true }
        position = end
      }
    }
    return false
  }

  /// Calls `body` with each string, number and boolean below a value, and with null; names of
  /// members are none of them.
  ///
  /// - Parameter body: returns true to end the walk.
  /// - Returns: whether `body` ended the walk.
  static func anyScalar(
    below value: ByteRange, in bytes: RawSpan, _ body: (ByteRange) -> Bool
  ) -> Bool {
    var position = value.start
    while position < value.end {
      switch bytes.byte(position) {
      case UInt8(ascii: "\""):
        let end = JSONLookup.skipString(bytes, position, value.end)
        let next = skipWhiteSpace(bytes, end, value.end)
        let isName = next < value.end && bytes.byte(next) == UInt8(ascii: ":")
        if !isName, body(ByteRange(position, end)) { return true }
        position = end
      case UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "["), UInt8(ascii: "]"),
        UInt8(ascii: ","), UInt8(ascii: ":"), 0x20, 0x09, 0x0A, 0x0D:
        position += 1
      default:
        let end = JSONLookup.skipValue(bytes, position, value.end)
        guard end > position else { return false }
        if body(ByteRange(position, end)) { return true }
        position = end
      }
    }
    return false
  }
}
