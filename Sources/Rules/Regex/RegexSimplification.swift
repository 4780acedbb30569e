/// What an expression can leave out, for only whether it is found matters.
extension RegexSyntax {
  /// The expression in the form that unfolds to the least.
  var simplified: RegexSyntax {
    switch self {
    case .empty, .set, .assertion: self
    case .sequence(let items): .sequence(items.map(\.simplified))
    case .alternatives(let branches): .either(branches.map(\.simplified))
    case .repetition(let item, let minimum, let maximum):
      .repeating(item.simplified, minimum, maximum)
    }
  }

  /// Where a search may begin or end early.
  private enum Edge {
    case start
    case end
  }

  /// The expression without what a search finds anyway: `a*bc{2,}` is found where `bcc` is.
  var trimmedForSearch: RegexSyntax { trimmed(at: .start).trimmed(at: .end) }

  private func trimmed(at edge: Edge) -> RegexSyntax {
    switch self {
    case .empty, .set, .assertion: return self
    case .sequence(let items): return RegexSyntax.trimmed(items, at: edge)
    case .alternatives(let branches): return .either(branches.map { $0.trimmed(at: edge) })
    case .repetition(_, 0, _): return .empty
    case .repetition(let item, let minimum, _):
      if case .set = item { return .repeating(item, minimum, minimum) }
      let rest = RegexSyntax.repeating(item, minimum - 1, minimum - 1)
      return switch edge {
      case .start: .sequence([item.trimmed(at: edge), rest])
      case .end: .sequence([rest, item.trimmed(at: edge)])
      }
    }
  }

  private static func trimmed(_ items: [RegexSyntax], at edge: Edge) -> RegexSyntax {
    var rest = items[...]
    while let item = edge == .start ? rest.first : rest.last {
      let position = edge == .start ? rest.startIndex : rest.endIndex - 1
      rest[position] = item.trimmed(at: edge)
      // What is found without any text leaves the next item at the edge.
      guard rest[position].isOptional else { return .sequence(Array(rest)) }
      rest.remove(at: position)
    }
    return .empty
  }

  /// Whether no text and no condition is enough.
  private var isOptional: Bool {
    switch self {
    case .empty: true
    case .set, .assertion: false
    case .sequence(let items): items.allSatisfy(\.isOptional)
    case .alternatives(let branches): branches.contains(where: \.isOptional)
    case .repetition(let item, let minimum, _): minimum == 0 || item.isOptional
    }
  }

  /// One of several; characters are one set of them, so that they are read in one step.
  private static func either(_ branches: [RegexSyntax]) -> RegexSyntax {
    var ranges: [ClosedRange<UInt32>]?
    var joined: [RegexSyntax] = []
    var isOptional = false
    for branch in branches {
      switch branch {
      case .empty: isOptional = true
      case .set(let set): ranges = (ranges ?? []) + set.ranges
      default: joined.append(branch)
      }
    }
    if let ranges { joined.append(.set(ScalarSet(ranges))) }
    guard let only = joined.first else { return .empty }
    let choice = joined.count == 1 ? only : .alternatives(joined)
    return isOptional ? repeating(choice, 0, 1) : choice
  }

  /// A repetition, with repetitions within it drawn into one: `(a{0,3}){2}` is `a{0,6}`.
  private static func repeating(_ item: RegexSyntax, _ minimum: Int, _ maximum: Int?) -> RegexSyntax
  {
    // Without this, every copy of `a?` could be left out in every combination.
    let minimum = item.isOptional ? 0 : minimum
    if maximum == 0 { return .empty }
    if minimum == 1, maximum == 1 { return item }
    switch item {
    case .empty: return .empty
    case .assertion: return minimum == 0 ? .empty : item
    case .repetition(let inner, let innerMinimum, let innerMaximum) where innerMinimum <= 1:
      return .repetition(inner, minimum: minimum, maximum: product(maximum, innerMaximum))
    default: return .repetition(item, minimum: minimum, maximum: maximum)
    }
  }

  /// The product of two bounds; what is far too much to unfold anyway is cut, lest it overflow.
  private static func product(_ first: Int?, _ second: Int?) -> Int? {
    guard let first, let second else { return nil }
    return min(first * second, 1 << 20)
  }
}
