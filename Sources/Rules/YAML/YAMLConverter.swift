import Yams

/// Turns the nodes of the YAML library into ours, within limits.
struct YAMLConverter {
  let limits: YAMLLimits
  private var nodeCount = 0

  init(limits: YAMLLimits) { self.limits = limits }

  mutating func convert(_ node: Node, depth: Int) throws(RuleFault) -> YAMLNode {
    let place = SourcePlace(node.mark)
    nodeCount += 1
    try limits.check(nodeCount: nodeCount, nestingDepth: depth, at: place)
    switch node {
    case .scalar(let scalar):
      return YAMLNode(
        content: .scalar(YAMLScalar(scalar)), place: place, tag: scalar.tag.ofApplication)
    case .sequence(let sequence):
      var list: [YAMLNode] = []
      for element in sequence { list.append(try convert(element, depth: depth + 1)) }
      return YAMLNode(content: .list(list), place: place, tag: sequence.tag.ofApplication)
    case .mapping(let mapping):
      return YAMLNode(
        content: .map(try convert(mapping, depth: depth)), place: place,
        tag: mapping.tag.ofApplication)
    case .alias:
      throw RuleFault(place, "this alias was not resolved", mend: "write the value in its place")
    }
  }

  private mutating func convert(
    _ mapping: Node.Mapping, depth: Int
  ) throws(RuleFault) -> YAMLMap {
    var own: [YAMLMap.Entry] = []
    var merged: [YAMLMap.Entry] = []
    for (key, value) in mapping {
      let place = SourcePlace(key.mark)
      guard case .scalar(let name) = key else {
        throw RuleFault(place, "a key must be a text", mend: "write the key as one word")
      }
      let converted = try convert(value, depth: depth + 1)
      if name.string == "<<", name.style == .plain {
        merged += try entries(toMerge: converted)
      } else {
        own.append(YAMLMap.Entry(key: name.string, place: place, value: converted))
      }
    }
    // What stands in the map itself goes before what is merged into it, and earlier before later.
    var names = Set(own.map(\.key))
    return YAMLMap(entries: own + merged.filter { names.insert($0.key).inserted })
  }

  private func entries(toMerge node: YAMLNode) throws(RuleFault) -> [YAMLMap.Entry] {
    var entries: [YAMLMap.Entry] = []
    for element in node.list ?? [node] {
      guard let map = element.map else {
        throw RuleFault(
          element.place, "only maps can be merged with '<<'", mend: "name the anchor of a map")
      }
      entries += map.entries
    }
    return entries
  }
}

extension Tag {
  /// The tags of YAML itself say what kind a value has; only the others are kept.
  fileprivate var ofApplication: String? {
    rawValue.hasPrefix("!") && rawValue.utf8.count > 1 ? rawValue : nil
  }
}

extension YAMLScalar {
  fileprivate init(_ scalar: Node.Scalar) {
    text = scalar.string
    let isPlain = scalar.style == .plain
    switch scalar.tag.rawValue {
    case Tag.Name.implicit.rawValue:
      kind = isPlain ? Kind(plain: scalar.string) : .text
    case Tag.Name.int.rawValue, Tag.Name.float.rawValue, Tag.Name.bool.rawValue,
      Tag.Name.null.rawValue:
      kind = Kind(plain: scalar.string)
    default:
      kind = .text
    }
    switch scalar.style {
    case .plain: quoteWidth = 0
    case .singleQuoted, .doubleQuoted: quoteWidth = 1
    default: quoteWidth = nil
    }
  }
}
