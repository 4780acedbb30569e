/// Looks a rule over for what can be run but is probably not meant so.
///
/// It knows AWS: which services write events, how their events are called, and what a record
/// holds. It stands beside the compiler: no warning refuses a rule, and a rule that the compiler
/// refuses may be looked over too.
enum RuleLinter {
  /// What is suspicious in one document of a rule file, in the order of the places.
  ///
  /// - Parameter stages: the catalogues of the loaded files; the APIs that they name are known.
  static func warnings(
    of document: YAMLNode, in file: String, stages: StageCatalogue = StageCatalogue()
  ) -> [RuleWarning] {
    guard let rule = document.map, rule["ml_stages"] == nil else { return [] }
    var report = LintReport(file: file, stages: stages)
    HeaderLint.check(rule, at: document.place, &report)
    if let detection = rule["detection"]?.map {
      DetectionLint(
        LintedDetection(detection, besides: ["condition", "timeframe"]),
        saysDataEvents: saysDataEvents(rule)
      ).check(&report)
    }
    if let filter = rule["filter"]?.map {
      FilterLint.check(filter, &report)
    }
    if let filter = rule["metric_filter"]?.map { MetricFilterLint.check(filter, rule, &report) }
    if let correlation = rule["correlation"]?.map {
      CorrelationLint.check(correlation, &report)
    }
    return report.sorted
  }

  /// Whether the rule tells its readers that it needs events which trails leave out by default.
  static func saysDataEvents(_ rule: YAMLMap) -> Bool {
    let texts = [rule["title"], rule["description"], rule["logsource"]?.map?["definition"]]
    return texts.contains { $0?.scalar?.text.lowercased().contains("data event") ?? false }
  }
}
