/// Finds the filters that make an alarm's metric.
struct AlarmLinks {
  /// No correlation can refer to more.
  static let filterCountMaximum = CorrelationReader.referenceCountMaximum

  /// CloudWatch takes metrics with other dimensions for other metrics.
  private struct Metric: Hashable {
    let name: MetricName
    let dimensionNames: [String]
  }

  private let units: [String]
  private let filtersByMetric: [Metric: [Int]]
  /// The names of the dimensions of one filter for each metric.
  private let dimensionNames: [MetricName: [String]]
  private let refusedFilters: [MetricName: String]

  init(filters: [ImportedFilter], refusedFilters: [MetricName: String]) {
    self.refusedFilters = refusedFilters
    units = filters.map(\.unit)
    filtersByMetric = Dictionary(grouping: filters.indices) { position in
      let filter = filters[position]
      return Metric(name: filter.metric, dimensionNames: filter.dimensionNames)
    }
    dimensionNames = Dictionary(filters.map { ($0.metric, $0.dimensionNames) }) { first, _ in first
    }
  }

  /// The positions of an alarm's filters; there is at least one.
  func filters(
    of alarm: ImportedAlarm, notes: inout [RuleFault]
  ) throws(RuleFault) -> [Int] {
    let metric = Metric(name: alarm.metric, dimensionNames: alarm.dimensions.map(\.key))
    guard let filters = filtersByMetric[metric] else { throw missingFault(alarm) }
    guard filters.count <= Self.filterCountMaximum else {
      throw RuleFault(
        alarm.namePlace,
        "more than \(Self.filterCountMaximum) filters make its metric '\(alarm.metric.text)'",
        mend: "import the log groups apart")
    }
    if let refused = refusedFilters[alarm.metric] {
      notes.append(
        RuleFault(
          alarm.namePlace, "\(refused), which makes its metric too, is not carried over",
          mend: "mend the filter, or expect fewer alerts"))
    }
    if let unit = alarm.unit, filters.contains(where: { units[$0] != unit }) {
      notes.append(
        RuleFault(
          alarm.namePlace, "its unit '\(unit)' is not that of its metric, and is not looked at",
          mend: "nothing; in CloudWatch it never has data"))
    }
    return filters
  }

  private func missingFault(_ alarm: ImportedAlarm) -> RuleFault {
    if let given = dimensionNames[alarm.metric] { return dimensionFault(alarm, given: given) }
    if let refused = refusedFilters[alarm.metric] {
      return RuleFault(
        alarm.namePlace, "\(refused), which makes its metric, is not carried over",
        mend: "mend the filter")
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
