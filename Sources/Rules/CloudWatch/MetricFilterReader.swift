/// Reads the `metric_filter` of a rule: a CloudWatch filter pattern, and the metric made of it.
///
/// Source: Amazon CloudWatch Logs API Reference, `PutMetricFilter`; the keys are its members in
/// snake case.
struct MetricFilterReader {
  private static let keys = [
    "pattern", "metric_value", "default_value", "dimensions", "metric_namespace", "metric_name",
  ]
  private static let dimensionCountMaximum = 3

  private let map: YAMLMap
  private let place: SourcePlace

  static func detection(
    of entry: YAMLMap.Entry, _ budget: UnfoldingBudget
  ) throws(RuleFault) -> ReadRules.Detection {
    guard let map = entry.value.map else {
      throw RuleFault(
        entry.value.place, "'metric_filter' must be a map, not \(entry.value.kindName)",
        mend: "write pattern and metric_value")
    }
    for entry in map.entries where !keys.contains(entry.key) {
      throw RuleFault(
        entry.place, "a metric filter has no '\(entry.key)'",
        mend: "use \(keys.joined(separator: ", "))")
    }
    let reader = MetricFilterReader(map: map, place: entry.place)
    return ReadRules.Detection(
      expression: try reader.expression(budget), metric: try reader.metric())
  }

  private func expression(_ budget: UnfoldingBudget) throws(RuleFault) -> SearchExpression {
    guard let node = map["pattern"], let scalar = node.scalar, !scalar.isNull else {
      throw RuleFault(
        map["pattern"]?.place ?? place, "the metric filter has no pattern",
        mend: "add 'pattern:' with a text such as '{ $.eventName = StopLogging }'")
    }
    // A long pattern takes long to read, also where it has few conditions.
    try budget.take(1 + scalar.text.utf8.count / 16, .tests, at: node.place)
    try budget.take(1, .regexSteps, at: node.place)
    var stepCount = 0
    let read = Result { () throws(ConditionFault) in
      try FilterPattern.expression(of: scalar.text, regexStepCount: &stepCount)
    }
    try budget.take(stepCount, .regexSteps, at: node.place)
    let expression: SearchExpression
    do {
      expression = try read.get()
    } catch {
      throw DetectionReader.fault(error, in: scalar, at: node.place)
    }
    try budget.take(expression.size, .tests, at: node.place)
    return expression
  }

  private func metric() throws(RuleFault) -> MetricFilter {
    let metric = MetricFilter(
      value: try value(), defaultValue: try number("default_value"), dimensions: try dimensions())
    if let node = map["default_value"], metric.defaultValue != nil, !metric.dimensions.isEmpty {
      throw RuleFault(
        node.place, "a metric with dimensions has no default value",
        mend: "remove default_value or dimensions")
    }
    return metric
  }

  private func value() throws(RuleFault) -> MetricFilter.Value {
    guard let node = map["metric_value"], node.scalar?.isNull != true else { return .constant(1) }
    guard let scalar = node.scalar, scalar.text.hasPrefix("$") else {
      return .constant(try number("metric_value") ?? 1)
    }
    return .selector(try selector(scalar, at: node.place))
  }

  private func selector(
    _ scalar: YAMLScalar, at place: SourcePlace
  ) throws(RuleFault) -> MetricSelector {
    do {
      return try MetricSelector(scalar.text)
    } catch {
      throw DetectionReader.fault(error, in: scalar, at: place)
    }
  }

  private func number(_ key: String) throws(RuleFault) -> Double? {
    guard let node = map[key], node.scalar?.isNull != true else { return nil }
    guard let number = node.scalar.flatMap({ DecimalNumber($0.text) }) else {
      throw RuleFault(
        node.place, "'\(node.scalar?.text ?? node.kindName)' is not a number",
        mend: "write a number"
          + (key == "metric_value" ? ", or a selector such as $.requestParameters.count" : ""))
    }
    return number.value
  }

  private func dimensions() throws(RuleFault) -> [MetricFilter.Dimension] {
    guard let node = map["dimensions"], node.scalar?.isNull != true else { return [] }
    guard let entries = node.map?.entries else {
      throw RuleFault(
        node.place, "'dimensions' must be a map, not \(node.kindName)",
        mend: "write each dimension's name and its selector")
    }
    guard entries.count <= Self.dimensionCountMaximum else {
      throw RuleFault(
        node.place, "a metric has at most \(Self.dimensionCountMaximum) dimensions",
        mend: "remove some")
    }
    var dimensions: [MetricFilter.Dimension] = []
    for entry in entries {
      guard let scalar = entry.value.scalar, !scalar.isNull else {
        throw RuleFault(
          entry.value.place, "a dimension is a selector, not \(entry.value.kindName)",
          mend: "write it as in $.userIdentity.userName")
      }
      _ = try selector(scalar, at: entry.value.place)
      dimensions.append(MetricFilter.Dimension(name: entry.key, selector: scalar.text))
    }
    return dimensions
  }
}
