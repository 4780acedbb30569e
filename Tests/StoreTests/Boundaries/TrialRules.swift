import Alarms
import Rules

extension AlarmRule {
  /// A rule of a trial.
  static func trial(
    _ condition: AlarmCondition, window: Int64 = 600, id: String = "rule", version: String = "1",
    references: Int = 1, hold: Int64 = 0, keep: Int64 = 0, isShadow: Bool = false
  ) -> AlarmRule {
    AlarmRule(
      RuleSummary(
        ruleID: id, version: version, title: "Title of \(id)", level: "high", author: nil,
        file: "rules.yml", windowSeconds: window, conditionText: "words"),
      condition: condition, references: (0..<references).map(AlarmReference.detection),
      forSeconds: hold, keepFiringSeconds: keep, isShadow: isShadow)
  }
}

extension AlarmCondition {
  static func atLeast(_ count: Double) -> AlarmCondition {
    .eventCount(NumberRange([.init(.greaterOrEqual, count)]))
  }

  static func fewer(than count: Double) -> AlarmCondition {
    .eventCount(NumberRange([.init(.less, count)]))
  }

  static func average(atLeast limit: Double) -> AlarmCondition {
    .valueStatistic(.average, NumberRange([.init(.greaterOrEqual, limit)]))
  }

  /// Rings in each minute that has a match.
  static let anyMinute = AlarmCondition.metricAlarm(
    MetricAlarm(
      statistic: .sum, periodSeconds: 60, evaluationPeriods: 1, datapointsToAlarm: 1,
      comparison: .greaterOrEqual, threshold: 1, missingData: .notBreaching, defaultValues: [nil],
      extraPeriods: 0))
}
