import Yams

/// What a YAML node is, in words and as text.
enum NodeText {
  /// Whether the node is written as nothing at all, `~` or `null`.
  static func isNothing(_ node: Node) -> Bool {
    guard case .scalar(let scalar) = node, scalar.style == .plain else { return false }
    return ["", "~", "null"].contains(scalar.string)
  }

  /// The text of a scalar; nil when the node is something else.
  static func scalar(_ node: Node) throws(ScalarFault) -> String? {
    guard case .scalar(let scalar) = node, !isNothing(node) else { return nil }
    // `!ENV HOME` and the like mean something to other programs; reading past the tag would take
    // the wrong value without a word.
    let tag = scalar.tag.rawValue
    guard scalar.tag == .implicit || tag.hasPrefix("tag:yaml.org,2002:") else {
      throw .refused(
        fault: "the tag \(quoted(tag)) is not understood", mend: "write the value itself")
    }
    return scalar.string
  }

  /// What was found, as it stands after "found".
  static func describe(_ node: Node) -> String {
    if isNothing(node) { return "nothing" }
    switch node {
    case .scalar(let scalar): return quoted(scalar.string)
    case .mapping: return "a section"
    case .sequence(let sequence): return sequence.isEmpty ? "an empty list" : "a list"
    case .alias: return "an alias"
    }
  }
}
