/// How alike two words are, for "did you mean".
public enum Likeness {
  /// The candidate that `word` was probably meant to be; nil when none is close.
  static func likeliest(of candidates: [String], to word: String) -> String? {
    let written = folded(word)
    // `warn` for `warning` is far away by letters, but hardly in doubt.
    if written.count >= 3, let whole = candidates.first(where: { folded($0).starts(with: written) })
    {
      return whole
    }
    let ranked = candidates.map { (candidate: $0, distance: distance(folded($0), written)) }
    guard let best = ranked.min(by: { $0.distance < $1.distance }) else { return nil }
    return best.distance <= tolerance(best.candidate, word) ? best.candidate : nil
  }

  /// The first few candidates that `word` may have been meant to be: those that it is a part of, then
  /// those that are spelt almost like it.
  public static func near(
    _ candidates: [String], to word: String, maximum: Int = 5
  ) -> [String] {
    let written = folded(word)
    let containing = candidates.filter { !written.isEmpty && folded($0).contains(written) }
    let similar = candidates.filter { !containing.contains($0) }
      .map { (candidate: $0, distance: distance(folded($0), written)) }
      .filter { $0.distance <= tolerance($0.candidate, word) }
      .sorted { ($0.distance, $0.candidate) < ($1.distance, $1.candidate) }
    return Array((containing + similar.map(\.candidate)).prefix(maximum))
  }

  /// A third of the letters may be wrong; beyond that a hint misleads more often than it helps.
  private static func tolerance(_ candidate: String, _ word: String) -> Int {
    max(1, max(candidate.count, word.count) / 3)
  }

  /// `rescan-interval`, `rescanInterval` and `RESCAN_INTERVAL` are one word misspelt three ways.
  private static func folded(_ word: String) -> [Character] {
    word.lowercased().map { $0 == "-" || $0 == " " ? "_" : $0 }
  }

  /// The number of letters to insert, drop, replace or swap with their neighbour.
  static func distance(_ first: [Character], _ second: [Character]) -> Int {
    var beforePrevious: [Int] = []
    var previous = Array(0...second.count)
    for row in first.indices {
      var current = [row + 1]
      for column in second.indices {
        let replacement = previous[column] + (first[row] == second[column] ? 0 : 1)
        var best = min(replacement, previous[column + 1] + 1, current[column] + 1)
        if row > 0, column > 0, first[row] == second[column - 1], first[row - 1] == second[column] {
          best = min(best, beforePrevious[column - 1] + 1)
        }
        current.append(best)
      }
      (beforePrevious, previous) = (previous, current)
    }
    return previous[second.count]
  }
}
