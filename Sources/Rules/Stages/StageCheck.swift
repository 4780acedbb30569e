/// Makes sure that rules which ask for the stage of a model's life can be answered.
enum StageCheck {
  static let field = "ml.stage"

  /// Takes out the rules that would never match for want of a catalogue; with one, notes what it
  /// says in their versions.
  ///
  /// - Returns: why they were taken out.
  static func refuseWithoutCatalogue(_ rules: inout ReadRules) -> [RuleProblem] {
    var problems: [RuleProblem] = []
    var kept: [ReadRules.Rule<ReadRules.Detection>] = []
    let catalogueVersion = rules.stages.version
    for var rule in rules.detections {
      guard rule.body.expression.fields.contains(field) else {
        kept.append(rule)
        continue
      }
      if rules.stages.isEmpty {
        problems.append(problem(rule.header, rule.file))
        rules.refusedNames.formUnion(
          [rule.header.id, rule.header.name, rule.header.title].compactMap(\.self))
      } else {
        rule.version.add(catalogueVersion)
        kept.append(rule)
      }
    }
    rules.detections = kept
    return problems
  }

  private static func problem(_ header: RuleHeader, _ file: String) -> RuleProblem {
    RuleProblem(
      RuleFault(
        header.place, "the rule asks for \(field), and no catalogue says which API has which stage",
        mend: "load a file with ml_stages as well, such as ml/stages.yml"), in: file)
  }
}

extension SearchExpression {
  /// The fields that it asks for.
  var fields: Set<String> {
    switch self {
    case .all(let parts), .any(let parts): parts.reduce(into: []) { $0.formUnion($1.fields) }
    case .not(let part): part.fields
    case .test(.values(.field(let field), _)), .test(.presence(let field, _)): [field]
    case .test(.comparison(let field, let other, _, _)): [field, other]
    case .test: []
    }
  }
}
