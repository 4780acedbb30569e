/// Which search identifiers `1 of` and `all of` mean.
enum IdentifierPattern {
  /// Whether a pattern with `*`, or `them` where it is nil, chooses an identifier.
  static func chooses(_ name: String, by pattern: String?) -> Bool {
    // Identifiers that begin with _ are asked for by such a name only.
    if name.hasPrefix("_"), pattern?.hasPrefix("_") != true { return false }
    return pattern.map { matches(name, $0) } ?? true
  }

  private static func matches(_ name: String, _ pattern: String) -> Bool {
    let pieces = pattern.split(separator: "*", omittingEmptySubsequences: false)
    guard pieces.count > 1 else { return name == pattern }
    var rest = name[...]
    guard rest.hasPrefix(pieces[0]) else { return false }
    rest = rest.dropFirst(pieces[0].count)
    for piece in pieces[1..<(pieces.count - 1)] where !piece.isEmpty {
      guard let found = rest.firstRange(of: piece) else { return false }
      rest = rest[found.upperBound...]
    }
    return rest.hasSuffix(pieces[pieces.count - 1])
  }
}
