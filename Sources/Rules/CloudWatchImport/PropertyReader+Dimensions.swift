extension PropertyReader {
  /// The dimensions, sorted by name: a map, or a list of names and values.
  func dimensions() throws(RuleFault) -> [YAMLMap.Entry] {
    guard let node = try value(.dimensions) else { return [] }
    guard node.scalar == nil else {
      throw RuleFault(
        node.place, "'\(key(.dimensions))' must be a map or a list, not \(node.kindName)",
        mend: "write the names of the dimensions with their values")
    }
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
