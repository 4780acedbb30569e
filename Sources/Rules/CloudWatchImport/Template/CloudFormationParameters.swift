/// What the parameters of a template stand for: what the caller gave, or else their defaults.
struct CloudFormationParameters {
  private enum Value {
    case text(String)
    case list([String])
    case none
  }

  private var values: [String: Value] = [:]

  /// - Parameter given: values by name; also of what AWS names, such as `AWS::Region`.
  init(_ parameters: YAMLMap?, given: [String: String] = [:]) {
    for entry in parameters?.entries ?? [] {
      guard let map = entry.value.map else { continue }
      let type = map["Type"]?.scalar?.text ?? "String"
      // The default of such a parameter is the name under which its value is stored.
      let isStored = type.hasPrefix("AWS::SSM::Parameter::Value")
      let text = given[entry.key] ?? (isStored ? nil : map["Default"]?.scalar?.text)
      values[entry.key] = Self.value(text, isList: type.contains("List"))
    }
    for (name, text) in given where values[name] == nil { values[name] = .text(text) }
  }

  private static func value(_ text: String?, isList: Bool) -> Value {
    guard let text, text.utf8.count <= TemplateText.lengthMaximum else { return .none }
    guard isList else { return .text(text) }
    return .list(
      text.split(separator: ",", omittingEmptySubsequences: false).map { part in
        String(part.drop { $0 == " " })
      })
  }

  func value(of name: String, at place: SourcePlace) -> TemplateValue {
    let reason: String
    switch values[name] {
    case .text(let text): return TemplateValue(text, at: place)
    case .list(let list):
      let nodes = list.compactMap { TemplateValue($0, at: place).node }
      return TemplateValue(YAMLNode(content: .list(nodes), place: place))
    case .some(.none): reason = "the parameter '\(name)' has no default"
    case nil: reason = "what '\(name)' stands for is known only to the stack"
    }
    let fault = RuleFault(place, reason, mend: "write the value in its place")
    return TemplateValue("${\(name)}", at: place, fault: fault)
  }
}
