/// Finds out which values of a field an expression cannot do without.
enum RequiredValues {
  /// The values, folded, of which the field must have one for the expression to hold.
  ///
  /// - Returns: nil where the expression can hold with other values, or with none.
  static func of(_ field: String, in expression: SearchExpression) -> Set<String>? {
    values(field, expression, isNegated: false)
  }

  private static func values(
    _ field: String, _ expression: SearchExpression, isNegated: Bool
  ) -> Set<String>? {
    switch expression {
    case .not(let part): return values(field, part, isNegated: !isNegated)
    // By De Morgan a negated joint is the other joint of its negated parts.
    case .all(let parts), .any(let parts):
      let sets = parts.map { values(field, $0, isNegated: isNegated) }
      return expression.isConjunction != isNegated ? narrowest(sets) : union(sets)
    case .test(let test): return isNegated ? nil : values(field, test)
    }
  }

  private static func narrowest(_ sets: [Set<String>?]) -> Set<String>? {
    sets.compactMap(\.self).reduce(nil) { known, set in known?.intersection(set) ?? set }
  }

  private static func union(_ sets: [Set<String>?]) -> Set<String>? {
    sets.reduce(Set()) { known, set in
      guard let known, let set else { return nil }
      return known.union(set)
    }
  }

  private static func values(_ field: String, _ test: SearchTest) -> Set<String>? {
    switch test {
    case .values(.field(field), let tests):
      return folded(tests.map(\.literal))
    case .selector(let test): return folded([test.text(requiredOf: field)])
    case .values, .presence, .comparison: return nil
    }
  }

  private static func folded(_ literals: [[UInt8]?]) -> Set<String>? {
    var values: Set<String> = []
    for literal in literals {
      guard let literal else { return nil }
      values.insert(String(decoding: CaseFolding.fold(literal), as: UTF8.self))
    }
    return values
  }
}

extension SearchExpression {
  fileprivate var isConjunction: Bool {
    if case .all = self { true } else { false }
  }
}

extension ValueTest {
  /// The text that a value must be, or nil where others will do as well.
  var literal: [UInt8]? {
    if case .text(let text, _) = self { text.literal } else { nil }
  }
}
