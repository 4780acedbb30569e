/// A metric alarm, read whatever its format.
struct ImportedAlarm {
  let resource: DeclaredResource
  let name: String
  let namePlace: SourcePlace
  let arn: String?
  let description: String?
  let metric: MetricName
  /// Why a part of the metric is not known.
  let metricFault: RuleFault?
  /// Sorted by name.
  let dimensions: [YAMLMap.Entry]
  let unit: String?
  /// The body of the rule, but for what the filters say.
  let settings: [YAMLMap.Entry]
}

/// Reads a metric alarm, or says why no rule can be made of it.
///
/// Source: Amazon CloudWatch API Reference, `MetricAlarm`.
struct ImportedAlarmReader {
  private let properties: PropertyReader
  private let watched: WatchedMetric

  static func alarm(
    _ resource: DeclaredResource, notes: inout [RuleFault]
  ) throws(RuleFault) -> ImportedAlarm {
    let properties = resource.properties
    let watched = try WatchedMetric(of: properties)
    let reader = ImportedAlarmReader(properties: properties, watched: watched)
    let name = try resource.name(notes: &notes)
    let metric = try NamedMetric(watched.metric, .namespace, .metricName, in: resource.file)
    let alarm = ImportedAlarm(
      resource: resource, name: name.text, namePlace: name.place,
      arn: try properties.text(.alarmARN),
      description: properties.words(.alarmDescription, notes: &notes)?.scalar?.text,
      metric: metric.metric, metricFault: metric.fault,
      dimensions: try watched.metric.dimensions(), unit: try watched.values.text(.unit),
      settings: try reader.settings())
    if let node = try properties.single(.lowSampleCounts), node.scalar?.text != "evaluate" {
      notes.append(
        RuleFault(
          node.place, "percentiles of few values are looked at like all others",
          mend: "nothing, unless the alarm is on a percentile"))
    }
    return alarm
  }

  private func settings() throws(RuleFault) -> [YAMLMap.Entry] {
    let periods = try requiredCount(.evaluationPeriods, in: properties)
    var settings = [
      try statistic(), try period(),
      YAMLMap.Entry("evaluation_periods", number: Double(periods.value), at: periods.place),
    ]
    if let datapoints = try properties.count(.datapointsToAlarm), datapoints.value != periods.value
    {
      settings.append(
        YAMLMap.Entry("datapoints_to_alarm", number: Double(datapoints.value), at: datapoints.place)
      )
    }
    settings.append(try comparison())
    guard let threshold = try properties.number(.threshold) else {
      throw properties.missing(.threshold)
    }
    settings.append(YAMLMap.Entry("threshold", number: threshold.value, at: threshold.place))
    if let entry = try missingData() { settings.append(entry) }
    if try properties.flag(.actionsEnabled) == false {
      settings.append(YAMLMap.Entry("actions_enabled", flag: false, at: properties.place))
    }
    return settings
  }

  private func requiredCount(
    _ property: ResourceProperty, in properties: PropertyReader
  ) throws(RuleFault) -> (value: Int, place: SourcePlace) {
    guard let count = try properties.count(property) else { throw properties.missing(property) }
    return count
  }

  private func statistic() throws(RuleFault) -> YAMLMap.Entry {
    // A query has one property for both kinds.
    let node: YAMLNode
    if let extended = try properties.single(.extendedStatistic) {
      node = extended
    } else {
      node = try watched.values.required(watched.statistic)
    }
    let text = node.scalar?.text ?? ""
    let simple = ["Sum", "SampleCount", "Average", "Minimum", "Maximum"]
    if simple.contains(text) { return YAMLMap.Entry("statistic", text, at: node.place) }
    let number = text.dropFirst()
    guard text.first == "p" || text.first == "P", YAMLScalar.Kind.isNumber(String(number)),
      let percentile = Double(number), (0...100).contains(percentile)
    else {
      throw RuleFault(
        node.place, "the statistic '\(text)' is not supported",
        mend: "use a percentile such as p99, or one of \(simple.joined(separator: ", "))")
    }
    return YAMLMap.Entry("statistic", "p" + number, at: node.place)
  }

  private func period() throws(RuleFault) -> YAMLMap.Entry {
    let seconds = try requiredCount(.period, in: watched.values)
    guard seconds.value >= 60 else {
      throw RuleFault(
        seconds.place,
        "its period is \(seconds.value) seconds, and a filter makes one value a minute",
        mend: "use a period of 60 seconds or more")
    }
    guard seconds.value % 60 == 0 else {
      throw RuleFault(
        seconds.place, "its period of \(seconds.value) seconds is no whole number of minutes",
        mend: "use a multiple of 60")
    }
    return YAMLMap.Entry("period", Timespan.text(seconds: seconds.value), at: seconds.place)
  }

  private func comparison() throws(RuleFault) -> YAMLMap.Entry {
    let node = try properties.required(.comparisonOperator)
    let known = [
      "GreaterThanOrEqualToThreshold", "GreaterThanThreshold", "LessThanThreshold",
      "LessThanOrEqualToThreshold",
    ]
    guard let text = node.scalar?.text, known.contains(text) else {
      if node.scalar?.text.contains("UpperThreshold") == true
        || node.scalar?.text.contains("LowerThreshold") == true
      {
        throw WatchedMetric.anomalyFault(at: node.place)
      }
      throw RuleFault(
        node.place, "'\(node.scalar?.text ?? "")' is not a comparison",
        mend: "use one of \(known.joined(separator: ", "))")
    }
    return YAMLMap.Entry("comparison_operator", text, at: node.place)
  }

  private func missingData() throws(RuleFault) -> YAMLMap.Entry? {
    guard let node = try properties.single(.missingData), let text = node.scalar?.text else {
      return nil
    }
    guard let missingData = MetricAlarm.MissingData(rawValue: text) else {
      let known = MetricAlarm.MissingData.allCases.map(\.rawValue).joined(separator: ", ")
      throw RuleFault(
        node.place, "'\(text)' is not a treatment of missing data", mend: "use one of \(known)")
    }
    return missingData == .missing
      ? nil : YAMLMap.Entry("treat_missing_data", text, at: node.place)
  }
}
