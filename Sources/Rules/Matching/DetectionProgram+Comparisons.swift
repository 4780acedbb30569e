import CloudTrail

extension DetectionProgram {
  /// Whether any value of a field stands in a relation to any value of another.
  func holds(
    _ comparison: FieldComparison, _ record: borrowing Record, _ bytes: RawSpan,
    _ context: EventContext
  ) -> Bool {
    let others = values(of: comparison.otherPath, record, bytes, context)
    guard !others.isEmpty else { return false }
    let values = values(of: comparison.path, record, bytes, context)
    var storage = TextPatternStorage()
    let patterns = others.map { other in
      let literal = SigmaText(parts: other.isEmpty ? [] : [.literal(other)])
      return storage.pattern(literal.placed(comparison.placement), isCased: comparison.isCased)
    }
    let texts = TextPatterns(storage)
    return values.contains { value in
      let subject = comparison.isCased ? value : CaseFolding.fold(value)
      let whole = ByteRange(0, subject.count)
      return patterns.contains { texts.matches($0, subject.span.bytes, whole) }
    }
  }

  /// The values of a field as texts; null is none.
  private func values(
    of path: Int, _ record: borrowing Record, _ bytes: RawSpan, _ context: EventContext
  ) -> [[UInt8]] {
    if paths[path].root.isComputed {
      return computed(path, record, bytes, context).map { [Array($0.utf8)] } ?? []
    }
    var values: [[UInt8]] = []
    _ = paths[path].anyEnd(of: record, in: bytes) { value in
      JSONLeaves.any(of: value, in: bytes) { leaf in
        if bytes.byte(leaf.start) != UInt8(ascii: "n") {
          values.append(ValueText.decoded(leaf, in: bytes))
        }
        return false
      }
    }
    return values
  }
}
