/// Finds what a plan does not know yet and its configuration tells: the metrics of alarms that are
/// named after a filter, such as `metric_name = aws_cloudwatch_log_metric_filter.root.id`.
///
/// Source: Terraform, "JSON Output Format", configuration and expression representations.
struct TerraformReferences {
  private static let filterType = "aws_cloudwatch_log_metric_filter"

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
    _ values: YAMLMap, of alarm: YAMLMap, at place: SourcePlace, filterNames: FilterNames
  ) -> YAMLMap {
    guard values["metric_name"]?.scalar.map(\.isNull) ?? true,
      let name = alarm["name"]?.scalar?.text, let references = references[name],
      let text = filterNames.name(references, index: alarm["index"]?.scalar?.text)
    else { return values }
    let others = values.entries.filter { $0.key != "metric_name" }
    return YAMLMap(entries: others + [YAMLMap.Entry("metric_name", text, at: place)])
  }

  /// What the filters of a module are called, by their names in the configuration and their indexes.
  ///
  /// Those alone whose metric is called so, too: else a reference to a filter's id says nothing.
  struct FilterNames {
    private var names: [String: String] = [:]

    init(_ resources: [YAMLNode]) {
      for case let map? in resources.map(\.map)
      where map["type"]?.scalar?.text == TerraformReferences.filterType {
        guard let name = map["name"]?.scalar?.text,
          let values = map["values"]?.map, let text = values["name"]?.scalar?.text,
          values["metric_transformation"]?.list?.first?.map?["name"]?.scalar?.text == text
        else { continue }
        names[Self.key(name, map["index"]?.scalar?.text)] = text
      }
    }

    private static func key(_ name: String, _ index: String?) -> String {
      index.map { "\(name)[\($0)]" } ?? name
    }

    /// The name of the filter whose id, which is its name, is referred to.
    ///
    /// - Parameter index: that of the alarm, for references by `count.index` and `each.key`.
    func name(_ references: [String], index: String?) -> String? {
      guard let first = references.first,
        first.hasPrefix(TerraformReferences.filterType + ".")
      else { return nil }
      let path = first.dropFirst(TerraformReferences.filterType.utf8.count + 1)
      let name = path.prefix { $0 != "." && $0 != "[" }
      var rest = path.dropFirst(name.count)
      // Without an attribute stands what is chosen by a variable.
      if rest.isEmpty {
        guard references.contains(where: { ["count.index", "each.key"].contains($0) }) else {
          return nil
        }
        return names[Self.key(String(name), index)]
      }
      var ownIndex: String?
      if rest.first == "[", let end = rest.firstIndex(of: "]") {
        ownIndex = rest[..<end].dropFirst().filter { $0 != "\"" }
        rest = rest[rest.index(after: end)...]
      }
      guard [".id", ".name"].contains(String(rest)) else { return nil }
      return names[Self.key(String(name), ownIndex)]
    }
  }
}
