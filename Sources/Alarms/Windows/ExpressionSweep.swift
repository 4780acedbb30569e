import Rules

extension WindowSweep {
  /// The times at which the rules in the window satisfy an expression.
  ///
  /// Without a `not` the window is the one before, as for counts. With one it is the window after
  /// each second in which something happens that the expression asks for: what must not follow can
  /// only be judged from there.
  func holdings(_ expression: ReferenceExpression) -> [Holding] {
    let tally = ExpressionTally(expression: expression)
    guard expression.hasNegation else { return holdings(tally, in: NumberRange([])) }
    let wanted = expression.wantedReferences
    return holdings(tally, in: NumberRange([]), looksForward: true) {
      $0.references & wanted != 0
    }
  }
}

/// Counts which of the referenced rules occur, where they satisfy an expression.
private struct ExpressionTally: WindowTally {
  let expression: ReferenceExpression
  private var rules = RuleTally()

  init(expression: ReferenceExpression) { self.expression = expression }

  mutating func add(_ match: GroupMatch) { rules.add(match) }
  mutating func remove(_ match: GroupMatch) { rules.remove(match) }
  var measured: Double? { expression.holds(rules.occurring) ? rules.measured : nil }
}

extension ReferenceExpression {
  /// The references that the expression asks for, as bits: those under no `not`, or under an even
  /// number of them.
  var wantedReferences: UInt64 { references(isWanted: true) }

  private func references(isWanted: Bool) -> UInt64 {
    switch self {
    case .reference(let position): isWanted ? 1 << UInt64(position) : 0
    case .all(let parts), .any(let parts):
      parts.reduce(0) { $0 | $1.references(isWanted: isWanted) }
    case .not(let part): part.references(isWanted: !isWanted)
    }
  }
}
