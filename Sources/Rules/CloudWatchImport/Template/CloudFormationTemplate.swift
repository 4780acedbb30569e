/// A CloudFormation template.
enum CloudFormationTemplate {
  private static let kinds: [String: DeclaredResource.Kind] = [
    "AWS::Logs::MetricFilter": .metricFilter,
    "AWS::CloudWatch::Alarm": .metricAlarm,
    "AWS::CloudWatch::CompositeAlarm": .compositeAlarm,
  ]

  static func collect(_ root: YAMLMap, in file: String, into collector: inout ResourceCollector) {
    collector.declare(root["Parameters"]?.map)
    let values = CloudFormationValues(root, given: collector.parameters)
    UnreadTemplates.note(root, in: file, &collector)
    for entry in root["Resources"]?.map?.entries ?? [] {
      if entry.key.hasPrefix("Fn::ForEach") {
        collector.refuse(
          RuleFault(
            entry.place, "resources made in a loop are not carried over",
            mend: "import the template that CloudFormation shows as processed"), in: file)
      }
      UnreadTemplates.note(resource: entry, in: file, &collector)
      guard let map = entry.value.map, let type = map["Type"]?.scalar?.text else { continue }
      guard let kind = kinds[type] else { continue }
      if let condition = map.entry("Condition") { note(condition, in: file, &collector) }
      let properties = PropertyReader(
        map: map["Properties"]?.map ?? YAMLMap(entries: []), place: entry.place,
        naming: .cloudFormation, values: values)
      collector.add(
        DeclaredResource(
          kind: kind, file: file, place: entry.place, address: entry.key, properties: properties))
    }
  }

  private static func note(
    _ condition: YAMLMap.Entry, in file: String, _ collector: inout ResourceCollector
  ) {
    collector.note(
      RuleFault(
        condition.place, "the condition is taken as met, for it depends on the stack",
        mend: "remove the rule where it is not"), in: file)
  }
}
