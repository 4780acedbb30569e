/// A word or parenthesis of a condition.
struct ConditionToken: Hashable, Sendable {
  let text: String
  /// How many characters stand before it.
  let position: Int

  /// The word of conditions that a text is but for capital letters, in which it means nothing; nil
  /// where it is none, or is right.
  static func wordMeant(by text: String) -> String? {
    let word = text.lowercased()
    return word != text && ["and", "or", "not", "of", "them"].contains(word) ? word : nil
  }

  /// The words of a condition.
  static func tokens(of text: String) throws(ConditionFault) -> [ConditionToken] {
    var tokens: [ConditionToken] = []
    var word = ""
    let scalars = Array(text.unicodeScalars)
    for (position, scalar) in scalars.enumerated() {
      if isWordPart(scalar) {
        word.unicodeScalars.append(scalar)
        continue
      }
      take(&word, before: position, into: &tokens)
      switch scalar {
      case "(", ")": tokens.append(ConditionToken(text: String(scalar), position: position))
      case " ", "\t", "\r", "\n": break
      case "|":
        throw ConditionFault(
          position: position, fault: "a count behind '|' must stand alone",
          mend: "make it the only condition, or write a correlation beside the rule")
      default:
        throw ConditionFault(
          position: position, fault: "'\(scalar)' has no meaning in a condition",
          mend: "use identifiers, and, or, not, parentheses, '1 of' and 'all of'")
      }
    }
    take(&word, before: scalars.count, into: &tokens)
    return tokens
  }

  private static func take(
    _ word: inout String, before position: Int, into tokens: inout [ConditionToken]
  ) {
    guard !word.isEmpty else { return }
    tokens.append(ConditionToken(text: word, position: position - word.unicodeScalars.count))
    word = ""
  }

  private static func isWordPart(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "-" || scalar == "*" || ScalarSet.wordCharacters.contains(scalar)
  }
}
