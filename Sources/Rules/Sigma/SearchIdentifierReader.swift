/// Reads a search identifier: a map of items, a list of such maps, or keywords.
struct SearchIdentifierReader {
  let context: ReadingContext

  func expression(
    of entry: YAMLMap.Entry
  ) throws(RuleFault) -> SearchExpression {
    switch entry.value.content {
    case .map(let map): return try expression(of: map, at: entry.place)
    case .scalar(let scalar) where scalar.isNull: throw emptyFault(entry)
    case .scalar: return try SearchItemReader.expression(ofKeyword: entry.value, context)
    case .list(let list):
      guard !list.isEmpty else { throw emptyFault(entry) }
      let parts = list.compactMap { node in
        context.part { () throws(RuleFault) in try expression(ofElement: node) }
      }
      return parts.count == 1 ? parts[0] : .any(parts)
    }
  }

  private func emptyFault(_ entry: YAMLMap.Entry) -> RuleFault {
    RuleFault(
      entry.place, "the search identifier '\(entry.key)' is empty", mend: "add a test to it")
  }

  private func expression(
    ofElement node: YAMLNode
  ) throws(RuleFault) -> SearchExpression {
    if let map = node.map { return try expression(of: map, at: node.place) }
    guard node.list == nil else {
      throw RuleFault(
        node.place, "a list within a list has no meaning here", mend: "write one flat list")
    }
    return try SearchItemReader.expression(ofKeyword: node, context)
  }

  private func expression(
    of map: YAMLMap, at place: SourcePlace
  ) throws(RuleFault) -> SearchExpression {
    guard !map.entries.isEmpty else {
      throw RuleFault(place, "a map without items would match every event", mend: "add an item")
    }
    let items = map.entries.compactMap { entry in
      context.part { () throws(RuleFault) in try SearchItemReader.expression(of: entry, context) }
    }
    return items.count == 1 ? items[0] : .all(items)
  }
}
