/// The values that stand for names such as `%deploy_roles%` in values with the modifier `expand`.
///
/// Source: Sigma specification, "Placeholder". A rule with an unknown name is refused; a known name
/// without values matches nothing.
public struct Placeholders: Sendable, Hashable {
  /// What one value may unfold to.
  private static let expansionMaximum = 10_000

  /// The values by name, without the percent signs; they may hold wildcards.
  public let values: [String: [String]]

  /// Values by name.
  public init(_ values: [String: [String]] = [:]) { self.values = values }

  /// The texts that a text with names stands for.
  func expanded(
    _ text: String, _ budget: UnfoldingBudget
  ) throws(SigmaValueFault) -> [String] {
    let pieces = text.split(separator: "%", omittingEmptySubsequences: false).map(String.init)
    var texts = [pieces[0]]
    var index = 1
    while index < pieces.count {
      // A percent sign that begins no name stands for itself.
      guard index + 1 < pieces.count, Placeholders.isName(pieces[index]) else {
        // A text takes as long to make anew as some bytes.
        try budget.take(texts.count * (pieces[index].utf8.count + 16), .textBytes)
        texts = texts.map { $0 + "%" + pieces[index] }
        index += 1
        continue
      }
      let chosen = try values(of: pieces[index])
      guard texts.count * max(1, chosen.count) <= Placeholders.expansionMaximum else {
        throw SigmaValueFault(
          "'\(text)' stands for more than \(Placeholders.expansionMaximum) values",
          mend: "use one placeholder in a value, with fewer values")
      }
      let byteCount = texts.reduce(0) { $0 + $1.utf8.count + pieces[index + 1].utf8.count }
      try budget.take(byteCount * chosen.count, .textBytes)
      texts = texts.flatMap { text in chosen.map { text + $0 + pieces[index + 1] } }
      index += 2
    }
    return texts
  }

  private func values(of name: String) throws(SigmaValueFault) -> [String] {
    if let found = values[name] { return found }
    throw SigmaValueFault(
      "the placeholder '%\(name)%' is not configured",
      mend: Placeholders.isWord(name)
        ? "list its values under rules.placeholders.\(name) in the configuration"
        : "list its values under rules.placeholders, as '\"\(name)\": [...]', in the configuration")
  }

  private static func isWord(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy { ScalarSet.wordCharacters.contains($0) || $0 == "-" }
  }

  /// Whether what stands between two percent signs is a name: anything but white space at an end,
  /// so that `50% of 100%` holds none.
  private static func isName(_ text: String) -> Bool {
    guard let first = text.first, let last = text.last else { return false }
    return !first.isWhitespace && !last.isWhitespace
  }
}
