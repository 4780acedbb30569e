/// A metric alarm, read whatever its format.
struct ImportedAlarm {
  let resource: DeclaredResource
  let name: String
  let namePlace: SourcePlace
  let arn: String?
  let description: String?
  let metric: MetricName
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

  static func alarm(
    _ resource: DeclaredResource, notes: inout [RuleFault]
  ) throws(RuleFault) -> ImportedAlarm {
    let properties = resource.properties
    let reader = ImportedAlarmReader(properties: properties)
    try reader.refuseOtherKinds()
    let name = try resource.name(notes: &notes)
    let metricName = try properties.required(.metricName).scalar?.text ?? ""
    let namespace = try properties.required(.namespace).scalar?.text ?? ""
    let alarm = ImportedAlarm(
      resource: resource, name: name.text, namePlace: name.place,
      arn: try properties.text(.alarmARN),
      description: properties.words(.alarmDescription, notes: &notes)?.scalar?.text,
      metric: MetricName(namespace: namespace, name: metricName),
      dimensions: try properties.dimensions(), unit: try properties.text(.unit),
      settings: try reader.settings())
    if let node = try properties.single(.lowSampleCounts), node.scalar?.text != "evaluate" {
      notes.append(
        RuleFault(
          node.place, "percentiles of few values are looked at like all others",
          mend: "nothing, unless the alarm is on a percentile"))
    }
    return alarm
  }

  private func refuseOtherKinds() throws(RuleFault) {
    if properties.has(.thresholdMetricID) { throw anomalyFault(at: properties.place) }
    guard let entry = properties.map.entry(properties.key(.metrics)), properties.has(.metrics)
    else { return }
    for query in entry.value.list ?? [] {
      let text = query.map?[properties.key(.expression)]?.scalar?.text.uppercased() ?? ""
      if text.contains("ANOMALY_DETECTION_BAND") { throw anomalyFault(at: query.place) }
      if text.contains("SELECT ") {
        throw RuleFault(
          query.place, "it queries Metrics Insights", mend: "alarm on the metric of one filter")
      }
    }
    throw RuleFault(
      entry.place, "it is computed of several metrics, or of one by an expression",
      mend: "alarm on the metric of one filter, by its name")
  }

  private func anomalyFault(at place: SourcePlace) -> RuleFault {
    RuleFault(
      place, "it compares with an anomaly band",
      mend: "write a correlation of type baseline, or compare with a number")
  }

  private func settings() throws(RuleFault) -> [YAMLMap.Entry] {
    let periods = try requiredCount(.evaluationPeriods)
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
    _ property: ResourceProperty
  ) throws(RuleFault) -> (value: Int, place: SourcePlace) {
    guard let count = try properties.count(property) else { throw properties.missing(property) }
    return count
  }

  private func statistic() throws(RuleFault) -> YAMLMap.Entry {
    let simple = ["Sum", "SampleCount", "Average", "Minimum", "Maximum"]
    if let node = try properties.single(.extendedStatistic), let text = node.scalar?.text {
      guard text.first == "p" || text.first == "P",
        YAMLScalar.Kind.isNumber(String(text.dropFirst())),
        let percentile = Double(text.dropFirst()), (0...100).contains(percentile)
      else {
        throw RuleFault(
          node.place, "the statistic '\(text)' is not supported",
          mend: "use a percentile such as p99, or one of \(simple.joined(separator: ", "))")
      }
      return YAMLMap.Entry("statistic", "p" + text.dropFirst(), at: node.place)
    }
    let node = try properties.required(.statistic)
    guard let text = node.scalar?.text, simple.contains(text) else {
      throw RuleFault(
        node.place, "'\(node.scalar?.text ?? "")' is not a statistic",
        mend: "use one of \(simple.joined(separator: ", "))")
    }
    return YAMLMap.Entry("statistic", text, at: node.place)
  }

  private func period() throws(RuleFault) -> YAMLMap.Entry {
    let seconds = try requiredCount(.period)
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
        throw anomalyFault(at: node.place)
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
