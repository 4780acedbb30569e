/// Reads a correlation that is a CloudWatch alarm.
///
/// Source: Amazon CloudWatch API Reference, `PutMetricAlarm`; the keys are its members in snake
/// case, as Terraform writes them.
struct MetricAlarmReader {
  static let keys = [
    "dimensions", "statistic", "period", "evaluation_periods", "datapoints_to_alarm",
    "comparison_operator", "threshold", "treat_missing_data", "actions_enabled",
  ]
  private static let statistics: [String: ValueStatistic] = [
    "Sum": .sum, "SampleCount": .sampleCount, "Average": .average, "Minimum": .minimum,
    "Maximum": .maximum,
  ]
  private static let comparisons: [String: NumberOperator] = [
    "GreaterThanOrEqualToThreshold": .greaterOrEqual, "GreaterThanThreshold": .greater,
    "LessThanThreshold": .less, "LessThanOrEqualToThreshold": .lessOrEqual,
  ]
  private static let periodCountMaximum = 10_080

  private let reader: CorrelationReader

  init(_ reader: CorrelationReader) { self.reader = reader }

  func correlation(
    references: [CorrelationRule.Reference]
  ) throws(RuleFault) -> CorrelationRule {
    let alarm = try alarm()
    var correlation = CorrelationRule(
      type: .metricAlarm, references: references,
      windowSeconds: Int(alarm.periodSeconds) * alarm.evaluationPeriods,
      requirement: .condition(.metricAlarm(alarm)))
    correlation.dimensions = try dimensions()
    correlation.rings = try reader.flag(reader.map.entry("actions_enabled"), default: true)
    return correlation
  }

  private func alarm() throws(RuleFault) -> MetricAlarm {
    let periodSeconds = try periodSeconds()
    let periods = try count("evaluation_periods", default: nil)
    let node = try reader.required("evaluation_periods")
    // CloudWatch looks back over a day at most, or over a week with periods of an hour and more.
    let rangeSeconds = periodSeconds < 3_600 ? 86_400 : 604_800
    guard periodSeconds <= rangeSeconds / periods else {
      throw RuleFault(
        node.place, "the periods reach back over more than \(Timespan.words(rangeSeconds))",
        mend: "write fewer or shorter periods")
    }
    let needed = try count("datapoints_to_alarm", default: periods)
    guard needed <= periods else {
      throw RuleFault(
        try reader.required("datapoints_to_alarm").place,
        "\(needed) of \(periods) periods can never breach",
        mend: "write at most \(periods)")
    }
    return MetricAlarm(
      statistic: try statistic(), periodSeconds: Int64(periodSeconds), evaluationPeriods: periods,
      datapointsToAlarm: needed,
      comparison: try word("comparison_operator", Self.comparisons, default: nil),
      threshold: try threshold(),
      missingData: try word(
        "treat_missing_data",
        Dictionary(
          uniqueKeysWithValues: MetricAlarm.MissingData.allCases.map { ($0.rawValue, $0) }),
        default: .missing))
  }

  private func periodSeconds() throws(RuleFault) -> Int {
    let node = try reader.required("period")
    let seconds = node.scalar.flatMap { Timespan.seconds($0.text) ?? Int($0.text) }
    guard let seconds, seconds >= 60, seconds <= 86_400 * 7, seconds % 60 == 0 else {
      throw RuleFault(
        node.place,
        "'\(node.scalar?.text ?? node.kindName)' is not a period of whole minutes",
        mend: "write 1m, 5m, 1h or the like: metrics of filters have one value a minute")
    }
    return seconds
  }

  private func count(_ key: String, default: Int?) throws(RuleFault) -> Int {
    if let `default`, reader.optional(key) == nil { return `default` }
    let node = try reader.required(key)
    guard let count = node.scalar.flatMap({ Int($0.text) }),
      (1...Self.periodCountMaximum).contains(count)
    else {
      throw RuleFault(
        node.place, "'\(node.scalar?.text ?? node.kindName)' is not a number of periods",
        mend: "write a whole number from 1 to \(Self.periodCountMaximum)")
    }
    return count
  }

  private func word<Value>(
    _ key: String, _ values: [String: Value], default: Value?
  ) throws(RuleFault) -> Value {
    if let `default`, reader.optional(key) == nil { return `default` }
    let node = try reader.required(key)
    guard let value = node.scalar.flatMap({ values[$0.text] }) else {
      throw RuleFault(
        node.place, "'\(node.scalar?.text ?? node.kindName)' is no \(key)",
        mend: "use one of \(values.keys.sorted().joined(separator: ", "))")
    }
    return value
  }

  private func statistic() throws(RuleFault) -> ValueStatistic {
    let node = try reader.required("statistic")
    let text = node.scalar?.text ?? ""
    if let statistic = Self.statistics[text] { return statistic }
    if text.hasPrefix("p"), let number = DecimalNumber(String(text.dropFirst())),
      (0...100).contains(number.value)
    {
      return .percentile(number.value)
    }
    throw RuleFault(
      node.place, "'\(node.scalar?.text ?? node.kindName)' is no statistic",
      mend: "use one of \(Self.statistics.keys.sorted().joined(separator: ", ")), p0 to p100")
  }

  private func threshold() throws(RuleFault) -> Double {
    let node = try reader.required("threshold")
    guard let number = node.scalar.flatMap({ DecimalNumber($0.text) }) else {
      throw RuleFault(
        node.place, "'\(node.scalar?.text ?? node.kindName)' is not a number",
        mend: "write a number")
    }
    return number.value
  }

  private func dimensions() throws(RuleFault) -> [(name: String, value: String, place: SourcePlace)]
  {
    guard let node = reader.optional("dimensions") else { return [] }
    guard let map = node.map else {
      throw RuleFault(
        node.place, "'dimensions' must be a map, not \(node.kindName)",
        mend: "write each dimension's name and value")
    }
    var dimensions: [(name: String, value: String, place: SourcePlace)] = []
    for entry in map.entries {
      guard let value = entry.value.scalar, !value.isNull else {
        throw RuleFault(
          entry.value.place, "a dimension's value is a text, not \(entry.value.kindName)",
          mend: "write a text")
      }
      dimensions.append((entry.key, value.text, entry.place))
    }
    return dimensions
  }
}
