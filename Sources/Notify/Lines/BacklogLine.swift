import Alarms
import CloudTrail

/// A summary of old alerts as one line for a person.
public enum BacklogLine {
  /// How many rules a line names.
  private static let ruleMaximum = 5

  /// One line: how many, of when, and of which rules.
  public static func text(_ summary: BacklogSummary) -> String {
    let alerts = summary.alerts == 1 ? "1 alert" : "\(summary.alerts) alerts"
    var named = summary.rules.prefix(ruleMaximum).map { "\($0.title) (\($0.level)) \($0.alerts)" }
    let others = summary.rules.count - named.count
    if others > 0 { named.append(others == 1 ? "1 more rule" : "\(others) more rules") }
    return SafeText.line(
      "\(EventTime.text(ofSeconds: summary.startedAt)) SUMMARY \(alerts) until \(EventTime.text(ofSeconds: summary.lastAt)), over "
        + "long before found: \(named.joined(separator: ", ")) — see the view alerts")
  }
}
