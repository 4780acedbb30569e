import Rules

/// The longest chains of rules in their order: for every number of rules and every last rule, the
/// latest second at which such a chain began.
///
/// A chain that began earlier is never better, for a window sees a chain when it sees its beginning.
/// And a chain without its first rule is a chain that began no earlier: so the latest beginning
/// never grows with the number of rules.
struct RuleChains {
  private static let never = Int64.min
  private let ruleCount: Int
  /// The latest beginnings, those of one number of rules together, by the last rule.
  private var beginnings: [Int64]
  /// The latest beginning by the number of rules, whatever the last one is.
  private var latestByLength: [Int64]

  init(ruleCount: Int) {
    self.ruleCount = ruleCount
    beginnings = Array(repeating: Self.never, count: (ruleCount + 1) * ruleCount)
    latestByLength = Array(repeating: Self.never, count: ruleCount + 1)
  }

  /// The times at which the length of the longest chain in the window lies in a range.
  static func holdings(
    of matches: [GroupMatch], windowSeconds: Int64, judged: JudgedTimes, in range: NumberRange
  ) -> [Holding] {
    let references = matches.reduce(0) { $0 | $1.references }
    var chains = RuleChains(ruleCount: UInt64.bitWidth - references.leadingZeroBitCount)
    var holdings: [Holding] = []
    for positions in MatchSeconds(matches) {
      let time = matches[positions.lowerBound].seconds
      chains.add(second: time, events: matches[positions].map(\.references))
      guard judged.contains(time) else { continue }
      let length = Double(chains.longest(since: time - windowSeconds))
      guard range.contains(length) else { continue }
      holdings.append(Holding(time: time, measured: Measure(value: length)))
    }
    return holdings
  }

  /// The number of rules in the longest chain that began at a time or later.
  func longest(since time: Int64) -> Int {
    (1..<latestByLength.count).last { latestByLength[$0] >= time } ?? 0
  }

  /// Continues the chains with the events of the next second, given by the rules each answered.
  mutating func add(second: Int64, events: [UInt64]) {
    // From the highest rule down, so that lower ones still tell of earlier seconds alone.
    for (last, served) in SecondMatching(events: events).servedByLastRule.reversed() {
      for length in 1..<(last + 2) {
        let beginning = latestBeginning(length: length, last: last, served: served, second: second)
        let place = length * ruleCount + last
        beginnings[place] = max(beginnings[place], beginning)
        latestByLength[length] = max(latestByLength[length], beginning)
      }
    }
  }

  /// The latest beginning of a chain whose last rule is served in this second.
  ///
  /// The second can serve all of `served` above any rule with which an earlier chain ended. To take
  /// as many of them as there are is best: the earlier part can then be the shortest.
  private func latestBeginning(length: Int, last: Int, served: UInt64, second: Int64) -> Int64 {
    if length <= served.nonzeroBitCount { return second }
    var latest = Self.never
    for earlier in 0..<last {
      let continuing = (served >> UInt64(earlier + 1)).nonzeroBitCount
      latest = max(latest, beginnings[(length - continuing) * ruleCount + earlier])
    }
    return latest
  }
}
