import Rules

/// What is counted or computed of the matches in a window while the window moves.
protocol WindowTally {
  /// A match comes into the window.
  mutating func add(_ match: GroupMatch)
  /// A match falls out of the window.
  mutating func remove(_ match: GroupMatch)
  /// What is measured now; nil where there is nothing to compare.
  var measured: Double? { get }
}

/// Moves a window over the matches of a group: each comes in once and falls out once.
struct WindowSweep {
  let matches: [GroupMatch]
  let windowSeconds: Int64
  let judged: JudgedTimes

  /// The times at which what is measured lies in a range.
  ///
  /// - Parameter looksForward: whether the window is [t, t + W] instead of [t − W, t].
  func holdings<Tally: WindowTally>(
    _ empty: Tally, in range: NumberRange, looksForward: Bool = false
  ) -> [Holding] {
    let before = looksForward ? 0 : windowSeconds
    let after = looksForward ? windowSeconds : 0
    var tally = empty
    var holdings: [Holding] = []
    var oldest = 0
    var next = 0
    for positions in MatchSeconds(matches) {
      let time = matches[positions.lowerBound].seconds
      while next < matches.count, matches[next].seconds <= time + after {
        tally.add(matches[next])
        next += 1
      }
      while matches[oldest].seconds < time - before {
        tally.remove(matches[oldest])
        oldest += 1
      }
      guard judged.contains(time), let measured = tally.measured, range.contains(measured)
      else { continue }
      holdings.append(Holding(time: time, measured: Measure(value: measured)))
    }
    return holdings
  }
}

/// The positions of matches, those of one second together.
struct MatchSeconds: Sequence, IteratorProtocol {
  private let matches: [GroupMatch]
  private var position = 0

  init(_ matches: [GroupMatch]) { self.matches = matches }

  mutating func next() -> Range<Int>? {
    guard position < matches.count else { return nil }
    let first = position
    while position < matches.count, matches[position].seconds == matches[first].seconds {
      position += 1
    }
    return first..<position
  }
}
