import CloudTrail

extension DetectionProgram {
  /// Whether a detection matches an event.
  func matches(
    _ detection: Int, _ record: borrowing Record, in bytes: RawSpan, _ context: EventContext
  ) -> Bool {
    holds(roots[detection], record, bytes, context)
  }

  func holds(
    _ position: Int, _ record: borrowing Record, _ bytes: RawSpan, _ context: EventContext
  ) -> Bool {
    let node = nodes[position]
    switch node.kind {
    case .all:
      var part = position + 1
      while part < node.end {
        guard holds(part, record, bytes, context) else { return false }
        part = nodes[part].end
      }
      return true
    case .any:
      var part = position + 1
      while part < node.end {
        if holds(part, record, bytes, context) { return true }
        part = nodes[part].end
      }
      return false
    case .not:
      return !holds(position + 1, record, bytes, context)
    case .fieldTest(let index):
      return passes(fieldTests[index], record, bytes, context)
    case .presence(let path):
      return isPresent(path, record, bytes, context)
    case .comparison(let index):
      return holds(comparisons[index], record, bytes, context)
    case .selector(let index):
      return passes(selectorMatchers[index], record, bytes)
    case .keywords(let matchers):
      return JSONLeaves.anyScalar(below: record.range, in: bytes) {
        passes(matchers, value: $0, in: bytes)
      }
    }
  }

  private func passes(
    _ test: FieldTest, _ record: borrowing Record, _ bytes: RawSpan, _ context: EventContext
  ) -> Bool {
    if paths[test.path].root.isComputed {
      return passes(test, text: computed(test.path, record, bytes, context))
    }
    var isAbsent = true
    let hasPassed = paths[test.path].anyEnd(of: record, in: bytes) { value in
      isAbsent = false
      return JSONLeaves.any(of: value, in: bytes) { leaf in
        test.acceptsAnything && bytes.byte(leaf.start) != UInt8(ascii: "n")
          || passes(test.matchers, value: leaf, in: bytes)
      }
    }
    return hasPassed || (isAbsent && test.acceptsAbsence)
  }

  private func isPresent(
    _ path: Int, _ record: borrowing Record, _ bytes: RawSpan, _ context: EventContext
  ) -> Bool {
    paths[path].root.isComputed
      ? computed(path, record, bytes, context) != nil
      : paths[path].anyEnd(of: record, in: bytes) { _ in true }
  }

  /// Whether a text that is no JSON passes a test; nil stands for an absent field.
  func passes(_ test: FieldTest, text: String?) -> Bool {
    guard let text else { return test.acceptsAbsence }
    if test.acceptsAnything { return true }
    let utf8 = text.utf8.span
    let whole = ByteRange(0, utf8.count)
    if text.utf8.allSatisfy({ $0 < 0x80 }) {
      return passes(test.matchers, .string, utf8.bytes, whole, folded: utf8.bytes, whole)
    }
    let folded = CaseFolding.fold(Array(text.utf8))
    return passes(
      test.matchers, .string, utf8.bytes, whole, folded: folded.span.bytes,
      ByteRange(0, folded.count))
  }
}
