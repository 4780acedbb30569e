/// Lengths of time for people.
enum LengthWords {
  private static let units: [(seconds: Int64, word: String)] = [
    (86_400, "d"), (3_600, "h"), (60, "min"), (1, "s"),
  ]

  /// The two largest units of a length, such as `2 h 5 min`.
  static func text(seconds: Int64) -> String {
    var rest = max(0, seconds)
    guard let first = units.firstIndex(where: { rest >= $0.seconds }) else { return "0 s" }
    var words: [String] = []
    for unit in units[first...].prefix(2) where rest >= unit.seconds {
      words.append("\(rest / unit.seconds) \(unit.word)")
      rest %= unit.seconds
    }
    return words.joined(separator: " ")
  }
}
