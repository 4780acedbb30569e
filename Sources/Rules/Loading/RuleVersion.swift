import CloudTrail

/// A hash of what a rule says: comments, quotes and line ends do not change it.
struct RuleVersion {
  private var hash = NameHash()

  /// The hash in 16 hexadecimal digits.
  var text: String { hash.text }

  init(_ node: YAMLNode) { add(node) }

  /// Adds a text that belongs to the rule though its document does not say it.
  mutating func add(_ text: String) { hash.add(text) }

  private mutating func add(_ node: YAMLNode) {
    switch node.content {
    case .scalar(let scalar):
      let kind =
        switch scalar.kind {
        case .null: "~"
        case .boolean(true): "true"
        case .boolean(false): "false"
        case .number: "number"
        case .text: "text"
        }
      hash.add(kind.utf8)
      hash.add(scalar.text)
    case .list(let list):
      hash.add("[".utf8)
      for element in list { add(element) }
      hash.add("]".utf8)
    case .map(let map):
      hash.add("{".utf8)
      for entry in map.entries {
        hash.add(entry.key)
        add(entry.value)
      }
      hash.add("}".utf8)
    }
  }
}
