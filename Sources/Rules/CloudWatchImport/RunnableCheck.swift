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
    let rule = ImportReader.Rule(body: alarm, identity: [])
    let document = RuleDocument.document(of: rule, name: "", filterNames: ["filter"])
    guard let map = document.map, let entry = map.entry("correlation") else { return }
    let context = ReadingContext()
    _ = try CorrelationReader.correlation(of: map, entry, context)
    if let fault = context.faults.take().first { throw fault }
  }
}
