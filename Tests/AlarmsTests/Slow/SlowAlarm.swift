import Rules

@testable import Alarms

/// The meaning of every condition, with each window gathered from scratch: slow, and plain to see.
struct SlowAlarm {
  let condition: AlarmCondition
  let window: Int64
  let matches: [GroupMatch]
  var settled = Int64.max
  var knownSince: Int64?
  var activity: Set<Int64> = []

  func seen(_ from: Int64, _ to: Int64) -> [GroupMatch] {
    matches.filter { from <= $0.seconds && $0.seconds <= to }
  }

  /// The times at which the condition holds and may be judged, with what was measured.
  func holdings() -> [Holding] {
    Set(matches.map(\.seconds)).sorted().compactMap { time in
      guard isDecided(time), let measured = measure(time) else { return nil }
      return Holding(time: time, measured: measured)
    }
  }

  private func isDecided(_ time: Int64) -> Bool {
    switch condition {
    case .eventCount(let range), .valueCount(let range), .ruleCount(let range, _):
      SlowAlarm.isLowerLimit(range) || time <= settled
    case .valueStatistic(_, let range): SlowAlarm.isLowerLimit(range) || time <= settled
    case .baseline(let baseline): SlowAlarm.isLowerLimit(baseline.deviations) || time <= settled
    case .firstSeen: true
    case .ruleExpression(let expression):
      !SlowExpression.hasNot(expression) || time <= settled - window
    default: time <= settled
    }
  }

  private static func isLowerLimit(_ range: NumberRange) -> Bool {
    range.comparisons.allSatisfy { [.greater, .greaterOrEqual].contains($0.operator) }
  }

  /// What the condition measures at a time; nil where it does not hold.
  private func measure(_ time: Int64) -> Measure? {
    let before = seen(time - window, time)
    switch condition {
    case .eventCount(let range):
      return inside(range, Double(before.count))
    case .valueCount(let range):
      return inside(range, Double(Set(before.compactMap(\.value)).count))
    case .valueStatistic(let statistic, let range):
      return SlowStatistic.value(statistic, of: before.compactMap(\.value))
        .flatMap { inside(range, $0) }
    case .ruleCount(let range, isOrdered: false):
      return inside(range, Double(occurring(before).count))
    case .ruleCount(let range, isOrdered: true):
      return inside(range, Double(SlowChain.longest(before)))
    case .ruleExpression(let expression): return expressionMeasure(expression, time)
    case .firstSeen(let learning):
      let isNew = seen(time - window, time - 1).isEmpty
      return isNew && isKnown(learning, time)
        ? Measure(value: Double(seen(time, time).count)) : nil
    case .baseline(let baseline): return baselineMeasure(baseline, time)
    case .absence, .unusualSilence, .metricAlarm: return nil
    }
  }

  private func inside(_ range: NumberRange, _ number: Double) -> Measure? {
    range.contains(number) ? Measure(value: number) : nil
  }

  func isKnown(_ seconds: Int64, _ time: Int64) -> Bool {
    knownSince.map { time - $0 >= seconds } ?? false
  }

  private func occurring(_ matches: [GroupMatch]) -> Set<Int> {
    Set((0..<64).filter { rule in matches.contains { $0.references >> UInt64(rule) & 1 == 1 } })
  }

  private func expressionMeasure(_ expression: ReferenceExpression, _ time: Int64) -> Measure? {
    let looksForward = SlowExpression.hasNot(expression)
    let rules = occurring(looksForward ? seen(time, time + window) : seen(time - window, time))
    return SlowExpression.holds(expression, rules) ? Measure(value: Double(rules.count)) : nil
  }

  private func baselineMeasure(_ baseline: Baseline, _ time: Int64) -> Measure? {
    guard window > 0, baseline.pastSeconds >= window, isKnown(baseline.pastSeconds, time) else {
      return nil
    }
    // The windows [kW, (k + 1)W − 1] that end before t − W; the earliest ones hold no event.
    let beginnings = stride(from: beforeAll, to: time, by: Int(window))
    let past = beginnings.filter { $0 + window - 1 < time - window }
      .suffix(Int(baseline.pastSeconds / window))
    let counts: [Double] = past.map { Double(seen($0, $0 + window - 1).count) }
    let number = Double(counts.count)
    let total = counts.reduce(0, +)
    let distances: [Double] = counts.map { number * $0 - total }
    let spread = distances.map { $0 * $0 }.reduce(0, +)
    let mean = total / number
    let deviation = max(1, mean.squareRoot(), (spread / (number * number * number)).squareRoot())
    let count = seen(time - window, time).count
    guard count >= baseline.eventMinimum,
      baseline.deviations.contains((Double(count) - mean) / deviation)
    else { return nil }
    return Measure(
      value: Double(count), expected: Measure.Expectation(mean: mean, deviation: deviation))
  }

  /// A multiple of the window, so long before all matches that every past begins after it.
  private var beforeAll: Int64 {
    let first = (matches.first?.seconds ?? 0) - 20 * window
    return first - ((first % window) + window) % window
  }
}
