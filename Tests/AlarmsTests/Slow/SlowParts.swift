import Rules

@testable import Alarms

/// The longest chains, by trying everything.
enum SlowChain {
  static func longest(_ events: [GroupMatch]) -> Int {
    longest(events, from: 0, since: .min, unused: Set(events.indices))
  }

  private static func longest(
    _ events: [GroupMatch], from rule: UInt64, since: Int64, unused: Set<Int>
  ) -> Int {
    guard events.contains(where: { $0.references >> rule != 0 }) else { return 0 }
    var best = longest(events, from: rule + 1, since: since, unused: unused)
    for event in unused
    where events[event].references >> rule & 1 == 1 && events[event].seconds >= since {
      let rest = longest(
        events, from: rule + 1, since: events[event].seconds, unused: unused.subtracting([event]))
      best = max(best, 1 + rest)
    }
    return best
  }
}

/// Expressions over the set of rules that occur.
enum SlowExpression {
  static func holds(_ expression: ReferenceExpression, _ rules: Set<Int>) -> Bool {
    switch expression {
    case .reference(let position): rules.contains(position)
    case .all(let parts): !parts.contains { !holds($0, rules) }
    case .any(let parts): parts.first { holds($0, rules) } != nil
    case .not(let part): holds(part, rules) == false
    }
  }

  static func hasNot(_ expression: ReferenceExpression) -> Bool {
    switch expression {
    case .reference: false
    case .all(let parts), .any(let parts): !parts.filter { hasNot($0) }.isEmpty
    case .not: true
    }
  }
}

/// Statistics of lists.
enum SlowStatistic {
  static func value(_ statistic: ValueStatistic, of values: [MatchValue]) -> Double? {
    value(statistic, of: numbers(values))
  }

  static func value(_ statistic: ValueStatistic, of numbers: [Double]) -> Double? {
    if numbers.isEmpty { return nil }
    return switch statistic {
    case .sum: numbers.reduce(0, +)
    case .sampleCount: Double(numbers.count)
    case .average: numbers.reduce(0, +) / Double(numbers.count)
    case .minimum: numbers.min()
    case .maximum: numbers.max()
    case .percentile(let percent): percentile(percent, numbers)
    }
  }

  static func numbers(_ values: [MatchValue]) -> [Double] {
    values.compactMap { if case .number(let number) = $0 { number } else { nil } }
  }

  private static func percentile(_ percent: Double, _ numbers: [Double]) -> Double {
    let sorted = numbers.sorted()
    let rank = percent * Double(sorted.count - 1) / 100
    let below = sorted[Int(rank.rounded(.down))]
    let above = sorted[Int(rank.rounded(.up))]
    return below + (rank - rank.rounded(.down)) * (above - below)
  }
}
