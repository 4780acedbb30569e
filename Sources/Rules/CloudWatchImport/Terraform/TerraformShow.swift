/// The answer of `terraform show -json`: of a state, or of a plan.
///
/// Source: Terraform, "JSON Output Format", values representation.
enum TerraformShow {
  private static let kinds: [String: DeclaredResource.Kind] = [
    "aws_cloudwatch_log_metric_filter": .metricFilter,
    "aws_cloudwatch_metric_alarm": .metricAlarm,
    "aws_cloudwatch_composite_alarm": .compositeAlarm,
    "awscc_logs_metric_filter": .metricFilter,
    "awscc_cloudwatch_alarm": .metricAlarm,
    "awscc_cloudwatch_composite_alarm": .compositeAlarm,
  ]
  private static let stackTypes: Set<String> = [
    "aws_cloudformation_stack", "aws_cloudformation_stack_set", "awscc_cloudformation_stack",
    "awscc_cloudformation_stack_set",
  ]

  static func collect(_ root: YAMLMap, in file: String, into collector: inout ResourceCollector) {
    // A plan holds what will be, and beside it the state as it was.
    let values = root["planned_values"] ?? root["values"]
    let references = TerraformReferences(
      configuration: root["configuration"]?.map?["root_module"]?.map)
    if let module = values?.map?["root_module"] {
      collect(module, references, in: file, into: &collector)
    }
  }

  /// The reader of the file has bounded how deep modules can stand in modules.
  private static func collect(
    _ module: YAMLNode, _ references: TerraformReferences, in file: String,
    into collector: inout ResourceCollector
  ) {
    guard let module = module.map else { return }
    let resources = module["resources"]?.list ?? []
    let filterNames = TerraformFilterNames(resources)
    for resource in resources {
      guard let map = resource.map, map["mode"]?.scalar?.text != "data",
        let type = map["type"]?.scalar?.text
      else { continue }
      if stackTypes.contains(type) { note(stack: map, at: resource.place, in: file, &collector) }
      guard let kind = kinds[type] else { continue }
      var values = map["values"]?.map ?? YAMLMap(entries: [])
      if kind == .metricAlarm {
        values = references.completed(
          values, of: map, at: resource.place, filterNames: filterNames)
      }
      let properties = PropertyReader(
        map: values, place: resource.place,
        naming: type.hasPrefix("awscc_") ? .cloudControl : .terraform)
      collector.add(
        DeclaredResource(
          kind: kind, file: file, place: resource.place,
          address: map["address"]?.scalar?.text ?? "", properties: properties))
    }
    for child in module["child_modules"]?.list ?? [] {
      let address = child.map?["address"]?.scalar?.text ?? ""
      collect(child, references.within(address), in: file, into: &collector)
    }
  }

  /// Notes a stack whose template declares filters or alarms, or may do so.
  private static func note(
    stack: YAMLMap, at place: SourcePlace, in file: String, _ collector: inout ResourceCollector
  ) {
    let template = stack["values"]?.map?["template_body"]?.scalar?.text ?? ""
    guard
      template.isEmpty || template.contains("AWS::Logs::MetricFilter")
        || template.contains("AWS::CloudWatch::")
    else { return }
    let address = stack["address"]?.scalar?.text ?? ""
    collector.note(UnreadTemplates.fault("the stack '\(address)'", at: place), in: file)
  }
}
