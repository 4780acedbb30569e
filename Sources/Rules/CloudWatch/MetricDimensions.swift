/// Picks, for an alarm on one of several metrics of a filter, the events that belong to it.
enum MetricDimensions {
  /// How many tests the detections that are made for alarms may have together.
  static let testCountMaximum = 150_000

  /// Gives each alarm with dimensions detections of its own: those of its filters, narrowed to the
  /// events that have the dimensions' values.
  ///
  /// - Returns: why alarms watch metrics that nothing reports.
  static func apply(to rules: inout ReadRules) -> [RuleProblem] {
    let resolver = ReferenceResolver(rules)
    var problems: [RuleProblem] = []
    var kept: [ReadRules.Rule<CorrelationRule>] = []
    var testCount = 0
    for var rule in rules.correlations {
      do {
        if rule.body.type == .metricAlarm { try narrow(&rule, in: &rules, resolver, &testCount) }
        kept.append(rule)
      } catch {
        problems.append(RuleProblem(error, in: rule.file))
        rules.silencedNames.formUnion(rule.body.references.map(\.text))
        rules.refusedNames.formUnion(rule.header.references)
      }
    }
    rules.correlations = kept
    return problems
  }

  private static func narrow(
    _ alarm: inout ReadRules.Rule<CorrelationRule>, in rules: inout ReadRules,
    _ resolver: ReferenceResolver, _ testCount: inout Int
  ) throws(RuleFault) {
    for index in alarm.body.references.indices {
      let reference = alarm.body.references[index]
      // What leads nowhere is told when the names are found.
      guard let target = resolver.targets(of: reference.text).first,
        case .detection(let position) = target
      else { continue }
      let filter = rules.detections[position]
      let dimensions = filter.body.metric?.dimensions ?? []
      try check(alarm.body, dimensions, reference)
      if dimensions.isEmpty { continue }
      var narrowed = filter.body
      narrowed.expression = .all(
        [filter.body.expression] + (try tests(of: dimensions, alarm.body.dimensions)))
      testCount += narrowed.expression.size
      guard testCount <= testCountMaximum else {
        throw RuleFault(
          reference.place,
          "with this alarm, alarms with dimensions make more than \(testCountMaximum) tests",
          mend: "load fewer alarms")
      }
      let header = filter.header.part(named: "\(alarm.header.identity) \(index)")
      rules.detections.append(
        ReadRules.Rule(
          header: header, body: narrowed, file: filter.file, version: filter.version))
      // The filter itself must not ring in the place of the alarm.
      rules.silencedNames.insert(reference.text)
      alarm.body.references[index] = CorrelationRule.Reference(
        text: header.name ?? "", place: reference.place)
    }
  }

  private static func check(
    _ alarm: CorrelationRule, _ dimensions: [MetricFilter.Dimension],
    _ reference: CorrelationRule.Reference
  ) throws(RuleFault) {
    let reported = dimensions.map(\.name).sorted()
    let wanted = alarm.dimensions.map(\.name).sorted()
    guard reported != wanted else { return }
    func words(_ names: [String]) -> String {
      names.isEmpty ? "no dimensions" : "the dimensions \(names.joined(separator: ", "))"
    }
    throw RuleFault(
      alarm.dimensions.first?.place ?? reference.place,
      "the alarm watches a metric with \(words(wanted)), and '\(reference.text)' reports one with "
        + words(reported),
      mend: "name the same dimensions in both: CloudWatch keeps a metric for each set of them")
  }

  private static func tests(
    of dimensions: [MetricFilter.Dimension],
    _ values: [(name: String, value: String, place: SourcePlace)]
  ) throws(RuleFault) -> [SearchExpression] {
    var tests: [SearchExpression] = []
    for dimension in dimensions {
      guard let wanted = values.first(where: { $0.name == dimension.name }) else { continue }
      let selector: Selector
      do {
        selector = try MetricSelector.selector(dimension.selector)
      } catch {
        throw RuleFault(wanted.place, error.fault, mend: error.mend)
      }
      let value = ValueTest.text(SigmaText(literal: wanted.value), isCased: true)
      tests.append(.test(.selector(SelectorTest(selector: selector, question: .equal(value)))))
    }
    return tests
  }
}
