/// Resolves what a template's values refer to, as far as the template alone tells.
///
/// Parameters stand for their defaults; what only a stack knows keeps the form `${Name}`.
/// Source: AWS CloudFormation User Guide, "Intrinsic function reference".
struct CloudFormationValues {
  let parameters: CloudFormationParameters
  let mappings: CloudFormationMappings
  private(set) var conditions: [String: Bool] = [:]
  let budget = TemplateBudget()

  /// - Parameter given: values of parameters that go before their defaults.
  init(_ template: YAMLMap, given: [String: String] = [:]) {
    parameters = CloudFormationParameters(
      template["Parameters"]?.map, given: given, budget: budget)
    mappings = CloudFormationMappings(template["Mappings"]?.map)
    // Conditions cannot depend on conditions by way of values.
    conditions = CloudFormationConditions.decided(template["Conditions"]?.map, self)
  }

  /// The value that a node stands for: itself where it is no call of a function.
  func value(of node: YAMLNode) -> TemplateValue {
    guard let call = IntrinsicCall(node) else { return TemplateValue(node.asInTemplate) }
    guard !budget.isSpent else { return .spent(at: call.place) }
    return charged(value(of: call), at: call.place)
  }

  private func charged(_ value: TemplateValue, at place: SourcePlace) -> TemplateValue {
    budget.take(value.cost) ? value : .spent(at: place)
  }

  private func value(of call: IntrinsicCall) -> TemplateValue {
    switch (call.name, call.argument.content) {
    case ("Ref", .scalar(let name)): return reference(name.text, at: call.place)
    case ("Fn::Sub", .scalar(let template)):
      return substitute(template.text, variables: nil, at: call.place)
    case ("Fn::Sub", .list(let list)) where list.count == 2:
      guard let template = list[0].scalar else { break }
      return substitute(template.text, variables: list[1].map, at: call.place)
    case ("Fn::Join", .list(let list)) where list.count == 2: return join(list, call)
    case ("Fn::Split", .list(let list)) where list.count == 2: return split(list, call)
    case ("Fn::Select", .list(let list)) where list.count == 2: return select(list, call)
    case ("Fn::FindInMap", .list(let list)) where list.count == 3: return find(list, call)
    case ("Fn::If", .list(let list)) where list.count == 3: return choose(list, call)
    default: break
    }
    return unresolved(call, "'\(call.name)' is not resolved")
  }

  func reference(_ name: String, at place: SourcePlace) -> TemplateValue {
    name == "AWS::NoValue"
      ? TemplateValue(nil) : charged(parameters.value(of: name, at: place), at: place)
  }

  /// What stands for a call that is not resolved: the same for calls that say the same.
  ///
  /// - Parameter arguments: what the arguments stand for, where that was found out: a call within,
  ///   of which a short text is left, is not gone through again.
  func unresolved(
    _ call: IntrinsicCall, _ reason: String, arguments: [YAMLNode?]? = nil
  ) -> TemplateValue {
    let argument: String
    if let text = call.argument.scalar?.text, text.utf8.count <= TemplateText.lengthMaximum {
      argument = text
    } else if call.name == "Fn::GetAtt", let list = call.argument.list, list.count == 2 {
      argument = list.map { $0.scalar?.text ?? "" }.joined(separator: ".")
    } else {
      let nothing = YAMLNode(content: .list([]), place: call.place)
      let content = arguments.map { YAMLNode.Content.list($0.map { $0 ?? nothing }) }
      let node = content.map { YAMLNode(content: $0, place: call.place) } ?? call.argument
      guard budget.take(lookingAt: node) else { return .spent(at: call.place) }
      argument = RuleVersion(node).text
    }
    // A substitution names attributes without the function.
    let text = call.name == "Fn::GetAtt" ? "${\(argument)}" : "${\(call.name) \(argument)}"
    let fault = RuleFault(call.place, reason, mend: "write the value in its place")
    return TemplateValue(text, at: call.place, fault: fault)
  }
}
