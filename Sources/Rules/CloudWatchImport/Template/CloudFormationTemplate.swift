/// A CloudFormation template.
enum CloudFormationTemplate {
  private static let kinds: [String: DeclaredResource.Kind] = [
    "AWS::Logs::MetricFilter": .metricFilter,
    "AWS::CloudWatch::Alarm": .metricAlarm,
    "AWS::CloudWatch::CompositeAlarm": .compositeAlarm,
  ]

  static func collect(_ root: YAMLMap, in file: String, into collector: inout ResourceCollector) {
    collector.declare(root["Parameters"]?.map, in: file)
    let values = CloudFormationValues(root, given: collector.parameters)
    UnreadTemplates.note(root, in: file, &collector)
    for entry in root["Resources"]?.map?.entries ?? [] {
      if entry.key.hasPrefix("Fn::ForEach") {
        collector.refuseAlarms(
          "the loop '\(entry.key)'",
          RuleFault(
            entry.place, "resources made in a loop are not carried over",
            mend: "import the template that CloudFormation shows as processed"), in: file)
      }
      UnreadTemplates.note(resource: entry, in: file, &collector)
      add(entry, values, in: file, to: &collector)
    }
  }

  private static func add(
    _ entry: YAMLMap.Entry, _ values: CloudFormationValues, in file: String,
    to collector: inout ResourceCollector
  ) {
    guard let map = entry.value.map, let kind = map["Type"]?.scalar.flatMap({ kinds[$0.text] })
    else { return }
    let properties = PropertyReader(
      map: map["Properties"]?.map ?? YAMLMap(entries: []), place: entry.place,
      naming: .cloudFormation, values: values)
    let resource = DeclaredResource(
      kind: kind, file: file, place: entry.place, address: entry.key, properties: properties)
    guard let condition = map.entry("Condition") else { return collector.add(resource) }
    let name = condition.value.scalar?.text ?? ""
    switch values.conditions[name] {
    case true: collector.add(resource)
    case false:
      collector.leaveOut(
        resource,
        RuleFault(
          condition.place, "\(resource.title) is left out: its condition '\(name)' is not met",
          mend: "nothing, or give other values of parameters"))
    case nil:
      collector.note(
        RuleFault(
          condition.place, "the condition is taken as met, for it depends on the stack",
          mend: "remove the rule where it is not"), in: file)
      collector.add(resource)
    }
  }
}
