import Rules

extension WindowSweep {
  /// The times at which the rules in the window satisfy an expression.
  ///
  /// Without a `not` the window is the one before, as for counts. With one it is the window after
  /// each second in which any of the rules matched: what must not follow can only be judged from
  /// there.
  func holdings(_ expression: ReferenceExpression) -> [Holding] {
    let tally = ExpressionTally(expression: expression)
    return holdings(tally, in: NumberRange([]), looksForward: expression.hasNegation)
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
