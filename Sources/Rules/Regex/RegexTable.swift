import CloudTrail

/// A deterministic automaton: one look into a table for each character.
struct RegexTable: Sendable {
  /// In place of a state: the expression has matched.
  static let matched = UInt16.max

  let classes: RegexCharacterClasses
  /// The next state, by state and class.
  let next: [UInt16]
  /// Whether a text that ends in a state matches.
  let matchesAtEnd: [Bool]

  func matches(_ bytes: RawSpan, in range: ByteRange) -> Bool {
    var state = 0
    var (position, end) = (range.start, range.end)
    while position < end {
      let read = classes.next(bytes, at: &position, end: end)
      let following = next[state * classes.count + read]
      if following == RegexTable.matched { return true }
      state = Int(following)
    }
    return matchesAtEnd[state]
  }
}
