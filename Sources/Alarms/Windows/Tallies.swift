import Rules

/// Counts events.
struct EventTally: WindowTally {
  private var count = 0

  mutating func add(_ match: GroupMatch) { count += 1 }
  mutating func remove(_ match: GroupMatch) { count -= 1 }
  var measured: Double? { Double(count) }
}

/// Counts distinct values; an event without one adds nothing.
struct ValueTally: WindowTally {
  private var eventsByValue: [MatchValue: Int] = [:]

  mutating func add(_ match: GroupMatch) {
    guard let value = Self.countable(match.value) else { return }
    eventsByValue[value, default: 0] += 1
  }

  mutating func remove(_ match: GroupMatch) {
    guard let value = Self.countable(match.value), let events = eventsByValue[value] else { return }
    eventsByValue[value] = events > 1 ? events - 1 : nil
  }

  var measured: Double? { Double(eventsByValue.count) }

  /// What is not a number equals nothing, not even itself, and so is no value.
  private static func countable(_ value: MatchValue?) -> MatchValue? {
    if case .number(let number) = value, number.isNaN { return nil }
    return value
  }
}

/// Computes a statistic of the numbers; an event without one adds nothing.
struct StatisticTally: WindowTally {
  private var numbers: SlidingStatistic

  /// - Parameter matches: all matches that will ever come in.
  init(_ statistic: ValueStatistic, of matches: [GroupMatch]) {
    numbers = SlidingStatistic(statistic, of: matches.lazy.compactMap(\.number))
  }

  mutating func add(_ match: GroupMatch) { match.number.map { numbers.add($0) } }
  mutating func remove(_ match: GroupMatch) { match.number.map { numbers.remove($0) } }
  var measured: Double? { numbers.result }
}

/// Counts which of the referenced rules occur.
struct RuleTally: WindowTally {
  private var eventsByRule = [Int](repeating: 0, count: UInt64.bitWidth)
  /// The rules that occur, as bits.
  private(set) var occurring: UInt64 = 0

  mutating func add(_ match: GroupMatch) {
    for rule in BitPositions(match.references) { eventsByRule[rule] += 1 }
    occurring |= match.references
  }

  mutating func remove(_ match: GroupMatch) {
    for rule in BitPositions(match.references) {
      eventsByRule[rule] -= 1
      if eventsByRule[rule] == 0 { occurring &= ~(1 << UInt64(rule)) }
    }
  }

  var measured: Double? { Double(occurring.nonzeroBitCount) }
}

/// The positions of the bits that are set, from the lowest.
struct BitPositions: Sequence, IteratorProtocol {
  private var bits: UInt64

  init(_ bits: UInt64) { self.bits = bits }

  mutating func next() -> Int? {
    guard bits != 0 else { return nil }
    defer { bits &= bits - 1 }
    return bits.trailingZeroBitCount
  }
}
