/// Finds what somebody may have meant who mistyped a name.
enum NearestName {
  /// The name with the fewest differences, or nil where none is similar enough.
  ///
  /// Upper and lower case are the same here, and the first letters must be.
  static func nearest(to name: String, among candidates: some Sequence<String>) -> String? {
    let word = Array(name.lowercased().utf8)
    guard let first = word.first, word.count <= EventCatalogue.nameLengthMaximum else { return nil }
    var best: (name: String, differences: Int)?
    // Short names differ in one letter by nature.
    let limit = word.count < 5 ? 0 : word.count < 9 ? 1 : 2
    for candidate in candidates
    where abs(candidate.utf8.count - word.count) <= limit
      && candidate.utf8.first.map(small) == first
    {
      let differences = differences(word, Array(candidate.lowercased().utf8))
      guard differences <= limit else { continue }
      if let best, (best.differences, best.name) <= (differences, candidate) { continue }
      best = (candidate, differences)
    }
    return best?.name
  }

  private static func small(_ byte: UInt8) -> UInt8 {
    byte &- UInt8(ascii: "A") < 26 ? byte | 0x20 : byte
  }

  /// How many letters must be put in, left out, replaced, or swapped with their neighbour; neither
  /// word is empty.
  private static func differences(_ left: [UInt8], _ right: [UInt8]) -> Int {
    var beforeLast: [Int] = []
    var last = Array(0...right.count)
    for row in 1...left.count {
      var current = [row]
      for column in 1...right.count {
        let isEqual = left[row - 1] == right[column - 1]
        var cost = min(last[column], current[column - 1]) + 1
        cost = min(cost, last[column - 1] + (isEqual ? 0 : 1))
        if row > 1, column > 1, left[row - 1] == right[column - 2],
          left[row - 2] == right[column - 1]
        {
          cost = min(cost, beforeLast[column - 2] + 1)
        }
        current.append(cost)
      }
      beforeLast = last
      last = current
    }
    return last[right.count]
  }
}
