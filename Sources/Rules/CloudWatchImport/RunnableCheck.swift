/// Finds out whether the rules that filters and alarms become can be run, each by itself, so that
/// one that cannot takes no other with it.
struct RunnableCheck {
  /// For all files of a call, as when they are loaded.
  private let budget = UnfoldingBudget()

  /// How many tests a filter's pattern makes.
  ///
  /// It must be one that can be run.
  func testCount(of filter: ImportedFilter) throws(RuleFault) -> Int {
    let place = filter.resource.place
    let entry = YAMLMap.Entry("metric_filter", filter.settings, at: place)
    return try MetricFilterReader.detection(of: entry, budget).expression.size
  }

  func check(_ alarm: ImportedAlarm) throws(RuleFault) {
    // Whatever its filters are called: they are judged by themselves.
    let document = RuleDocument.document(of: alarm, id: "", name: "", filterNames: ["filter"])
    guard let rule = document.map, let entry = rule.entry("correlation") else { return }
    _ = try CorrelationReader.correlation(of: rule, entry)
  }
}
