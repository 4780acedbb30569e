/// Reads the properties of a filter or an alarm, whatever the format calls them.
struct PropertyReader {
  let map: YAMLMap
  let place: SourcePlace
  let naming: ResourceProperty.Naming
  /// What values of a template refer to; nil in formats whose values are final.
  var values: CloudFormationValues?

  /// What the format calls a property.
  func key(_ property: ResourceProperty) -> String { property.key(naming) }

  /// Whether a property is there once references are resolved; nothing, an empty text, list or map
  /// are not, nor is a list of nothing.
  func has(_ property: ResourceProperty) throws(RuleFault) -> Bool {
    guard let node = try value(property) else { return false }
    guard let list = node.list else { return true }
    return list.contains { element in
      let value = value(of: element)
      return value.node != nil || value.fault != nil
    }
  }

  /// The same, where what is not known may be there.
  func mayHave(_ property: ResourceProperty) -> Bool { (try? has(property)) ?? true }

  /// A property's value, its references resolved; nil where nothing is left of it.
  func value(_ property: ResourceProperty) throws(RuleFault) -> YAMLNode? {
    guard let entry = entry(property), let node = try resolved(entry.value), !node.isEmpty else {
      return nil
    }
    return node
  }

  /// What a value stands for: itself in formats whose values are final.
  private func value(of node: YAMLNode) -> TemplateValue {
    values?.value(of: node) ?? TemplateValue(node)
  }

  func resolved(_ node: YAMLNode) throws(RuleFault) -> YAMLNode? {
    let value = value(of: node)
    if let fault = value.fault { throw fault }
    return value.node
  }

  /// A property that is a single value.
  func single(_ property: ResourceProperty) throws(RuleFault) -> YAMLNode? {
    guard let node = try value(property) else { return nil }
    guard node.scalar != nil else {
      throw RuleFault(
        node.place, "'\(key(property))' must be one value, not \(node.kindName)",
        mend: "write one value")
    }
    return node
  }

  func text(_ property: ResourceProperty) throws(RuleFault) -> String? {
    try single(property)?.scalar?.text
  }

  /// A property without which there is no rule.
  func required(_ property: ResourceProperty) throws(RuleFault) -> YAMLNode {
    guard let node = try single(property) else { throw missing(property) }
    return node
  }

  func missing(_ property: ResourceProperty) -> RuleFault {
    RuleFault(
      place, "it has no '\(key(property))'",
      mend: naming == .terraform || naming == .cloudControl
        ? "show a state rather than a plan, which does not know all values" : "add it")
  }

  /// A property that only people read: what is not resolved in it stays as it is, with a note.
  func words(_ property: ResourceProperty, notes: inout [RuleFault]) -> YAMLNode? {
    let value = written(property)
    if let fault = value?.fault { notes.append(fault) }
    return value?.node?.scalar == nil ? nil : value?.node
  }

  /// A property that only names something: what is not resolved in it names it as it is written.
  func name(_ property: ResourceProperty) throws(RuleFault) -> (node: YAMLNode, fault: RuleFault?) {
    guard let value = written(property) else { throw missing(property) }
    guard let node = value.node else { throw value.fault ?? missing(property) }
    guard let scalar = node.scalar else { return (try required(property), nil) }
    guard !scalar.text.isEmpty else { throw missing(property) }
    return (node, value.fault)
  }

  /// What a property stands for, as far as that is known.
  func written(_ property: ResourceProperty) -> TemplateValue? {
    entry(property).map { value(of: $0.value) }
  }

  /// The reader of a map within, or of the only one in a list; nil where there is none.
  func inner(_ property: ResourceProperty) -> PropertyReader? {
    (try? value(property)).flatMap(inner)
  }

  func inner(_ node: YAMLNode) -> PropertyReader? {
    guard let node = try? resolved(node) else { return nil }
    guard let map = node.map else {
      return node.list?.count == 1 ? node.list?.first.flatMap(inner) : nil
    }
    return PropertyReader(map: map, place: node.place, naming: naming, values: values)
  }

  private func entry(_ property: ResourceProperty) -> YAMLMap.Entry? {
    map.entry(key(property)).flatMap { $0.value.isEmpty ? nil : $0 }
  }
}

extension YAMLNode {
  /// Whether it is how formats write that there is nothing.
  fileprivate var isEmpty: Bool {
    switch content {
    case .scalar(let scalar): scalar.isNull || scalar.text.isEmpty
    case .list(let list): list.isEmpty
    case .map(let map): map.entries.isEmpty
    }
  }
}
