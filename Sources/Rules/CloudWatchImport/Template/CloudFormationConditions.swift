/// Decides the `Conditions` of a template, as far as the template alone tells.
///
/// Each is decided once those are that it names, so that rows of any length are; conditions that
/// name each other in a circle never are. Source: AWS CloudFormation User Guide, "Condition
/// functions".
struct CloudFormationConditions {
  private let nodes: [String: YAMLNode]
  private let values: CloudFormationValues
  private var decisions: [String: Bool] = [:]

  /// The conditions that are decided, by name.
  static func decided(_ conditions: YAMLMap?, _ values: CloudFormationValues) -> [String: Bool] {
    var reader = CloudFormationConditions(conditions, values)
    for name in reader.order() {
      guard let node = reader.nodes[name] else { continue }
      reader.decisions[name] = reader.holds(node)
    }
    return reader.decisions
  }

  private init(_ conditions: YAMLMap?, _ values: CloudFormationValues) {
    nodes = Dictionary((conditions?.entries ?? []).map { ($0.key, $0.value) }) { first, _ in first }
    self.values = values
  }

  /// The conditions, each after all that it names.
  private func order() -> [String] {
    var openCounts: [String: Int] = [:]
    var users: [String: [String]] = [:]
    for (name, node) in nodes {
      let used = Self.named(in: node).filter { nodes[$0] != nil }
      openCounts[name] = used.count
      for other in used { users[other, default: []].append(name) }
    }
    var order = nodes.keys.filter { openCounts[$0] == 0 }.sorted()
    var position = 0
    while position < order.count {
      for user in users[order[position]] ?? [] {
        openCounts[user, default: 0] -= 1
        if openCounts[user] == 0 { order.append(user) }
      }
      position += 1
    }
    return order
  }

  /// The conditions that one names; the reader of the file has bounded how deep it goes.
  private static func named(in node: YAMLNode) -> Set<String> {
    guard let call = IntrinsicCall(node) else { return [] }
    switch (call.name, call.argument.content) {
    case ("Condition", .scalar(let name)): return [name.text]
    case ("Fn::Not", .list(let list)), ("Fn::And", .list(let list)), ("Fn::Or", .list(let list)):
      return list.reduce(into: []) { $0.formUnion(named(in: $1)) }
    default: return []
    }
  }

  private func holds(_ node: YAMLNode) -> Bool? {
    guard let call = IntrinsicCall(node) else { return nil }
    switch (call.name, call.argument.content) {
    case ("Condition", .scalar(let name)): return decisions[name.text]
    case ("Fn::Equals", .list(let list)) where list.count == 2:
      guard let left = text(list[0]), let right = text(list[1]) else { return nil }
      return left == right
    case ("Fn::Not", .list(let list)) where list.count == 1: return holds(list[0]).map { !$0 }
    case ("Fn::And", .list(let list)): return all(list, are: true)
    case ("Fn::Or", .list(let list)): return all(list, are: false).map { !$0 }
    default: return nil
    }
  }

  /// Whether all conditions are as wanted; one that is not decides, also where others are not known.
  private func all(_ list: [YAMLNode], are wanted: Bool) -> Bool? {
    var isKnown = true
    for node in list {
      let decision = holds(node)
      if decision == !wanted { return false }
      if decision == nil { isKnown = false }
    }
    return isKnown ? true : nil
  }

  /// The text that is compared, where it is known for sure.
  private func text(_ node: YAMLNode) -> String? {
    let value = values.value(of: node)
    guard value.fault == nil, let scalar = value.node?.scalar, !scalar.isNull,
      !scalar.isRewrittenByTemplates
    else { return nil }
    return scalar.text
  }
}
