/// Puts the tests of a detection's search identifiers in the place of their names.
struct ConditionResolver {
  static let testCountMaximum = 100_000

  private struct Identifier {
    let name: String
    let expression: SearchExpression
    let testCount: Int
  }

  /// In the order in which they stand in the rule.
  private let identifiers: [Identifier]
  /// How many tests were put in the place of names; to look for identifiers by a pattern counts as
  /// one for each of them.
  private(set) var testCount = 0

  init(identifiers: [(name: String, expression: SearchExpression)]) {
    self.identifiers = identifiers.map {
      Identifier(name: $0.name, expression: $0.expression, testCount: $0.expression.size)
    }
  }

  mutating func resolve(_ condition: Condition) throws(ConditionFault) -> SearchExpression {
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

  private mutating func resolve(_ parts: [Condition]) throws(ConditionFault) -> [SearchExpression] {
    var expressions: [SearchExpression] = []
    for part in parts { expressions.append(try resolve(part)) }
    return expressions
  }

  private mutating func count(_ count: Int) throws(ConditionFault) {
    testCount += count
    guard testCount <= Self.testCountMaximum else {
      throw ConditionFault(
        position: 0, fault: "the detection unfolds to more than \(Self.testCountMaximum) tests",
        mend: "split the rule")
    }
  }

  private mutating func expression(
    of name: String, _ position: Int
  ) throws(ConditionFault) -> SearchExpression {
    if let found = identifiers.first(where: { $0.name == name }) {
      try count(found.testCount)
      return found.expression
    }
    if ["condition", "timeframe"].contains(name) {
      throw ConditionFault(
        position: position, fault: "'\(name)' cannot be the name of a search identifier",
        mend: "rename it: the name has a meaning of its own")
    }
    throw ConditionFault(
      position: position, fault: "no search identifier is named '\(name)'",
      mend: ConditionToken.wordMeant(by: name).map { "write '\($0)' in small letters" }
        ?? "define it under detection, or correct the name")
  }

  private mutating func expressions(
    of pattern: String?, _ position: Int
  ) throws(ConditionFault) -> [SearchExpression] {
    try count(identifiers.count)
    let chosen = identifiers.filter { IdentifierPattern.chooses($0.name, by: pattern) }
    guard !chosen.isEmpty else {
      throw ConditionFault(
        position: position, fault: "'\(pattern ?? "them")' names no search identifier",
        mend: "define one under detection, or correct the pattern")
    }
    try count(chosen.reduce(0) { $0 + $1.testCount })
    return chosen.map(\.expression)
  }
}
