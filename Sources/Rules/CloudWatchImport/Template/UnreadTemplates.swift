/// What a template declares elsewhere: in templates that are not in its file.
enum UnreadTemplates {
  private static let kinds = [
    "AWS::CloudFormation::Stack": "nested stack",
    "AWS::CloudFormation::StackSet": "stack set",
    "AWS::Serverless::Application": "nested application",
  ]

  /// Notes those that the whole template includes.
  static func note(
    _ template: YAMLMap, in file: String, _ collector: inout ResourceCollector
  ) {
    noteInclusion(in: template, in: file, &collector)
    if let resources = template["Resources"]?.map {
      noteInclusion(in: resources, in: file, &collector)
    }
    guard let transform = template["Transform"] else { return }
    for node in transform.list ?? [transform]
    where node.map?["Name"]?.scalar?.text == "AWS::Include" {
      collector.note(inclusionFault(at: node.place), in: file)
    }
  }

  /// Notes those of one resource.
  static func note(
    resource: YAMLMap.Entry, in file: String, _ collector: inout ResourceCollector
  ) {
    guard let map = resource.value.map else { return }
    noteInclusion(in: map, in: file, &collector)
    if let properties = map["Properties"]?.map {
      noteInclusion(in: properties, in: file, &collector)
    }
    guard let kind = kinds[map["Type"]?.scalar?.text ?? ""] else { return }
    collector.note(fault("the \(kind) '\(resource.key)'", at: resource.place), in: file)
  }

  static func fault(_ title: String, at place: SourcePlace) -> RuleFault {
    RuleFault(
      place, "the template of \(title) is not read with this file",
      mend: "name it too, if it declares filters or alarms")
  }

  private static func noteInclusion(
    in map: YAMLMap, in file: String, _ collector: inout ResourceCollector
  ) {
    guard let entry = map.entry("Fn::Transform") else { return }
    collector.note(inclusionFault(at: entry.place), in: file)
  }

  private static func inclusionFault(at place: SourcePlace) -> RuleFault {
    RuleFault(
      place, "what is included here is not read",
      mend: "import the template that CloudFormation shows as processed")
  }
}
