/// The answers of `aws logs describe-metric-filters` and `aws cloudwatch describe-alarms`.
enum CommandOutput {
  static func collect(_ root: YAMLMap, in file: String, into collector: inout ResourceCollector) {
    collect(root["metricFilters"], .metricFilter, .logsCommand, in: file, into: &collector)
    collect(root["MetricAlarms"], .metricAlarm, .cloudFormation, in: file, into: &collector)
    collect(root["CompositeAlarms"], .compositeAlarm, .cloudFormation, in: file, into: &collector)
    for key in ["nextToken", "NextToken"] {
      guard let entry = root.entry(key), entry.value.scalar?.isNull != true else { continue }
      collector.refuse(
        RuleFault(
          entry.place, "the file ends before the last filter or alarm",
          mend: "ask again without --max-items and --no-paginate"), in: file)
    }
  }

  private static func collect(
    _ list: YAMLNode?, _ kind: DeclaredResource.Kind, _ naming: ResourceProperty.Naming,
    in file: String, into collector: inout ResourceCollector
  ) {
    for element in list?.list ?? [] {
      let properties = PropertyReader(
        map: element.map ?? YAMLMap(entries: []), place: element.place, naming: naming)
      collector.add(
        DeclaredResource(
          kind: kind, file: file, place: element.place, address: "", properties: properties))
    }
  }
}
