/// Adds filters to the detections that they are for.
enum FilterApplication {
  /// How many tests all filters together may add.
  static let testCountMaximum = 500_000

  /// - Returns: why references of filters lead nowhere.
  static func apply(to rules: inout ReadRules) -> [RuleProblem] {
    let resolver = ReferenceResolver(rules)
    var problems: [RuleProblem] = []
    var testCount = 0
    for filter in rules.filters {
      do throws(RuleFault) {
        let targets = try targets(of: filter.body, rules, resolver)
        // A test of a rule is kept for each rule.
        testCount += targets.count * filter.body.expression.size
        guard testCount <= testCountMaximum else {
          // With this one none of the rules is run, and the filters behind it change nothing.
          return problems + [RuleProblem(fault(of: filter), in: filter.file)]
        }
        for index in targets {
          rules.detections[index].body.expression.restrict(to: filter.body.expression)
          rules.detections[index].version.add(filter.version.text)
        }
      } catch {
        problems.append(RuleProblem(error, in: filter.file))
      }
    }
    return problems
  }

  private static func fault(of filter: ReadRules.Rule<RuleFilter>) -> RuleFault {
    RuleFault(
      filter.header.place,
      "with this filter, filters add more than \(testCountMaximum) tests to the rules",
      mend: "name the rules that it is for, or write fewer values")
  }

  private static func targets(
    of filter: RuleFilter, _ rules: ReadRules, _ resolver: ReferenceResolver
  ) throws(RuleFault) -> [Int] {
    guard let references = filter.references else { return Array(rules.detections.indices) }
    var targets: Set<Int> = []
    for reference in references {
      switch try resolver.target(of: reference) {
      case .detection(let index): targets.insert(index)
      case .correlation(let index):
        let parts = parts(of: rules.correlations[index], in: rules)
        targets.formUnion(parts)
        guard parts.isEmpty else { continue }
        throw RuleFault(
          reference.place, "'\(reference.text)' is a correlation, and filters are for detections",
          mend: "name the detections that it refers to")
      }
    }
    return targets.sorted()
  }
}

extension FilterApplication {
  /// The detections within a rule that counts in its condition: to name the rule is to mean these.
  private static func parts(
    of rule: ReadRules.Rule<CorrelationRule>, in rules: ReadRules
  ) -> [Int] {
    rules.detections.indices.filter {
      rules.detections[$0].header.wholeIdentity == rule.header.identity
    }
  }
}

extension SearchExpression {
  /// Makes another expression a condition of this one.
  ///
  /// Side by side, however many there are: each level of depth costs stack.
  fileprivate mutating func restrict(to other: SearchExpression) {
    if case .all(let parts) = self {
      self = .all(parts + [other])
    } else {
      self = .all([self, other])
    }
  }
}
