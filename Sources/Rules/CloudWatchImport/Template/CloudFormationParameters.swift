/// What the parameters of a template stand for: what the caller gave, or else their defaults.
struct CloudFormationParameters {
  private enum Value {
    case known(YAMLNode)
    case unknown(reason: String)
  }

  private var values: [String: Value] = [:]
  private let budget: TemplateBudget

  /// - Parameters:
  ///   - given: values by name; also of what AWS names, such as `AWS::Region`.
  ///   - budget: what lists are charged to; each is made once, for templates refer to them often.
  init(_ parameters: YAMLMap?, given: [String: String] = [:], budget: TemplateBudget) {
    self.budget = budget
    for entry in parameters?.entries ?? [] {
      guard let map = entry.value.map else { continue }
      let type = map["Type"]?.scalar?.text ?? "String"
      let scalar = given[entry.key].map(Self.scalar) ?? Self.defaultValue(map, type: type)
      values[entry.key] =
        scalar.map { value($0, isList: type.contains("List"), at: entry.place) }
        ?? .unknown(reason: "the parameter '\(entry.key)' has no default")
    }
    // Others are not the template's: a name that it does not declare may be that of a resource.
    for (name, text) in given where name.hasPrefix("AWS::") && values[name] == nil {
      values[name] = value(Self.scalar(text), isList: false, at: .start)
    }
  }

  /// The default of a stored parameter is the name under which its value is stored.
  private static func defaultValue(_ map: YAMLMap, type: String) -> YAMLScalar? {
    guard !type.hasPrefix("AWS::SSM::Parameter::Value"),
      let value = map["Default"]?.scalar?.asInTemplate
    else { return nil }
    return value.isRewrittenByTemplates ? value : scalar(value.text)
  }

  private static func scalar(_ text: String) -> YAMLScalar {
    // Not where it is referred to: no place within it can be told.
    YAMLScalar(text: text, kind: .text, quoteWidth: nil)
  }

  private func value(_ scalar: YAMLScalar, isList: Bool, at place: SourcePlace) -> Value {
    guard scalar.text.utf8.count <= TemplateText.lengthMaximum else {
      return .unknown(reason: TemplateText.tooLong(at: place).fault)
    }
    guard isList else { return .known(YAMLNode(content: .scalar(scalar), place: place)) }
    let count = 1 + scalar.text.utf8.count { $0 == UInt8(ascii: ",") }
    guard budget.take(count * TemplateValue.bytesPerElement) else {
      return .unknown(reason: TemplateValue.spentReason)
    }
    let parts = scalar.text.split(separator: ",", omittingEmptySubsequences: false)
    let nodes = parts.compactMap { part in
      TemplateValue(String(part).trimmed, at: place).node
    }
    return .known(YAMLNode(content: .list(nodes), place: place))
  }

  func value(of name: String, at place: SourcePlace) -> TemplateValue {
    let reason: String
    switch values[name] {
    case .known(let node): return TemplateValue(YAMLNode(content: node.content, place: place))
    case .unknown(let known): reason = known
    case nil: reason = "what '\(name)' stands for is known only to the stack"
    }
    let fault = RuleFault(place, reason, mend: "write the value in its place")
    return TemplateValue("${\(name)}", at: place, fault: fault)
  }
}

extension String {
  /// The text without blanks at its ends.
  fileprivate var trimmed: String {
    guard let last = lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(self[...last].drop(while: \.isWhitespace))
  }
}
