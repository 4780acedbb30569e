/// Lists for people.
enum WordList {
  private static let countMaximum = 4

  /// The words, the last two joined by `and` or `or`; of many only the first few, and how many
  /// there are more.
  static func text(_ words: [String], joint: String = "and") -> String {
    guard let last = words.last, words.count > 1 else { return words.first ?? "" }
    if words.count > countMaximum {
      let more = words.count - countMaximum
      return "\(words.prefix(countMaximum).joined(separator: ", ")) \(joint) \(more) more"
    }
    return "\(words.dropLast().joined(separator: ", ")) \(joint) \(last)"
  }
}
