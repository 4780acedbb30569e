/// The functions that choose among values.
extension CloudFormationValues {
  /// The elements of a list, before they are resolved themselves.
  func list(of node: YAMLNode) -> (parts: [YAMLNode]?, reason: String) {
    let value = value(of: node)
    return (value.node?.list, value.fault?.fault ?? "no list stands where one must stand")
  }

  func select(_ arguments: [YAMLNode], _ call: IntrinsicCall) -> TemplateValue {
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

  func find(_ arguments: [YAMLNode], _ call: IntrinsicCall) -> TemplateValue {
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

  func choose(_ arguments: [YAMLNode], _ call: IntrinsicCall) -> TemplateValue {
    guard let name = arguments[0].scalar?.text, let holds = conditions[name] else {
      return unresolved(
        call, "the condition '\(arguments[0].scalar?.text ?? "")' depends on the stack")
    }
    return value(of: arguments[holds ? 1 : 2])
  }
}
