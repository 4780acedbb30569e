/// Passes over JSON values while it checks every byte against the grammar (RFC 8259).
///
/// One loop and a stack of bits stand for recursion, so that hostile nesting costs no stack.
package enum JSONValueScan {
  /// The deepest nesting that any configuration can allow.
  static let depthLimit = 1024

  /// Finds the end of the value that starts at `start`.
  ///
  /// - Parameter depthMaximum: how many levels of arrays and objects may be open at once.
  /// - Returns: the position after the value.
  package static func end(
    of start: Int, in bytes: RawSpan, limit: Int, depthMaximum: Int,
    findings: inout JSONTextFindings
  ) throws(JSONFault) -> Int {
    var position = start
    var nesting = Nesting(maximum: min(depthMaximum, depthLimit))
    while true {
      // A value begins here.
      position = skipWhiteSpace(bytes, position, limit)
      guard position < limit else { throw .incomplete(at: limit) }
      let byte = bytes.byte(position)
      if byte == JSONByte.quote {
        position = try JSONStringScan.end(
          of: position, in: bytes, limit: limit, findings: &findings)
      } else if byte == JSONByte.openBrace || byte == JSONByte.openBracket {
        let isObject = byte == JSONByte.openBrace
        try nesting.push(isObject: isObject, at: position)
        position = skipWhiteSpace(bytes, position + 1, limit)
        guard position < limit else { throw .incomplete(at: limit) }
        if bytes.byte(position) != (isObject ? JSONByte.closeBrace : JSONByte.closeBracket) {
          if isObject { position = try key(position, bytes, limit, &findings) }
          continue
        }
        position += 1
        nesting.pop()
      } else {
        position = try scalarEnd(position, bytes, limit)
      }
      // A value has ended: close what ends with it, then find the next one.
      while true {
        if nesting.depth == 0 { return position }
        position = skipWhiteSpace(bytes, position, limit)
        guard position < limit else { throw .incomplete(at: limit) }
        let next = bytes.byte(position)
        if next == JSONByte.comma {
          position += 1
          if nesting.isObject {
            position = try key(position, bytes, limit, &findings)
          }
          break
        }
        guard next == (nesting.isObject ? JSONByte.closeBrace : JSONByte.closeBracket) else {
          throw nesting.isObject
            ? .expected("',' or '}'", at: position) : .expected("',' or ']'", at: position)
        }
        position += 1
        nesting.pop()
      }
    }
  }

  /// Passes a member's name and its colon.
  @inline(__always)
  private static func key(
    _ start: Int, _ bytes: RawSpan, _ limit: Int, _ findings: inout JSONTextFindings
  ) throws(JSONFault) -> Int {
    var position = skipWhiteSpace(bytes, start, limit)
    guard position < limit else { throw .incomplete(at: limit) }
    guard bytes.byte(position) == JSONByte.quote else {
      throw .expected("a member name", at: position)
    }
    position = try JSONStringScan.end(of: position, in: bytes, limit: limit, findings: &findings)
    return try colonEnd(position, bytes, limit)
  }

  /// Passes a colon.
  @inline(__always)
  static func colonEnd(_ start: Int, _ bytes: RawSpan, _ limit: Int) throws(JSONFault) -> Int {
    let position = skipWhiteSpace(bytes, start, limit)
    guard position < limit else { throw .incomplete(at: limit) }
    guard bytes.byte(position) == JSONByte.colon else { throw .expected("':'", at: position) }
    return position + 1
  }

  private static func scalarEnd(
    _ start: Int, _ bytes: RawSpan, _ limit: Int
  ) throws(JSONFault) -> Int {
    switch bytes.byte(start) {
    case UInt8(ascii: "t"): return try literalEnd("true", start, bytes, limit)
    case UInt8(ascii: "f"): return try literalEnd("false", start, bytes, limit)
    case UInt8(ascii: "n"): return try literalEnd("null", start, bytes, limit)
    default: return try numberEnd(start, bytes, limit)
    }
  }

  private static func literalEnd(
    _ literal: StaticString, _ start: Int, _ bytes: RawSpan, _ limit: Int
  ) throws(JSONFault) -> Int {
    let count = literal.utf8CodeUnitCount
    guard start + count <= limit else { throw .incomplete(at: limit) }
    guard bytes.equals(ByteRange(start, start + count), literal) else {
      throw .expected("a value", at: start)
    }
    return start + count
  }

  private static func numberEnd(
    _ start: Int, _ bytes: RawSpan, _ limit: Int
  ) throws(JSONFault) -> Int {
    var position = start
    if bytes.byte(position) == JSONByte.minus { position += 1 }
    guard position < limit else { throw .incomplete(at: limit) }
    if bytes.byte(position) == UInt8(ascii: "0") {
      position += 1
    } else {
      guard isDigit(bytes.byte(position)) else { throw .expected("a value", at: start) }
      position = digitsEnd(position, bytes, limit)
    }
    if position < limit, bytes.byte(position) == UInt8(ascii: ".") {
      position = try someDigitsEnd(position + 1, bytes, limit)
    }
    if position < limit, bytes.byte(position) | 0x20 == UInt8(ascii: "e") {
      position += 1
      if position < limit,
        bytes.byte(position) == JSONByte.minus || bytes.byte(position) == UInt8(ascii: "+")
      {
        position += 1
      }
      position = try someDigitsEnd(position, bytes, limit)
    }
    return position
  }

  @inline(__always)
  private static func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }

  private static func digitsEnd(_ start: Int, _ bytes: RawSpan, _ limit: Int) -> Int {
    var position = start
    while position < limit, isDigit(bytes.byte(position)) { position += 1 }
    return position
  }

  private static func someDigitsEnd(
    _ start: Int, _ bytes: RawSpan, _ limit: Int
  ) throws(JSONFault) -> Int {
    guard start < limit else { throw .incomplete(at: limit) }
    guard isDigit(bytes.byte(start)) else { throw .expected("a digit", at: start) }
    return digitsEnd(start, bytes, limit)
  }
}

/// Which of the open containers are objects: one bit a level.
private struct Nesting {
  private var bits: InlineArray<16, UInt64> = .init(repeating: 0)
  private(set) var depth = 0
  private(set) var isObject = false
  private let maximum: Int

  init(maximum: Int) { self.maximum = maximum }

  @inline(__always)
  mutating func push(isObject: Bool, at position: Int) throws(JSONFault) {
    guard depth < maximum else {
      throw JSONFault(reason: .nestedTooDeep(maximum: maximum), position: position)
    }
    let bit: UInt64 = 1 << UInt64(depth & 63)
    if isObject { bits[depth >> 6] |= bit } else { bits[depth >> 6] &= ~bit }
    depth += 1
    self.isObject = isObject
  }

  @inline(__always)
  mutating func pop() {
    depth -= 1
    guard depth > 0 else { return }
    let level = depth - 1
    isObject = bits[level >> 6] & (1 << UInt64(level & 63)) != 0
  }
}
