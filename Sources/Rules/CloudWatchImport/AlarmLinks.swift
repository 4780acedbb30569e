/// Finds the filters that make an alarm's metric.
struct AlarmLinks {
  /// No correlation can refer to more.
  static let filterCountMaximum = CorrelationReader.referenceCountMaximum

  /// CloudWatch takes metrics with other dimensions for other metrics.
  private struct Metric: Hashable {
    let name: MetricName
    let dimensionNames: [String]
  }

  private let filters: [ImportReader.Rule<ImportedFilter>]
  private let filtersByMetric: [Metric: [Int]]
  /// The names of the dimensions of one filter for each metric.
  private let dimensionNames: [MetricName: [String]]
  private let refusedFilters: [MetricName: String]

  init(filters: [ImportReader.Rule<ImportedFilter>], refusedFilters: [MetricName: String]) {
    self.filters = filters
    self.refusedFilters = refusedFilters
    filtersByMetric = Dictionary(grouping: filters.indices) { position in
      let filter = filters[position].body
      return Metric(name: filter.metric, dimensionNames: filter.dimensionNames)
    }
    dimensionNames = Dictionary(filters.map { ($0.body.metric, $0.body.dimensionNames) }) {
      first, _ in first
    }
  }

  /// The positions of an alarm's filters; there is at least one.
  ///
  /// - Parameter testCount: how many tests the alarms with dimensions make together, so far.
  func filters(
    of alarm: ImportedAlarm, testCount: inout Int, notes: inout [RuleFault]
  ) throws(RuleFault) -> [Int] {
    let metric = Metric(name: alarm.metric, dimensionNames: alarm.dimensions.map(\.key))
    guard let positions = filtersByMetric[metric] else { throw missingFault(alarm) }
    guard positions.count <= Self.filterCountMaximum else {
      throw RuleFault(
        alarm.namePlace,
        "more than \(Self.filterCountMaximum) filters make its metric '\(alarm.metric.text)'",
        mend: "import the log groups apart")
    }
    try count(positions, of: alarm, &testCount)
    if let refused = refusedFilters[alarm.metric] {
      notes.append(
        RuleFault(
          alarm.namePlace, "\(refused), which makes its metric too, is not carried over",
          mend: "mend the filter, or expect fewer alerts"))
    }
    if let unit = alarm.unit, positions.contains(where: { filters[$0].body.unit != unit }) {
      notes.append(
        RuleFault(
          alarm.namePlace, "its unit '\(unit)' is not that of its metric, and is not looked at",
          mend: "nothing; in CloudWatch it never has data"))
    }
    return positions
  }

  /// An alarm with dimensions asks the questions of its filters again, for itself.
  private func count(
    _ positions: [Int], of alarm: ImportedAlarm, _ testCount: inout Int
  ) throws(RuleFault) {
    guard !alarm.dimensions.isEmpty else { return }
    let own = positions.reduce(0) { $0 + filters[$1].testCount + alarm.dimensions.count + 1 }
    guard testCount + own <= MetricDimensions.testCountMaximum else {
      throw RuleFault(
        alarm.namePlace,
        "with it, alarms with dimensions make more than \(MetricDimensions.testCountMaximum) tests",
        mend: "import fewer alarms at once")
    }
    testCount += own
  }

  private func missingFault(_ alarm: ImportedAlarm) -> RuleFault {
    if let given = dimensionNames[alarm.metric] { return dimensionFault(alarm, given: given) }
    if let refused = refusedFilters[alarm.metric] {
      return RuleFault(
        alarm.namePlace, "\(refused), which makes its metric, is not carried over",
        mend: "mend the filter")
    }
    if let fault = alarm.metricFault {
      return RuleFault(
        fault.place,
        "no filter of its file makes its metric '\(alarm.metric.text)': \(fault.fault)",
        mend: fault.mend)
    }
    return RuleFault(
      alarm.namePlace, "no given filter makes its metric '\(alarm.metric.text)'",
      mend: "name the file that declares its filter as well, if it has one")
  }

  private func dimensionFault(_ alarm: ImportedAlarm, given: [String]) -> RuleFault {
    func words(_ names: [String]) -> String {
      names.isEmpty ? "without dimensions" : "by \(names.joined(separator: ", "))"
    }
    return RuleFault(
      alarm.dimensions.first?.place ?? alarm.namePlace,
      "its filter makes the metric \(words(given)), and it looks at the one "
        + "\(words(alarm.dimensions.map(\.key))), which never has data",
      mend: "name the dimensions that the filter has")
  }
}
