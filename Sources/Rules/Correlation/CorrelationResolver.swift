/// A correlation whose names are found.
struct ResolvedCorrelation {
  let references: [ReferenceResolver.Target]
  /// How the rule names them.
  let names: [String]
  let condition: AlarmCondition
  /// For each reference the fields of the group, and those whose values are measured.
  let fields: [(groupBy: [String], values: [String])]
}

/// Finds what the names in a correlation mean.
struct CorrelationResolver {
  private let rule: CorrelationRule
  private let resolver: ReferenceResolver
  /// The references with what they mean.
  private var references: [(reference: CorrelationRule.Reference, target: ReferenceResolver.Target)]

  static func resolve(
    _ rule: CorrelationRule, _ resolver: ReferenceResolver
  ) throws(RuleFault) -> ResolvedCorrelation {
    var resolution = try CorrelationResolver(rule, resolver)
    let condition = try resolution.condition()
    return ResolvedCorrelation(
      references: resolution.references.map(\.target),
      names: resolution.references.map(\.reference.text), condition: condition,
      fields: try resolution.fields())
  }

  private init(_ rule: CorrelationRule, _ resolver: ReferenceResolver) throws(RuleFault) {
    self.rule = rule
    self.resolver = resolver
    references = []
    for reference in rule.references {
      let target = try resolver.target(of: reference)
      // In an order a rule can have several places: two failures, then a success.
      guard rule.isOrdered || !references.contains(where: { $0.target == target }) else { continue }
      references.append((reference, target))
      // More have no place in the set of those that occurred.
      guard references.count <= CorrelationReader.referenceCountMaximum else {
        throw RuleFault(
          reference.place,
          "the correlation refers to more than \(CorrelationReader.referenceCountMaximum) rules",
          mend: "join detections with 'or', or chain correlations")
      }
    }
  }

  // MARK: The condition

  private mutating func condition() throws(RuleFault) -> AlarmCondition {
    switch rule.requirement {
    case .condition(let condition):
      if case .ruleCount(let range, _) = condition { try check(range) }
      return condition
    case .allRules(let isOrdered): return all(isOrdered: isOrdered)
    case .expression(let condition, let isOrdered, let place):
      if isOrdered {
        // What the condition does not name need not happen.
        var positions: Set<Int> = []
        for name in condition.identifiers { positions.insert(try position(of: name, at: place)) }
        references = references.indices.filter(positions.contains).map { references[$0] }
        return all(isOrdered: true)
      }
      return .ruleExpression(try expression(of: condition, at: place))
    }
  }

  private func all(isOrdered: Bool) -> AlarmCondition {
    let everyRule = NumberRange([.init(.greaterOrEqual, Double(references.count))])
    return .ruleCount(everyRule, isOrdered: isOrdered)
  }

  private func check(_ range: NumberRange) throws(RuleFault) {
    guard !(1...references.count).contains(where: { range.contains(Double($0)) }) else { return }
    throw RuleFault(
      references[0].reference.place,
      "the correlation refers to \(references.count) rules, and no number of them satisfies the "
        + "condition", mend: "refer to more rules, or correct the condition")
  }

  private func expression(
    of condition: Condition, at place: SourcePlace
  ) throws(RuleFault) -> ReferenceExpression {
    switch condition {
    case .all(let parts): return .all(try expressions(of: parts, at: place))
    case .any(let parts): return .any(try expressions(of: parts, at: place))
    case .not(let part): return .not(try expression(of: part, at: place))
    case .identifier(let name, _): return .reference(try position(of: name, at: place))
    case .quantified(let quantifier, let pattern, _):
      let chosen = references.indices.filter { position in
        IdentifierPattern.chooses(references[position].reference.text, by: pattern)
      }
      guard !chosen.isEmpty else {
        throw RuleFault(
          place, "'\(pattern ?? "them")' names none of the rules", mend: "correct the pattern")
      }
      let parts = chosen.map(ReferenceExpression.reference)
      return quantifier == .all ? .all(parts) : .any(parts)
    }
  }

  private func expressions(
    of parts: [Condition], at place: SourcePlace
  ) throws(RuleFault) -> [ReferenceExpression] {
    var expressions: [ReferenceExpression] = []
    for part in parts { expressions.append(try expression(of: part, at: place)) }
    return expressions
  }

  /// The position of a rule that the condition or an alias names.
  private func position(of name: String, at place: SourcePlace) throws(RuleFault) -> Int {
    if let position = references.firstIndex(where: { $0.reference.text == name }) {
      return position
    }
    let target = try resolver.target(of: CorrelationRule.Reference(text: name, place: place))
    guard let position = references.firstIndex(where: { $0.target == target }) else {
      throw RuleFault(
        place, "'\(name)' is not among the rules of the correlation", mend: "add it to 'rules:'")
    }
    return position
  }

  // MARK: Fields

  private func fields() throws(RuleFault) -> [(groupBy: [String], values: [String])] {
    var byAlias: [String: [Int: String]] = [:]
    for alias in rule.aliases {
      var fields: [Int: String] = [:]
      for (reference, field) in alias.fields {
        let named = try resolver.target(of: reference)
        for position in references.indices where references[position].target == named {
          fields[position] = field
        }
        guard references.contains(where: { $0.target == named }) else {
          throw RuleFault(
            reference.place, "'\(reference.text)' is not among the rules of the correlation",
            mend: "add it to 'rules:', or remove it here")
        }
      }
      if let missing = references.indices.first(where: { fields[$0] == nil }) {
        throw RuleFault(
          alias.place,
          "the alias '\(alias.name)' names no field of '\(references[missing].reference.text)'",
          mend: "add that rule's name with its field")
      }
      byAlias[alias.name] = fields
    }
    return references.indices.map { position in
      func resolved(_ field: String) -> String { byAlias[field]?[position] ?? field }
      return (rule.groupBy.map(resolved), rule.valueFields.map(resolved))
    }
  }
}

extension CorrelationRule {
  /// Whether the order in which its rules match matters.
  fileprivate var isOrdered: Bool {
    switch requirement {
    case .condition(.ruleCount(_, let isOrdered)), .allRules(let isOrdered),
      .expression(_, let isOrdered, _):
      isOrdered
    case .condition: false
    }
  }
}
