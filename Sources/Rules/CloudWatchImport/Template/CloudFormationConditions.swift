/// Decides the `Conditions` of a template, as far as the template alone tells.
///
/// Source: AWS CloudFormation User Guide, "Condition functions".
struct CloudFormationConditions {
  /// How deep conditions may stand in one another, and refer to one another in a row.
  private static let depthMaximum = 64

  private let nodes: [String: YAMLNode]
  private let values: CloudFormationValues
  /// Those that were decided, nil for what only the stack knows; under way are so as well, for what
  /// refers to itself is never decided.
  private var decisions: [String: Bool?] = [:]

  /// The conditions that are decided, by name.
  static func decided(_ conditions: YAMLMap?, _ values: CloudFormationValues) -> [String: Bool] {
    var reader = CloudFormationConditions(conditions, values)
    for name in reader.nodes.keys.sorted() { _ = reader.holds(name, depth: 1) }
    return reader.decisions.compactMapValues(\.self)
  }

  private init(_ conditions: YAMLMap?, _ values: CloudFormationValues) {
    nodes = Dictionary((conditions?.entries ?? []).map { ($0.key, $0.value) }) { first, _ in first }
    self.values = values
  }

  private mutating func holds(_ name: String, depth: Int) -> Bool? {
    if let decision = decisions[name] { return decision }
    guard let node = nodes[name] else { return nil }
    decisions[name] = .some(nil)
    let decision = holds(node, depth: depth)
    decisions[name] = .some(decision)
    return decision
  }

  private mutating func holds(_ node: YAMLNode, depth: Int) -> Bool? {
    guard depth <= Self.depthMaximum, let call = IntrinsicCall(node) else { return nil }
    let depth = depth + 1
    switch (call.name, call.argument.content) {
    case ("Condition", .scalar(let name)): return holds(name.text, depth: depth)
    case ("Fn::Equals", .list(let list)) where list.count == 2:
      guard let left = text(list[0]), let right = text(list[1]) else { return nil }
      return left == right
    case ("Fn::Not", .list(let list)) where list.count == 1:
      return holds(list[0], depth: depth).map { !$0 }
    case ("Fn::And", .list(let list)): return all(list, are: true, depth: depth)
    case ("Fn::Or", .list(let list)): return all(list, are: false, depth: depth).map { !$0 }
    default: return nil
    }
  }

  /// Whether all conditions are as wanted; one that is not decides, also where others are not known.
  private mutating func all(_ list: [YAMLNode], are wanted: Bool, depth: Int) -> Bool? {
    var isKnown = true
    for node in list {
      let decision = holds(node, depth: depth)
      if decision == !wanted { return false }
      if decision == nil { isKnown = false }
    }
    return isKnown ? true : nil
  }

  private func text(_ node: YAMLNode) -> String? {
    let value = values.value(of: node)
    return value.fault == nil ? value.node?.scalar?.text : nil
  }
}
