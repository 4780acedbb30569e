import Alarms
import Rules

extension AlarmRule {
  /// A rule that rings at so many events within a window.
  static func counting(
    _ threshold: Int, windowSeconds: Int64 = 600, version: String = "1", level: String = "high"
  ) -> AlarmRule {
    AlarmRule(
      RuleSummary(
        ruleID: "rule-\(threshold)", version: version, title: "Rule", level: level, author: "Ada",
        file: "rule.yml", windowSeconds: windowSeconds, conditionText: "words"),
      condition: .eventCount(NumberRange([.init(.greaterOrEqual, Double(threshold))])))
  }
}
