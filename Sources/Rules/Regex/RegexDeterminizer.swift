/// Turns an automaton into a table, unless the table would grow too large.
///
/// Each set of positions at which the automaton can stand becomes a state.
struct RegexDeterminizer {
  static let stateCountMaximum = 1024
  /// Bounds the memory for one table: 512 KB.
  static let cellCountMaximum = 1 << 18
  /// Bounds the work on sets that take many words.
  static let stepCountMaximum = 400_000

  /// A state of the table: where the automaton stands, and what was read last.
  private struct State: Hashable {
    let standing: [UInt64]
    let previous: RegexSurrounding
  }

  private let sets: RegexBitSets
  private let dominance: RegexDominance
  /// The classes by what assertions see of them.
  private let classesBySurrounding: [RegexSurrounding: [Int]]
  private var numbers: [State: UInt16] = [:]
  private var states: [State] = []
  private var stepCount = 0

  private init(_ sets: RegexBitSets, _ dominance: RegexDominance) {
    self.sets = sets
    self.dominance = dominance
    classesBySurrounding = Dictionary(grouping: 0..<sets.classes.count) {
      sets.classes.surroundings[$0]
    }
  }

  /// The table, or nil where it would be too large.
  static func table(
    of sets: RegexBitSets, _ dominance: RegexDominance, stepCount: inout Int
  ) -> RegexTable? {
    var determinizer = RegexDeterminizer(sets, dominance)
    defer { stepCount += determinizer.stepCount }
    return determinizer.table()
  }

  private mutating func table() -> RegexTable? {
    let nothing = [UInt64](repeating: 0, count: sets.wordCount)
    _ = number(of: State(standing: nothing, previous: previous(.edge)))
    var next: [UInt16] = []
    var matchesAtEnd: [Bool] = []
    while matchesAtEnd.count < states.count {
      let state = states[matchesAtEnd.count]
      let place = sets.kinds.kind(after: state.previous, before: .edge)
      matchesAtEnd.append(sets.hasMatched(state.standing.span, at: place))
      guard let row = row(of: state) else { return nil }
      next += row
      guard next.count <= RegexDeterminizer.cellCountMaximum else { return nil }
    }
    return RegexTable(classes: sets.classes, next: next, matchesAtEnd: matchesAtEnd)
  }

  /// What was read last, as far as it makes a difference: the table stays smaller.
  private func previous(_ surrounding: RegexSurrounding) -> RegexSurrounding {
    sets.kinds.representative(before: surrounding)
  }

  private mutating func row(of state: State) -> [UInt16]? {
    var row = [UInt16](repeating: RegexTable.matched, count: sets.classes.count)
    for (surrounding, classes) in classesBySurrounding {
      let place = sets.kinds.kind(after: state.previous, before: surrounding)
      if sets.hasMatched(state.standing.span, at: place) { continue }
      var following = [UInt64](repeating: 0, count: sets.wordCount)
      var span = following.mutableSpan
      sets.follow(state.standing.span, at: place, into: &span)
      stepCount += sets.cost / 4
      let previous = previous(surrounding)
      for read in classes {
        stepCount += 4 + sets.wordCount / 4
        guard stepCount <= RegexDeterminizer.stepCountMaximum else { return nil }
        var standing = zip(following, sets.readers(of: read)).map { $0 & $1 }
        dominance.reduce(&standing)
        // Without a state for it, tables of large bounds are half as large.
        if hasMatched(standing, after: surrounding) { continue }
        guard let number = number(of: State(standing: standing, previous: previous)) else {
          return nil
        }
        row[read] = number
      }
    }
    return row
  }

  /// Whether the expression has matched, whatever comes next.
  private func hasMatched(_ standing: [UInt64], after previous: RegexSurrounding) -> Bool {
    RegexSurrounding.allCases.allSatisfy { next in
      sets.hasMatched(standing.span, at: sets.kinds.kind(after: previous, before: next))
    }
  }

  private mutating func number(of state: State) -> UInt16? {
    if let known = numbers[state] { return known }
    guard states.count < RegexDeterminizer.stateCountMaximum else { return nil }
    let number = UInt16(states.count)
    numbers[state] = number
    states.append(state)
    return number
  }
}
