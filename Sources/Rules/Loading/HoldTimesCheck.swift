/// Refuses rules that others count and that say how long they must hold or go on.
///
/// An episode of a counted rule counts at its beginning, whatever becomes of it.
enum HoldTimesCheck {
  /// - Returns: why rules were taken out.
  static func refuseCounted(_ rules: inout ReadRules) -> [RuleProblem] {
    let counters = counters(rules)
    let detections = takeOut(&rules.detections, \.holdTimes) { counters[.detection($0)] }
    let correlations = takeOut(&rules.correlations, \.holdTimes) { counters[.correlation($0)] }
    rules.refusedNames.formUnion(detections.rules.flatMap(\.header.references))
    rules.refusedNames.formUnion(correlations.rules.flatMap(\.header.references))
    rules.silencedNames.formUnion(
      correlations.rules.flatMap(\.body.references).map(\.text))
    return detections.problems + correlations.problems
  }

  /// The rules that are counted, with the title of one that counts them.
  private static func counters(_ rules: ReadRules) -> [ReferenceResolver.Target: String] {
    let resolver = ReferenceResolver(rules)
    var counters: [ReferenceResolver.Target: String] = [:]
    for rule in rules.correlations {
      for reference in rule.body.references {
        // A reference with several meanings is refused itself.
        let targets = resolver.targets(of: reference.text)
        if targets.count == 1 { counters[targets[0]] = rule.header.title }
      }
    }
    return counters
  }

  private static func takeOut<Body>(
    _ rules: inout [ReadRules.Rule<Body>], _ holdTimes: (Body) -> HoldTimes,
    countedBy counter: (Int) -> String?
  ) -> (rules: [ReadRules.Rule<Body>], problems: [RuleProblem]) {
    var kept: [ReadRules.Rule<Body>] = []
    var refused: [ReadRules.Rule<Body>] = []
    var problems: [RuleProblem] = []
    for (index, rule) in rules.enumerated() {
      guard let key = holdTimes(rule.body).firstKey, let counter = counter(index) else {
        kept.append(rule)
        continue
      }
      refused.append(rule)
      problems.append(RuleProblem(fault(of: key, countedBy: counter), in: rule.file))
    }
    rules = kept
    return (refused, problems)
  }

  private static func fault(of key: HoldTimes.Key, countedBy title: String) -> RuleFault {
    RuleFault(
      key.place,
      "the rule '\(title)' counts this one at its beginning, and '\(key.name)' has no meaning here",
      mend: "move '\(key.name)' to that rule, or remove it")
  }
}
