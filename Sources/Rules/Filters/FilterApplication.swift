/// Adds filters to the detections that they are for.
enum FilterApplication {
  /// - Returns: why references of filters lead nowhere.
  static func apply(to rules: inout ReadRules) -> [RuleProblem] {
    let resolver = ReferenceResolver(rules)
    var problems: [RuleProblem] = []
    for filter in rules.filters {
      do {
        for index in try targets(of: filter.body, rules, resolver) {
          let expression = rules.detections[index].body.expression
          rules.detections[index].body.expression = .all([expression, filter.body.expression])
          rules.detections[index].version.add(filter.version.text)
        }
      } catch {
        problems.append(RuleProblem(error, in: filter.file))
      }
    }
    return problems
  }

  private static func targets(
    of filter: RuleFilter, _ rules: ReadRules, _ resolver: ReferenceResolver
  ) throws(RuleFault) -> [Int] {
    guard let references = filter.references else { return Array(rules.detections.indices) }
    var targets: Set<Int> = []
    for reference in references {
      switch try resolver.target(of: reference) {
      case .detection(let index): targets.insert(index)
      case .correlation:
        throw RuleFault(
          reference.place, "'\(reference.text)' is a correlation, and filters are for detections",
          mend: "name the detections that it refers to")
      }
    }
    return targets.sorted()
  }
}
