/// Makes sure that rules which ask for the stage of a model's life can be answered.
enum StageCheck {
  static let field = "ml.stage"

  /// Takes out the rules that would never match for want of a catalogue; with one, notes what it
  /// says in their versions.
  ///
  /// - Returns: why they were taken out.
  static func refuseWithoutCatalogue(_ rules: inout ReadRules) -> [RuleProblem] {
    guard rules.stages.isEmpty else {
      let catalogueVersion = rules.stages.version
      for index in rules.detections.indices where asks(rules.detections[index].body) {
        rules.detections[index].version.add(catalogueVersion)
      }
      for index in rules.correlations.indices where asks(rules.correlations[index].body) {
        rules.correlations[index].version.add(catalogueVersion)
      }
      return []
    }
    let detections = rules.detections.filter { asks($0.body) }
    // A group that no event has would never ring, and never say why.
    let correlations = rules.correlations.filter { asks($0.body) }
    rules.detections.removeAll { asks($0.body) }
    rules.correlations.removeAll { asks($0.body) }
    rules.refusedNames.formUnion(detections.flatMap(\.header.references))
    rules.refusedNames.formUnion(correlations.flatMap(\.header.references))
    rules.silencedNames.formUnion(correlations.flatMap(\.body.references).map(\.text))
    return detections.map { problem($0.header, $0.file) }
      + correlations.map { problem($0.header, $0.file) }
  }

  private static func asks(_ detection: ReadRules.Detection) -> Bool {
    detection.expression.fields.contains(field)
  }

  private static func asks(_ correlation: CorrelationRule) -> Bool {
    let aliased = correlation.aliases.flatMap { $0.fields.map(\.field) }
    return (correlation.groupBy + correlation.valueFields + aliased).contains(field)
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
