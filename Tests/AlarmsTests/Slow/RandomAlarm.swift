import CloudTrail
import Rules

@testable import Alarms
@testable import Simulation

/// The kinds of conditions, as the tests go through them.
enum ConditionKind: CaseIterable {
  case events, values, statistic, rules, chain, expression, firstSeen, baseline
  case absence, silence, metric

  /// The kinds that are judged at the times of events.
  static let byEvents = allCases.filter { ![.absence, .silence, .metric].contains($0) }
  /// The kinds that are judged at the end of silences.
  static let bySilence: [ConditionKind] = [.absence, .silence]
}

/// Random conditions and matches, with few distinct times and numbers so that edges coincide.
struct RandomAlarm {
  var random: SeededGenerator

  init(seed: UInt64) { random = SeededGenerator(seed: seed) }

  mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[random.number(below: elements.count)]
  }

  mutating func condition(_ kind: ConditionKind, window: Int64) -> AlarmCondition {
    switch kind {
    case .events: .eventCount(range(4))
    case .values: .valueCount(range(4))
    case .statistic:
      .valueStatistic(pick([.sum, .average, .percentile(pick([0, 12.5, 50, 75, 100]))]), range(4))
    case .rules: .ruleCount(range(4), isOrdered: false)
    case .chain: .ruleCount(range(4), isOrdered: true)
    case .expression: .ruleExpression(expression(depth: 3))
    case .firstSeen: .firstSeen(learningSeconds: Int64(random.number(below: 20)))
    case .baseline:
      .baseline(
        Baseline(
          pastSeconds: window * Int64(random.number(below: 7)) + Int64(random.number(below: 3)),
          deviations: range(3), eventMinimum: random.number(below: 4)))
    case .absence: .absence
    case .silence:
      .unusualSilence(
        UnusualSilence(
          pastSeconds: window * Int64(random.number(below: 5)) + Int64(random.number(below: 3)),
          factor: Int64(random.number(in: 1...3)),
          secondsMaximum: window * Int64(random.number(below: 9)) + Int64(random.number(below: 20)))
      )
    case .metric: .metricAlarm(metricAlarm())
    }
  }

  /// Mostly a lower limit; at times another comparison, two of them, or none.
  mutating func range(_ limit: Int) -> NumberRange {
    let operators: [NumberOperator] =
      random.chance(0.6) ? [.greaterOrEqual] : NumberOperator.allCases
    return NumberRange(
      (0..<pick([0, 1, 1, 1, 1, 2])).map { _ in
        NumberRange.Comparison(pick(operators), Double(random.number(below: 2 * limit + 1)) / 2)
      })
  }

  mutating func expression(depth: Int) -> ReferenceExpression {
    if depth == 0 || random.chance(0.3) { return .reference(random.number(below: 4)) }
    let parts = (0..<random.number(in: 1...3)).map { _ in expression(depth: depth - 1) }
    return pick([.all(parts), .any(parts), .not(parts[0])])
  }

  mutating func metricAlarm() -> MetricAlarm {
    let periods = random.number(in: 1...4)
    return MetricAlarm(
      statistic: pick([
        .sum, .sampleCount, .average, .minimum, .maximum, .percentile(pick([0, 12.5, 50, 100])),
      ]),
      periodSeconds: Int64(random.number(in: 1...4)) * 60, evaluationPeriods: periods,
      datapointsToAlarm: random.number(in: 1...periods), comparison: pick(NumberOperator.allCases),
      threshold: Double(random.number(below: 9)) / 2,
      missingData: pick(MetricAlarm.MissingData.allCases),
      defaultValues: pick([[], [nil], [0], [2], [nil, 0], [0, 4], [1, nil, 3]]),
      extraPeriods: random.number(below: 3))
  }

  /// The matches of a group, in order.
  ///
  /// - Parameters:
  ///   - count: how many at most.
  ///   - step: the seconds between two possible times.
  mutating func matches(atMost count: Int, step: Int64 = 1) -> [GroupMatch] {
    let start = pick([0, 1_000, 4_070_908_800] as [Int64])
    let span = random.number(in: 1...60)
    let answers = random.number(in: 1...4)
    return (0..<random.number(below: count + 1)).map { number in
      let seconds = start + Int64(random.number(below: span)) * step
      return GroupMatch(
        event: EventKey(seconds: seconds, idHash: UInt64(number)), references: references(answers),
        value: value())
    }.sorted()
  }

  mutating func references(_ count: Int) -> UInt64 {
    let bits = random.next() & random.next() & ((1 << UInt64(count)) - 1)
    return bits == 0 ? 1 << UInt64(random.number(below: count)) : bits
  }

  mutating func value() -> MatchValue? {
    switch random.number(below: 6) {
    case 0: nil
    case 1: .text(pick(["a", "b", "1"]))
    default: .number(Double(random.number(below: 20) - 6) / 4)
    }
  }

  /// A time about which matches are spread.
  mutating func time(near matches: [GroupMatch], spread: Int) -> Int64 {
    let seconds = matches.isEmpty ? 0 : pick(matches).seconds
    return seconds + Int64(random.number(below: 2 * spread + 1) - spread)
  }
}
