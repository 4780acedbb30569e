/// What kind of file a description of filters and alarms is, as its content tells.
enum SourceFormat {
  /// The answer of `aws logs describe-metric-filters` or `aws cloudwatch describe-alarms`.
  case commandOutput
  /// A list out of such an answer, as `--query metricFilters` gives it.
  case commandList
  /// The answer of `terraform show -json`, of a state or of a plan.
  case terraformShow
  /// A CloudFormation template.
  case cloudFormation
  /// The answer of `aws cloudformation get-template`.
  case storedTemplate
  /// Files of Terraform's own, in which values are not resolved, or not in a documented form.
  case terraformInternal

  /// The format of a document, or nil where it is none that describes filters and alarms.
  init?(of node: YAMLNode) {
    guard let map = node.map else {
      guard node.list?.contains(where: { CommandOutput.kind(of: $0) != nil }) == true else {
        return nil
      }
      self = .commandList
      return
    }
    if ["metricFilters", "MetricAlarms", "CompositeAlarms"].contains(where: { map[$0]?.list != nil }
    ) {
      self = .commandOutput
    } else if map["format_version"] != nil,
      ["values", "planned_values", "terraform_version"].contains(where: { map[$0] != nil })
    {
      self = .terraformShow
    } else if Self.isTemplate(map) {
      self = .cloudFormation
    } else if StoredTemplate.isOne(map) {
      self = .storedTemplate
    } else if Self.isTerraformInternal(map) {
      self = .terraformInternal
    } else {
      return nil
    }
  }

  static func isTemplate(_ map: YAMLMap) -> Bool {
    guard let resources = map["Resources"]?.map else { return false }
    return map["AWSTemplateFormatVersion"] != nil
      || resources.entries.contains { entry in
        entry.key.hasPrefix("Fn::ForEach::")
          || entry.value.map?["Type"]?.scalar?.text.contains("::") == true
      }
  }

  /// A state file, or configuration written in JSON.
  private static func isTerraformInternal(_ map: YAMLMap) -> Bool {
    if map["terraform_version"] != nil, map["lineage"] != nil { return true }
    return map["resource"]?.map?.entries.contains { $0.key.hasPrefix("aws_") } == true
  }
}
