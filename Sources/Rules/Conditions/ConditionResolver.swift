/// Puts the tests of a detection's search identifiers in the place of their names.
struct ConditionResolver {
  /// In the order in which they stand in the rule.
  let identifiers: [(name: String, expression: SearchExpression)]

  func resolve(_ condition: Condition) throws(ConditionFault) -> SearchExpression {
    switch condition {
    case .all(let parts): return .all(try resolve(parts))
    case .any(let parts): return .any(try resolve(parts))
    case .not(let part): return .not(try resolve(part))
    case .identifier(let name, let position): return try expression(of: name, position)
    case .quantified(let quantifier, let pattern, let position):
      let expressions = try expressions(of: pattern, position)
      return quantifier == .all ? .all(expressions) : .any(expressions)
    }
  }

  private func resolve(_ parts: [Condition]) throws(ConditionFault) -> [SearchExpression] {
    var expressions: [SearchExpression] = []
    for part in parts { expressions.append(try resolve(part)) }
    return expressions
  }

  private func expression(
    of name: String, _ position: Int
  ) throws(ConditionFault) -> SearchExpression {
    if let found = identifiers.first(where: { $0.name == name }) { return found.expression }
    let isKeyword = ["and", "or", "not", "of", "them"].contains(name.lowercased())
    throw ConditionFault(
      position: position, fault: "no search identifier is named '\(name)'",
      mend: isKeyword
        ? "write '\(name.lowercased())' in small letters"
        : "define it under detection, or correct the name")
  }

  private func expressions(
    of pattern: String?, _ position: Int
  ) throws(ConditionFault) -> [SearchExpression] {
    let chosen = identifiers.filter { IdentifierPattern.chooses($0.name, by: pattern) }
    guard !chosen.isEmpty else {
      throw ConditionFault(
        position: position, fault: "'\(pattern ?? "them")' names no search identifier",
        mend: "define one under detection, or correct the pattern")
    }
    return chosen.map(\.expression)
  }
}
