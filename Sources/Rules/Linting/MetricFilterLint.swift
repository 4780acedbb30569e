/// Looks over the pattern and the dimensions of a metric filter.
enum MetricFilterLint {
  static func check(_ filter: YAMLMap, _ rule: YAMLMap, _ report: inout LintReport) {
    let comparisons = filter["pattern"].map { MetricPatternReader.comparisons(of: $0) } ?? []
    for item in comparisons { warnOfComputed(item.field, at: item.place, &report) }
    for dimension in filter["dimensions"]?.map?.entries ?? [] {
      guard let selector = dimension.value.scalar?.text, selector.hasPrefix("$.") else { continue }
      warnOfComputed(String(selector.dropFirst(2)), at: dimension.value.place, &report)
    }
    DetectionLint(
      LintedDetection(comparisons: comparisons), saysDataEvents: RuleLinter.saysDataEvents(rule)
    ).check(&report)
  }

  /// CloudWatch sees the record alone, and so do its patterns here.
  private static func warnOfComputed(
    _ field: String, at place: SourcePlace, _ report: inout LintReport
  ) {
    guard FieldPath(field).root.isComputed else { return }
    report.warn(
      place, "a selector leads into the record, which has no '\(field)'",
      mend: "ask for the members of which '\(field)' is computed, or write a detection")
  }
}
