/// Finds for each search identifier of a detection what the rest of the condition says about it.
///
/// An `eventName` in one identifier may find its `eventSource` in another one, which the condition
/// joins with `and`.
struct SourceScope {
  /// What is known of an identifier's events before its own items are looked at.
  struct Surroundings {
    var sources: AskedSources
    /// Whether the identifier is ever asked for without `not` before it.
    var isWanted: Bool
  }

  /// A condition may name each identifier thousands of times; nobody writes more of them by hand.
  private static let identifierCountMaximum = 200

  private let identifiers: [LintedDetection.Identifier]
  private let said: [AskedSources]
  private var found: [Int: Surroundings] = [:]

  /// The surroundings of each identifier, by position; those that no condition names are left out.
  static func surroundings(of detection: LintedDetection) -> [Int: Surroundings] {
    guard detection.identifiers.count <= identifierCountMaximum else { return [:] }
    var scope = SourceScope(detection.identifiers)
    for condition in detection.conditions {
      scope.visit(condition, AskedSources.unsaid, isWanted: true)
    }
    return scope.found
  }

  private init(_ identifiers: [LintedDetection.Identifier]) {
    self.identifiers = identifiers
    said = identifiers.map { AskedSources.any($0.alternatives.map { AskedSources($0) }) }
  }

  /// What a condition that holds says.
  private func sources(of condition: Condition) -> AskedSources {
    switch condition {
    case .all(let parts):
      parts.map(sources).reduce(.unsaid) { $0.and($1) }
    case .any(let parts):
      AskedSources.any(parts.map(sources))
    case .not:
      .unsaid
    case .identifier(let name, _):
      position(of: name).map { said[$0] } ?? .unnamed
    case .quantified(let quantifier, let pattern, _):
      quantifier == .any
        ? AskedSources.any(positions(of: pattern).map { said[$0] })
        : positions(of: pattern).reduce(.unsaid) { $0.and(said[$1]) }
    }
  }

  private mutating func visit(_ condition: Condition, _ outer: AskedSources, isWanted: Bool) {
    switch condition {
    case .all(let parts):
      let inner = parts.map(sources).reduce(outer) { $0.and($1) }
      for part in parts { visit(part, inner, isWanted: isWanted) }
    case .any(let parts):
      for part in parts { visit(part, outer, isWanted: isWanted) }
    case .not(let part):
      visit(part, outer, isWanted: !isWanted)
    case .identifier(let name, _):
      if let position = position(of: name) { note(position, outer, isWanted) }
    case .quantified(let quantifier, let pattern, _):
      let chosen = positions(of: pattern)
      let inner = quantifier == .any ? outer : chosen.reduce(outer) { $0.and(said[$1]) }
      for position in chosen { note(position, inner, isWanted) }
    }
  }

  private mutating func note(_ position: Int, _ sources: AskedSources, _ isWanted: Bool) {
    guard let known = found[position] else {
      found[position] = Surroundings(sources: sources, isWanted: isWanted)
      return
    }
    found[position] = Surroundings(
      sources: known.sources.or(sources), isWanted: known.isWanted || isWanted)
  }

  private func position(of name: String) -> Int? {
    identifiers.firstIndex { $0.name == name }
  }

  private func positions(of pattern: String?) -> [Int] {
    identifiers.indices.filter { IdentifierPattern.chooses(identifiers[$0].name, by: pattern) }
  }
}
