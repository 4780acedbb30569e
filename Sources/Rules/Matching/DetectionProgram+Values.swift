import CloudTrail

extension DetectionProgram {
  /// Whether a value that is no array passes any of some tests.
  func passes(_ tests: Range<Int>, value: ByteRange, in bytes: RawSpan) -> Bool {
    let kind = JSONKind(firstByte: bytes.byte(value.start))
    let content = kind == .string ? value.withoutQuotes : value
    if kind != .object, ValueText.isPlain(bytes, content) {
      return passes(tests, kind, bytes, content, folded: bytes, content)
    }
    let decoded = ValueText.decoded(value, in: bytes)
    // Folding letters beyond ASCII takes as long as a slow regular expression.
    let folded = tests.contains { matchers[$0].foldsCase } ? CaseFolding.fold(decoded) : decoded
    return passes(
      tests, kind, decoded.span.bytes, ByteRange(0, decoded.count), folded: folded.span.bytes,
      ByteRange(0, folded.count))
  }

  /// Whether a value passes any of some tests.
  ///
  /// - Parameter folded: the value's text folded, unless it is ASCII: that is folded on the way.
  func passes(
    _ tests: Range<Int>, _ kind: JSONKind, _ text: RawSpan, _ range: ByteRange,
    folded: RawSpan, _ foldedRange: ByteRange
  ) -> Bool {
    for index in tests {
      let hasPassed: Bool
      switch matchers[index] {
      case .text(let pattern):
        hasPassed =
          kind != .null
          && (pattern.foldsCase
            ? texts.matches(pattern, folded, foldedRange) : texts.matches(pattern, text, range))
      case .null: hasPassed = kind == .null
      case .anything: hasPassed = kind != .null
      case .number(let number, let pattern):
        hasPassed =
          kind == .number
          ? DecimalNumber(text, range) == number
          : kind == .string && texts.matches(pattern, folded, foldedRange)
      case .boolean(let boolean): hasPassed = isBoolean(boolean, kind, text, range)
      case .regex(let regex): hasPassed = kind != .null && regexes[regex].matches(text, in: range)
      case .network(let network): hasPassed = kind == .string && network.contains(text, range)
      case .relation(let relation, let number):
        hasPassed =
          (kind == .number || kind == .string)
          && DecimalNumber(text, range).map { relation.holds($0, number) } ?? false
      case .timestamp(let part, let relation, let number):
        hasPassed =
          kind == .string
          && part.value(text, range).map { relation.holds(DecimalNumber(Int64($0)), number) }
            ?? false
      }
      if hasPassed { return true }
    }
    return false
  }

  private func isBoolean(
    _ boolean: Bool, _ kind: JSONKind, _ text: RawSpan, _ range: ByteRange
  ) -> Bool {
    switch kind {
    case .bool, .string, .number:
      if range.count == 1 { return text.byte(range.start) == UInt8(ascii: boolean ? "1" : "0") }
      let word: StaticString = boolean ? "true" : "false"
      guard Int(range.count) == word.utf8CodeUnitCount else { return false }
      return word.withUTF8Buffer { expected in
        for index in 0..<expected.count
        where CaseFolding.fold(text.byte(range.start + index)) != expected[index] {
          return false
        }
        return true
      }
    case .null, .object, .array: return false
    }
  }
}
