/// Passes an element by its brackets alone, when its grammar is broken or its size too large.
///
/// The skip can be interrupted at any byte and go on with the next ones.
struct ElementSkip {
  private var depth = 0
  private var isInString = false
  private var isEscaped = false

  /// Reads on; returns the position after the element, or nil when it has not ended.
  mutating func advance(_ bytes: RawSpan, from start: Int, limit: Int) -> Int? {
    var position = start
    while position < limit {
      let byte = bytes.byte(position)
      position += 1
      if isEscaped {
        isEscaped = false
      } else if isInString {
        if byte == JSONByte.backslash { isEscaped = true }
        if byte == JSONByte.quote { isInString = false }
      } else {
        switch byte {
        // An element that is no container ends where its list goes on.
        case JSONByte.comma where depth == 0, JSONByte.closeBracket where depth == 0:
          return position - 1
        case JSONByte.quote: isInString = true
        case JSONByte.openBrace, JSONByte.openBracket: depth += 1
        case JSONByte.closeBrace, JSONByte.closeBracket:
          depth -= 1
          if depth <= 0 { return position }
        default: break
        }
      }
    }
    return nil
  }

  /// The end of an object at a position, if its brackets close and a separator follows.
  ///
  /// - Throws: when the bytes end before that can be told.
  static func end(
    of start: Int, in bytes: RawSpan, limit: Int
  ) throws(JSONFault) -> Int? {
    guard start < limit, bytes.byte(start) == JSONByte.openBrace else { return nil }
    var skip = ElementSkip()
    guard let end = skip.advance(bytes, from: start, limit: limit) else {
      throw .incomplete(at: limit)
    }
    let next = skipWhiteSpace(bytes, end, limit)
    guard next < limit else { throw .incomplete(at: limit) }
    guard bytes.byte(next) == JSONByte.comma || bytes.byte(next) == JSONByte.closeBracket
    else { return nil }
    return end
  }
}
