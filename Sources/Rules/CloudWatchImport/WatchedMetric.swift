/// Where an alarm says what it watches.
///
/// Source: Amazon CloudWatch API Reference, `MetricAlarm`, `MetricDataQuery` and `MetricStat`.
struct WatchedMetric {
  /// Holds the namespace, the name and the dimensions.
  let metric: PropertyReader
  /// Holds the period, the unit, and how the values of a period become one.
  let values: PropertyReader
  /// What the format calls the statistic there.
  let statistic: ResourceProperty

  /// The one metric that an alarm watches, named by the alarm itself or by its only query.
  init(of alarm: PropertyReader) throws(RuleFault) {
    if try alarm.has(.thresholdMetricID) { throw Self.anomalyFault(at: alarm.place) }
    guard let queries = try alarm.value(.metrics) else {
      self.init(metric: alarm, values: alarm, statistic: .statistic)
      return
    }
    var expressionCount = 0
    let list = try alarm.elements(of: queries)
    for query in list {
      guard let text = alarm.inner(query)?.expression else { continue }
      expressionCount += 1
      if text.contains("ANOMALY_DETECTION_BAND") { throw Self.anomalyFault(at: query.place) }
      if text.contains("SELECT ") {
        throw RuleFault(
          query.place, "it queries Metrics Insights", mend: "alarm on the metric of one filter")
      }
    }
    guard expressionCount == 0, list.count == 1, let only = Self.queries(of: alarm).first
    else {
      throw RuleFault(
        queries.place, "it is computed of several metrics, or of one by an expression",
        mend: "alarm on the metric of one filter, by its name")
    }
    self = only
    for query in list.compactMap(alarm.inner) { try Self.checkAccount(of: query, in: alarm) }
  }

  /// Refuses a metric of another account: what filters are given are taken for those of the alarm's.
  private static func checkAccount(
    of query: PropertyReader, in alarm: PropertyReader
  ) throws(RuleFault) {
    guard let value = query.written(.accountID),
      let account = value.node?.scalar?.text ?? value.fault?.fault,
      account != "${AWS::AccountId}"
    else { return }
    let own = (try? alarm.text(.alarmARN)).flatMap { RuleAccount(arn: $0) }?.number
    let given = alarm.values?.reference("AWS::AccountId", at: query.place)
    let known = own ?? (given?.fault == nil ? given?.node?.scalar?.text : nil)
    guard account != known else { return }
    throw RuleFault(
      value.node?.place ?? query.place,
      "its metric is one of the account '\(account)', "
        + (known.map { "and the alarm of '\($0)'" } ?? "which may not be the alarm's own"),
      mend: "alarm on it in the account itself")
  }

  private init(metric: PropertyReader, values: PropertyReader, statistic: ResourceProperty) {
    self.metric = metric
    self.values = values
    self.statistic = statistic
  }

  static func anomalyFault(at place: SourcePlace) -> RuleFault {
    RuleFault(
      place, "it compares with an anomaly band",
      mend: "write a correlation of type baseline, or compare with a number")
  }

  /// What the queries of an alarm ask for, but for expressions.
  private static func queries(of alarm: PropertyReader) -> [WatchedMetric] {
    let list = (try? alarm.value(.metrics))?.list ?? []
    return list.compactMap { query in
      guard let values = alarm.inner(query)?.inner(.metricStat) else { return nil }
      return WatchedMetric(
        metric: values.inner(.metricOfStat) ?? values, values: values, statistic: .stat)
    }
  }
}

extension PropertyReader {
  /// What a query computes, in capitals; nil where it asks for a metric.
  fileprivate var expression: String? {
    do { return try text(.expression)?.uppercased() } catch { return "" }
  }
}

// MARK: - What can be told of any alarm

extension WatchedMetric {
  /// What is known of the metrics that an alarm watches, be there a rule of it or not; at least one.
  static func sightings(in alarm: DeclaredResource) -> [MetricSighting] {
    let properties = alarm.properties
    let queries = queries(of: properties)
    guard queries.isEmpty || properties.mayHave(.metricName) else { return queries.map(\.sighting) }
    let own = WatchedMetric(metric: properties, values: properties, statistic: .statistic)
    return [own.sighting] + queries.map(\.sighting)
  }

  var sighting: MetricSighting {
    MetricSighting(
      namespace: try? metric.text(.namespace), name: try? metric.text(.metricName))
  }
}
