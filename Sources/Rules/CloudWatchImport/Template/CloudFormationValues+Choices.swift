/// The functions that choose among values.
extension CloudFormationValues {
  /// The elements of a list, before they are resolved themselves.
  func list(of node: YAMLNode) -> (parts: [YAMLNode]?, node: YAMLNode?, reason: String) {
    let value = value(of: node)
    let reason = value.fault?.fault ?? "no list stands where one must stand"
    return (value.node?.list, value.node, reason)
  }

  func select(_ arguments: [YAMLNode], _ call: IntrinsicCall) -> TemplateValue {
    let index = value(of: arguments[0])
    let list = list(of: arguments[1])
    func refused(_ reason: String) -> TemplateValue {
      unresolved(call, reason, arguments: [index.node, list.node])
    }
    guard let parts = list.parts else { return refused(list.reason) }
    guard index.fault == nil, let position = (index.node?.scalar?.text).flatMap({ Int($0) }),
      parts.indices.contains(position)
    else { return refused(index.fault?.fault ?? "the list has no such element") }
    return value(of: parts[position])
  }

  func find(_ arguments: [YAMLNode], _ call: IntrinsicCall) -> TemplateValue {
    let values = arguments.map(value(of:))
    func refused(_ reason: String) -> TemplateValue {
      unresolved(call, reason, arguments: values.map(\.node))
    }
    if let fault = values.lazy.compactMap(\.fault).first { return refused(fault.fault) }
    let names = values.map { $0.node?.scalar?.text ?? "" }
    guard let node = mappings.value(names) else {
      return refused("no mapping has '\(names.joined(separator: "', '"))'")
    }
    return TemplateValue(node.asInTemplate)
  }

  func choose(_ arguments: [YAMLNode], _ call: IntrinsicCall) -> TemplateValue {
    guard let name = arguments[0].scalar?.text, let holds = conditions[name] else {
      return unresolved(
        call, "the condition '\(arguments[0].scalar?.text ?? "")' depends on the stack")
    }
    return value(of: arguments[holds ? 1 : 2])
  }
}
