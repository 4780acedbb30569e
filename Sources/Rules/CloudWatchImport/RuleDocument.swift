/// Builds the rule that a filter or an alarm becomes, in the words of rule files.
enum RuleDocument {
  static func document(of rule: ImportReader.Rule<ImportedFilter>, name: String) -> YAMLNode {
    let filter = rule.body
    let place = filter.resource.place
    let logsource = [
      YAMLMap.Entry("product", "aws", at: place), YAMLMap.Entry("service", "cloudtrail", at: place),
    ]
    let group = filter.logGroup.map { " of the log group \($0)" } ?? ""
    return document(
      title: filter.name, at: filter.namePlace, id: rule.id, name: name,
      description: "Makes the CloudWatch metric \(filter.metric.text)\(group).",
      body: [
        YAMLMap.Entry("logsource", logsource, at: place),
        YAMLMap.Entry("metric_filter", filter.settings, at: place),
      ], place)
  }

  static func document(
    of rule: ImportReader.Rule<ImportedAlarm>, name: String, filters: [ImportedFilter] = [],
    filterNames: [String]
  ) -> YAMLNode {
    let alarm = rule.body
    let place = alarm.resource.place
    var correlation = [
      YAMLMap.Entry("type", "metric_alarm", at: place),
      YAMLMap.Entry(
        "rules", list: filterNames.map { YAMLMap.Entry("rule", $0, at: place) }, at: place),
    ]
    if let place = alarm.dimensions.first?.place {
      correlation.append(YAMLMap.Entry("dimensions", alarm.dimensions, at: place))
    }
    correlation += alarm.settings
    return document(
      title: alarm.name, at: alarm.namePlace, id: rule.id, name: name,
      description: description(of: rule, filters),
      body: [YAMLMap.Entry("correlation", correlation, at: place)], place)
  }

  /// What the alarm says of itself, and where its numbers came from.
  private static func description(
    of rule: ImportReader.Rule<ImportedAlarm>, _ filters: [ImportedFilter]
  ) -> String {
    let alarm = rule.body
    var groups: [String] = []
    for case let group? in filters.map(\.logGroup) where !groups.contains(group) {
      groups.append(group)
    }
    var origin = "CloudWatch alarm on the metric \(alarm.metric.text)"
    if !groups.isEmpty {
      origin += " of the log group\(groups.count > 1 ? "s" : "") \(groups.joined(separator: ", "))"
    }
    if let account = rule.account {
      origin += ", of the account \(account.number) in \(account.region)"
    }
    return [alarm.description, origin + "."].compactMap(\.self).joined(separator: "\n")
  }

  private static func document(
    title: String, at titlePlace: SourcePlace, id: String, name: String, description: String,
    body: [YAMLMap.Entry], _ place: SourcePlace
  ) -> YAMLNode {
    let header = [
      YAMLMap.Entry("title", title, at: titlePlace), YAMLMap.Entry("id", id, at: place),
      YAMLMap.Entry("name", name, at: place),
      YAMLMap.Entry("description", description, at: place),
      YAMLMap.Entry("level", "medium", at: place),
    ]
    return YAMLNode(content: .map(YAMLMap(entries: header + body)), place: place)
  }
}
