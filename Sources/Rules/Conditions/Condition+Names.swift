extension Condition {
  /// The names in the condition, each once, in the order in which they stand.
  var identifiers: [String] {
    var names: [String] = []
    func gather(_ condition: Condition) {
      switch condition {
      case .all(let parts), .any(let parts): parts.forEach(gather)
      case .not(let part): gather(part)
      case .identifier(let name, _): if !names.contains(name) { names.append(name) }
      case .quantified: break
      }
    }
    gather(self)
    return names
  }

  /// Whether a `not` stands in it.
  var hasNegation: Bool {
    switch self {
    case .all(let parts), .any(let parts): parts.contains(where: \.hasNegation)
    case .not: true
    case .identifier, .quantified: false
    }
  }

  /// Whether it is a name, or names joined by `and`.
  var isConjunctionOfNames: Bool {
    switch self {
    case .identifier: true
    case .all(let parts): parts.allSatisfy(\.isConjunctionOfNames)
    case .any, .not, .quantified: false
    }
  }
}
