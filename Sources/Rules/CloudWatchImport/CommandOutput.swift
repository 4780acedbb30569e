/// The answers of `aws logs describe-metric-filters` and `aws cloudwatch describe-alarms`.
enum CommandOutput {
  static func collect(_ root: YAMLMap, in file: String, into collector: inout ResourceCollector) {
    for (key, kind) in [
      ("metricFilters", DeclaredResource.Kind.metricFilter), ("MetricAlarms", .metricAlarm),
      ("CompositeAlarms", .compositeAlarm),
    ] {
      for element in root[key]?.list ?? [] { add(element, kind, in: file, to: &collector) }
    }
    for key in ["nextToken", "NextToken"] {
      guard let entry = root.entry(key), entry.value.scalar?.isNull != true else { continue }
      collector.refuse(
        RuleFault(
          entry.place, "the file ends before the last filter or alarm",
          mend: "ask again without --max-items and --no-paginate"), in: file)
    }
  }

  /// A list out of such answers, in which filters and alarms of both kinds may stand.
  static func collect(_ list: YAMLNode, in file: String, into collector: inout ResourceCollector) {
    var others: [SourcePlace] = []
    for element in list.list ?? [] {
      if let kind = kind(of: element) {
        add(element, kind, in: file, to: &collector)
      } else {
        others.append(element.place)
      }
    }
    guard let first = others.first else { return }
    collector.refuse(
      RuleFault(
        first, "\(others.count) elements of the list, here the first, are no filters or alarms",
        mend: "list filters and alarms as the commands give them"), in: file)
  }

  /// What an element of a list is, as its properties tell.
  static func kind(of element: YAMLNode) -> DeclaredResource.Kind? {
    guard let map = element.map else { return nil }
    if map["metricTransformations"] != nil { return .metricFilter }
    if map["AlarmRule"] != nil { return .compositeAlarm }
    return map["AlarmName"] == nil ? nil : .metricAlarm
  }

  private static func add(
    _ element: YAMLNode, _ kind: DeclaredResource.Kind, in file: String,
    to collector: inout ResourceCollector
  ) {
    let properties = PropertyReader(
      map: element.map ?? YAMLMap(entries: []), place: element.place,
      naming: kind == .metricFilter ? .logsCommand : .cloudFormation)
    collector.add(
      DeclaredResource(
        kind: kind, file: file, place: element.place, address: "", properties: properties))
  }
}
