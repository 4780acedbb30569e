import CloudTrail

/// A condition of a CloudWatch pattern, ready to run.
struct SelectorMatcher: Sendable {
  /// The position in the program's list of selectors.
  let path: Int
  /// Literals are positions in the program's list of matchers.
  let question: SelectorQuestion<Range<Int>>
}

extension DetectionProgram {
  /// Whether an event satisfies a condition of a CloudWatch pattern.
  func passes(
    _ matcher: SelectorMatcher, _ record: borrowing Record, _ bytes: RawSpan
  ) -> Bool {
    let path = selectors[matcher.path]
    switch matcher.question {
    case .absent:
      return !path.anyNode(of: record, in: bytes) { _ in true }
    case .different(let literal) where path.hasWildcard:
      return !path.trunk(of: record, in: bytes).isEmpty
        && !path.anyNode(of: record, in: bytes) { equals(literal, node: $0, bytes) == true }
    default:
      return path.anyNode(of: record, in: bytes) { node in
        passes(matcher.question, node: node, bytes, isOnlyNode: !path.hasWildcard)
      }
    }
  }

  private func passes(
    _ question: SelectorQuestion<Range<Int>>, node: ByteRange, _ bytes: RawSpan, isOnlyNode: Bool
  ) -> Bool {
    let kind = JSONKind(firstByte: bytes.byte(node.start))
    switch question {
    case .equal(let literal): return equals(literal, node: node, bytes) == true
    case .different(let literal): return equals(literal, node: node, bytes) == false
    case .relation(let relation, let number):
      return kind == .number
        && DecimalNumber(bytes, node).map { relation.holds($0, number) } ?? false
    case .null:
      if isOnlyNode, kind == .array { return hasNull(node, bytes) }
      return kind == .null
    case .boolean(let boolean):
      return kind == .bool && (bytes.byte(node.start) == UInt8(ascii: "t")) == boolean
    case .absent: return false
    }
  }

  /// Whether a text or a number equals a literal; nil for all other nodes.
  private func equals(_ literal: Range<Int>, node: ByteRange, _ bytes: RawSpan) -> Bool? {
    let kind = JSONKind(firstByte: bytes.byte(node.start))
    guard kind == .string || kind == .number else { return nil }
    let content = kind == .string ? node.withoutQuotes : node
    // Case matters in every pattern: the text stands for itself where a folded one is asked for.
    guard kind == .string, JSONString.hasEscape(content, in: bytes) else {
      return passes(literal, kind, bytes, content, folded: bytes, content)
    }
    let decoded = ValueText.decoded(node, in: bytes)
    let whole = ByteRange(0, decoded.count)
    return passes(
      literal, kind, decoded.span.bytes, whole, folded: decoded.span.bytes, whole)
  }

  private func hasNull(_ array: ByteRange, _ bytes: RawSpan) -> Bool {
    !JSONLookup.forEachElement(of: array, in: bytes) {
      JSONKind(firstByte: bytes.byte($0.start)) != .null
    }
  }
}
