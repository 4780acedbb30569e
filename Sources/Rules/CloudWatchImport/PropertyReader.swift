/// Reads the properties of a filter or an alarm, whatever the format calls them.
struct PropertyReader {
  let map: YAMLMap
  let place: SourcePlace
  let naming: ResourceProperty.Naming
  /// What values of a template refer to; nil in formats whose values are final.
  var values: CloudFormationValues?

  /// What the format calls a property.
  func key(_ property: ResourceProperty) -> String { property.key(naming) }

  /// Whether a property is there; nothing, an empty text, list or map are not.
  func has(_ property: ResourceProperty) -> Bool { entry(property) != nil }

  /// A property's value, its references resolved.
  func value(_ property: ResourceProperty) throws(RuleFault) -> YAMLNode? {
    guard let entry = entry(property) else { return nil }
    return try resolved(entry.value)
  }

  func resolved(_ node: YAMLNode) throws(RuleFault) -> YAMLNode? {
    guard let values else { return node }
    let value = values.value(of: node)
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
    guard let value = written(property), let node = value.node else { throw missing(property) }
    guard let scalar = node.scalar else { return (try required(property), nil) }
    guard !scalar.text.isEmpty else { throw missing(property) }
    return (node, value.fault)
  }

  /// What a property stands for, as far as that is known.
  func written(_ property: ResourceProperty) -> TemplateValue? {
    entry(property).map { values?.value(of: $0.value) ?? TemplateValue($0.value) }
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
    guard let entry = map.entry(key(property)) else { return nil }
    switch entry.value.content {
    case .scalar(let scalar): return scalar.isNull || scalar.text.isEmpty ? nil : entry
    case .list(let list): return list.isEmpty ? nil : entry
    case .map(let map): return map.entries.isEmpty ? nil : entry
    }
  }
}

// MARK: - Numbers, flags and dimensions

extension PropertyReader {
  func number(_ property: ResourceProperty) throws(RuleFault) -> (
    value: Double, place: SourcePlace
  )? {
    guard let node = try single(property), let scalar = node.scalar else { return nil }
    guard let number = number(scalar) else {
      throw RuleFault(
        node.place, "'\(key(property))' is '\(scalar.text)', which is no number",
        mend: "write a number")
    }
    return (number, node.place)
  }

  /// The number that the format takes a value for.
  func number(_ scalar: YAMLScalar) -> Double? {
    let number = values == nil ? scalar.number : scalar.numberOfTemplate
    return number?.isFinite == true ? number : nil
  }

  /// A whole number above 0; 0 is how Terraform writes none.
  func count(_ property: ResourceProperty) throws(RuleFault) -> (value: Int, place: SourcePlace)? {
    guard let number = try number(property), number.value != 0 else { return nil }
    guard let count = Int(exactly: number.value), (1...1_000_000_000).contains(count) else {
      throw RuleFault(
        number.place, "'\(key(property))' must be a whole number above 0",
        mend: "write a whole number")
    }
    return (count, number.place)
  }

  func flag(_ property: ResourceProperty) throws(RuleFault) -> Bool? {
    guard let node = try single(property), let scalar = node.scalar else { return nil }
    if values != nil, let flag = scalar.flagOfTemplate { return flag }
    guard case .boolean(let flag) = YAMLScalar.Kind(plain: scalar.text) else {
      throw RuleFault(
        node.place, "'\(key(property))' is '\(scalar.text)', not true or false",
        mend: "write true or false")
    }
    return flag
  }

  /// The dimensions, sorted by name: a map, or a list of names and values.
  func dimensions() throws(RuleFault) -> [YAMLMap.Entry] {
    guard let node = try value(.dimensions) else { return [] }
    var entries: [YAMLMap.Entry] = []
    for entry in node.map?.entries ?? [] {
      entries.append(try dimension(entry.key, entry.value, at: entry.place))
    }
    for element in try elements(of: node) {
      guard let name = element.map?[key(.dimensionKey)] ?? element.map?[key(.dimensionName)],
        let value = element.map?[key(.dimensionValue)],
        let text = try resolved(name)?.scalar?.text
      else {
        throw RuleFault(
          element.place, "a dimension must have a name and a value", mend: "write both")
      }
      entries.append(try dimension(text, value, at: name.place))
    }
    entries.sort { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
    for (entry, next) in zip(entries, entries.dropFirst()) where entry.key == next.key {
      throw RuleFault(
        next.place, "the dimension '\(next.key)' is there twice", mend: "keep one of the two")
    }
    return entries
  }

  /// The elements of a list, without those that stand for nothing.
  func elements(of node: YAMLNode) throws(RuleFault) -> [YAMLNode] {
    var elements: [YAMLNode] = []
    for element in node.list ?? [] {
      if let element = try resolved(element) { elements.append(element) }
    }
    return elements
  }

  private func dimension(
    _ name: String, _ value: YAMLNode, at place: SourcePlace
  ) throws(RuleFault) -> YAMLMap.Entry {
    guard let value = try resolved(value), let scalar = value.scalar else {
      throw RuleFault(
        value.place, "the value of the dimension '\(name)' must be a text", mend: "write a text")
    }
    let text = YAMLScalar(text: scalar.text, kind: .text, quoteWidth: scalar.quoteWidth)
    return YAMLMap.Entry(
      key: name, place: place, value: YAMLNode(content: .scalar(text), place: value.place))
  }
}
