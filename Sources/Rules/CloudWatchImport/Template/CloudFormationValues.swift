/// Resolves what a template's values refer to, as far as the template alone tells.
///
/// Parameters stand for their defaults; what only a stack knows keeps the form `${Name}`.
/// Source: AWS CloudFormation User Guide, "Intrinsic function reference".
struct CloudFormationValues {
  private let parameters: CloudFormationParameters
  private let mappings: CloudFormationMappings
  private var conditions: [String: Bool] = [:]
  private let budget = TemplateBudget()

  /// - Parameter given: values of parameters that go before their defaults.
  init(_ template: YAMLMap, given: [String: String] = [:]) {
    parameters = CloudFormationParameters(template["Parameters"]?.map, given: given)
    mappings = CloudFormationMappings(template["Mappings"]?.map)
    // Conditions cannot depend on conditions by way of values.
    conditions = CloudFormationConditions.decided(template["Conditions"]?.map, self)
  }

  /// The value that a node stands for: itself where it is no call of a function.
  func value(of node: YAMLNode) -> TemplateValue {
    guard let call = IntrinsicCall(node) else { return TemplateValue(node) }
    if !budget.isSpent {
      let value = value(of: call)
      if budget.take(value.cost) { return value }
    }
    return unresolved(call, "the template's functions make too much text")
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

  private func reference(_ name: String, at place: SourcePlace) -> TemplateValue {
    name == "AWS::NoValue" ? TemplateValue(nil) : parameters.value(of: name, at: place)
  }

  /// What stands for a call that is not resolved: the same for calls that say the same.
  private func unresolved(_ call: IntrinsicCall, _ reason: String) -> TemplateValue {
    let argument: String
    if let text = call.argument.scalar?.text, text.utf8.count <= TemplateText.lengthMaximum {
      argument = text
    } else if call.name == "Fn::GetAtt", let list = call.argument.list, list.count == 2 {
      argument = list.map { $0.scalar?.text ?? "" }.joined(separator: ".")
    } else {
      argument = RuleVersion(call.argument).text
    }
    // A substitution names attributes without the function.
    let text = call.name == "Fn::GetAtt" ? "${\(argument)}" : "${\(call.name) \(argument)}"
    let fault = RuleFault(call.place, reason, mend: "write the value in its place")
    return TemplateValue(text, at: call.place, fault: fault)
  }
}

// MARK: - Texts

extension CloudFormationValues {
  /// Puts values in the places of `${Name}`; `${!Name}` is the text `${Name}`.
  private func substitute(
    _ template: String, variables: YAMLMap?, at place: SourcePlace
  ) -> TemplateValue {
    let variables = Dictionary(
      (variables?.entries ?? []).map { ($0.key, $0.value) }
    ) { first, _ in first }
    var result = TemplateText(at: place)
    var values: [String: TemplateValue] = [:]
    var rest = template[...]
    while !result.isTooLong, let start = rest.firstRange(of: "${"),
      let end = rest[start.upperBound...].firstIndex(of: "}")
    {
      result.append(rest[..<start.lowerBound])
      let name = String(rest[start.upperBound..<end])
      rest = rest[rest.index(after: end)...]
      if name.hasPrefix("!") {
        result.append("${\(name.dropFirst())}")
      } else {
        let value =
          values[name] ?? variables[name].map { self.value(of: $0) }
          ?? reference(name, at: place)
        values[name] = value
        result.append(value)
      }
    }
    result.append(rest)
    return result.value
  }

  private func join(_ arguments: [YAMLNode], _ call: IntrinsicCall) -> TemplateValue {
    guard let delimiter = arguments[0].scalar?.text else {
      return unresolved(call, "'\(call.name)' is not resolved")
    }
    let list = list(of: arguments[1])
    guard let parts = list.parts else { return unresolved(call, list.reason) }
    var result = TemplateText(at: call.place)
    var isFirst = true
    for part in parts where !result.isTooLong {
      let value = value(of: part)
      guard value.node != nil else { continue }
      if !isFirst { result.append(delimiter) }
      isFirst = false
      result.append(value)
    }
    return result.value
  }

  private func split(_ arguments: [YAMLNode], _ call: IntrinsicCall) -> TemplateValue {
    let value = value(of: arguments[1])
    guard let delimiter = arguments[0].scalar?.text, !delimiter.isEmpty,
      let text = value.node?.scalar?.text, value.fault == nil,
      budget.take(text.utf8.count)
    else { return unresolved(call, value.fault?.fault ?? "'\(call.name)' is not resolved") }
    let parts = text.split(separator: delimiter, omittingEmptySubsequences: false)
      .compactMap { TemplateValue(String($0), at: call.place).node }
    return TemplateValue(YAMLNode(content: .list(parts), place: call.place))
  }
}

// MARK: - Choices

extension CloudFormationValues {
  /// The elements of a list, before they are resolved themselves.
  private func list(of node: YAMLNode) -> (parts: [YAMLNode]?, reason: String) {
    let value = value(of: node)
    return (value.node?.list, value.fault?.fault ?? "no list stands where one must stand")
  }

  private func select(_ arguments: [YAMLNode], _ call: IntrinsicCall) -> TemplateValue {
    let index = value(of: arguments[0])
    let list = list(of: arguments[1])
    guard let parts = list.parts else { return unresolved(call, list.reason) }
    guard index.fault == nil, let position = (index.node?.scalar?.text).flatMap({ Int($0) }),
      parts.indices.contains(position)
    else {
      return unresolved(call, index.fault?.fault ?? "the list has no such element")
    }
    return value(of: parts[position])
  }

  private func find(_ arguments: [YAMLNode], _ call: IntrinsicCall) -> TemplateValue {
    var names: [String] = []
    for argument in arguments {
      let value = value(of: argument)
      if let fault = value.fault { return unresolved(call, fault.fault) }
      names.append(value.node?.scalar?.text ?? "")
    }
    guard let node = mappings.value(names) else {
      return unresolved(call, "no mapping has '\(names.joined(separator: "', '"))'")
    }
    return TemplateValue(node)
  }

  private func choose(_ arguments: [YAMLNode], _ call: IntrinsicCall) -> TemplateValue {
    guard let name = arguments[0].scalar?.text, let holds = conditions[name] else {
      return unresolved(
        call, "the condition '\(arguments[0].scalar?.text ?? "")' depends on the stack")
    }
    return value(of: arguments[holds ? 1 : 2])
  }
}
