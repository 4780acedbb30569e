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
      let literal = SigmaText(parts: other.text.isEmpty ? [] : [.literal(other.text)])
      return storage.pattern(literal.placed(comparison.placement), isCased: comparison.isCased)
    }
    let texts = TextPatterns(storage)
    return values.contains { value in
      if comparison.placement == .whole, let number = value.number,
        others.contains(where: { $0.number == number })
      {
        return true
      }
      let subject = comparison.isCased ? value.text : CaseFolding.fold(value.text)
      let whole = ByteRange(0, subject.count)
      return patterns.contains { texts.matches($0, subject.span.bytes, whole) }
    }
  }

  /// A value as text, and as a number where it is one: `1` and `1.0` are written differently.
  private struct FieldValue {
    let text: [UInt8]
    var number: DecimalNumber?
  }

  /// The values of a field; null is none.
  private func values(
    of path: Int, _ record: borrowing Record, _ bytes: RawSpan, _ context: EventContext
  ) -> [FieldValue] {
    if paths[path].root.isComputed {
      return computed(path, record, bytes, context).map { [FieldValue(text: Array($0.utf8))] } ?? []
    }
    var values: [FieldValue] = []
    _ = paths[path].anyEnd(of: record, in: bytes) { value in
      JSONLeaves.any(of: value, in: bytes) { leaf in
        let kind = JSONKind(firstByte: bytes.byte(leaf.start))
        if kind != .null {
          values.append(
            FieldValue(
              text: ValueText.decoded(leaf, in: bytes),
              number: kind == .number ? DecimalNumber(bytes, leaf) : nil))
        }
        return false
      }
    }
    return values
  }
}
