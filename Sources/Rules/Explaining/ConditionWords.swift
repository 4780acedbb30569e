/// When an alarm rings, in words.
enum ConditionWords {
  /// A phrase such as `at least 5 events in 10 min, for 20 min, keeps firing 1 h`.
  ///
  /// - Parameter references: how the rule names the rules that it counts.
  static func text(
    _ condition: AlarmCondition, windowSeconds: Int, valueFields: [String], references: [String],
    _ holdTimes: HoldTimes
  ) -> String {
    let held = text(
      condition, windowSeconds: windowSeconds, valueFields: valueFields, references: references)
    return held + text(holdTimes)
  }

  private static func text(_ holdTimes: HoldTimes) -> String {
    [("for", holdTimes.forSeconds), ("keeps firing", holdTimes.keepFiringSeconds)]
      .filter { $0.1 > 0 }.map { ", \($0) \(Timespan.words($1))" }.joined()
  }

  private static func text(
    _ condition: AlarmCondition, windowSeconds: Int, valueFields: [String], references: [String]
  ) -> String {
    let window = Timespan.words(windowSeconds)
    let fields = valueFields.joined(separator: ", ")
    switch condition {
    case .eventCount(let range):
      return "\(words(range)) \(range.isOne ? "event" : "events") in \(window)"
    case .valueCount(let range):
      let values = range.isOne ? "value" : "different values"
      return "\(words(range)) \(values) of \(fields) in \(window)"
    case .valueStatistic(let statistic, let range):
      return "\(words(statistic)) of \(fields) \(words(range)) in \(window)"
    case .ruleCount(let range, let isOrdered):
      let everyRule = NumberRange([.init(.greaterOrEqual, Double(references.count))])
      let rules =
        range == everyRule ? "all of \(references.count) rules" : "\(words(range)) different rules"
      return "\(rules)\(isOrdered ? ", in their order," : "") within \(window)"
    case .ruleExpression(let expression):
      return "\(words(expression, references)) within \(window)"
    case .firstSeen(let learning):
      return "a value of \(fields) that was not seen for \(window), after learning for "
        + Timespan.words(Int(learning))
    case .absence: return "no event for \(window), after there had been one"
    case .unusualSilence(let silence):
      let past = Timespan.words(Int(silence.pastSeconds))
      return "no event for over \(window) and \(silence.factor) times the longest pause of \(past)"
    case .baseline(let baseline):
      let least = baseline.eventMinimum > 1 ? " and at least \(baseline.eventMinimum) events" : ""
      return "\(words(baseline.deviations)) standard deviations from the mean of the past "
        + "\(Timespan.words(Int(baseline.pastSeconds)))\(least) in \(window)"
    case .metricAlarm(let alarm): return words(alarm)
    }
  }

  /// A range, such as `at least 5 and fewer than 10`.
  static func words(_ range: NumberRange) -> String {
    range.comparisons.map { comparison in
      let limit = number(comparison.limit)
      return switch comparison.operator {
      case .greater: "more than \(limit)"
      case .greaterOrEqual: "at least \(limit)"
      case .less: "less than \(limit)"
      case .lessOrEqual: "at most \(limit)"
      case .equal: "exactly \(limit)"
      case .notEqual: "not \(limit)"
      }
    }.joined(separator: " and ")
  }

  private static func words(_ statistic: ValueStatistic) -> String {
    switch statistic {
    case .sum: "a sum"
    case .sampleCount: "a number of samples"
    case .average: "an average"
    case .minimum: "a minimum"
    case .maximum: "a maximum"
    case .percentile(50): "a median"
    case .percentile(let rank): "a percentile \(number(rank))"
    }
  }

  private static func words(_ expression: ReferenceExpression, _ references: [String]) -> String {
    switch expression {
    case .reference(let position): references[position]
    case .all(let parts): joined(parts, "and", references)
    case .any(let parts): joined(parts, "or", references)
    case .not(let part): "not \(words(part, references))"
    }
  }

  private static func joined(
    _ parts: [ReferenceExpression], _ word: String, _ references: [String]
  ) -> String {
    "(" + parts.map { words($0, references) }.joined(separator: " \(word) ") + ")"
  }

  private static func words(_ alarm: MetricAlarm) -> String {
    let range = NumberRange([.init(alarm.comparison, alarm.threshold)])
    let period = Timespan.words(Int(alarm.periodSeconds))
    let periods =
      alarm.evaluationPeriods == 1
      ? period : "\(alarm.datapointsToAlarm) of \(alarm.evaluationPeriods) periods of \(period)"
    return "\(words(alarm.statistic)) of \(words(range)) in \(periods)"
  }

  /// A number without a fraction where it has none.
  static func number(_ number: Double) -> String {
    number == number.rounded() && abs(number) < 1e15 ? "\(Int(number))" : "\(number)"
  }
}

extension NumberRange {
  fileprivate var isOne: Bool { comparisons.count == 1 && comparisons[0].limit == 1 }
}
