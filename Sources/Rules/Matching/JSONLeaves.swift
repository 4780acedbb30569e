import CloudTrail

/// Values as tests see them: the elements of arrays, never the arrays.
enum JSONLeaves {
  /// Calls `body` with a value, or with each element of an array however deep.
  ///
  /// - Parameter body: returns true to end the walk.
  /// - Returns: whether `body` ended the walk.
  static func any(
    of value: ByteRange, in bytes: RawSpan, _ body: (ByteRange) -> Bool
  ) -> Bool {
    guard bytes.byte(value.start) == UInt8(ascii: "[") else { return body(value) }
    return !JSONLookup.forEachElement(of: value, in: bytes) { !any(of: $0, in: bytes, body) }
  }

  /// Calls `body` with each string below a value; names of members are none.
  ///
  /// - Parameter body: returns true to end the walk.
  /// - Returns: whether `body` ended the walk.
  static func anyString(
    below value: ByteRange, in bytes: RawSpan, _ body: (ByteRange) -> Bool
  ) -> Bool {
    switch JSONKind(firstByte: bytes.byte(value.start)) {
    case .string: body(value)
    case .array:
      !JSONLookup.forEachElement(of: value, in: bytes) { !anyString(below: $0, in: bytes, body) }
    case .object:
      !JSONLookup.forEachMember(of: value, in: bytes) { !anyString(below: $1, in: bytes, body) }
    case .number, .bool, .null: false
    }
  }
}
