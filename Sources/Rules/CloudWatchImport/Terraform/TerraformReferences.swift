/// Finds what a plan does not know yet and its configuration tells: the metrics of alarms that are
/// named after a filter, such as `metric_name = aws_cloudwatch_log_metric_filter.root.id`.
///
/// Source: Terraform, "JSON Output Format", configuration and expression representations.
struct TerraformReferences {
  /// For each alarm of the module, by its name, what its metric's name refers to.
  private var references: [String: [String]] = [:]
  private var calls: [String: TerraformReferences] = [:]

  /// - Parameter configuration: a module of a plan's configuration.
  init(configuration: YAMLMap?) {
    // At once, for a call can make many modules. The file's reader has bounded the depth.
    for call in configuration?["module_calls"]?.map?.entries ?? [] {
      calls[call.key] = TerraformReferences(configuration: call.value.map?["module"]?.map)
    }
    for resource in configuration?["resources"]?.list ?? [] {
      guard let map = resource.map, let name = map["name"]?.scalar?.text,
        map["type"]?.scalar?.text == "aws_cloudwatch_metric_alarm",
        let list = map["expressions"]?.map?["metric_name"]?.map?["references"]?.list
      else { continue }
      references[name] = list.compactMap { $0.scalar?.text }
    }
  }

  /// Those of a module that is called in this one.
  ///
  /// - Parameter address: the module's, such as `module.alarms["trail"].module.root[0]`.
  func within(_ address: String) -> TerraformReferences {
    let start = address.ranges(of: "module.").last?.upperBound ?? address.endIndex
    let name = String(address[start...].prefix { $0 != "[" })
    return calls[name] ?? TerraformReferences(configuration: nil)
  }

  /// The values of an alarm, with the name of its metric where a filter beside it has that.
  func completed(
    _ values: YAMLMap, of alarm: YAMLMap, at place: SourcePlace, filterNames: TerraformFilterNames
  ) -> YAMLMap {
    guard values["metric_name"]?.scalar.map(\.isNull) ?? true,
      let name = alarm["name"]?.scalar?.text, let references = references[name],
      let text = filterNames.name(references)
    else { return values }
    let others = values.entries.filter { $0.key != "metric_name" }
    return YAMLMap(entries: others + [YAMLMap.Entry("metric_name", text, at: place)])
  }
}
