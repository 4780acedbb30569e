/// From which services the events come that a part of a rule asks for.
enum AskedSources: Equatable {
  /// The rule does not say.
  case unsaid
  /// One of these, in small letters.
  case services(Set<String>)
  /// The rule says it in a way that names no services: by a pattern, or somewhere else.
  case unnamed

  /// What the items of one alternative say.
  init(_ alternative: [LintedDetection.Item]) {
    guard let item = alternative.first(where: { $0.field == "eventSource" }) else {
      self = .unsaid
      return
    }
    let literals = item.values.compactMap(\.literal)
    guard item.isEquality, !literals.isEmpty, literals.count == item.values.count else {
      self = .unnamed
      return
    }
    self = .services(Set(literals.map { $0.lowercased() }))
  }

  /// What is said where either of two parts holds.
  func or(_ other: AskedSources) -> AskedSources {
    switch (self, other) {
    case (.unsaid, _), (_, .unsaid): .unsaid
    case (.unnamed, _), (_, .unnamed): .unnamed
    case (.services(let left), .services(let right)): .services(left.union(right))
    }
  }

  /// What is said where both of two parts hold.
  func and(_ other: AskedSources) -> AskedSources {
    switch (self, other) {
    case (.unsaid, _), (.unnamed, .services): other
    default: self
    }
  }

  /// What is said where any of several parts holds.
  static func any(_ parts: [AskedSources]) -> AskedSources {
    parts.dropFirst().reduce(parts.first ?? .unsaid) { $0.or($1) }
  }
}
