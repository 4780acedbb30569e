import Alarms

/// A summary of old alerts as one line for a person, or as one JSON object.
public enum BacklogLine {
  /// How many rules a line names.
  private static let ruleMaximum = 5

  /// One line: how many, of when, and of which rules.
  ///
  /// - Parameter timeText: writes seconds since 1970 as ISO 8601.
  public static func text(_ summary: BacklogSummary, timeText: (Int64) -> String) -> String {
    let alerts = summary.alerts == 1 ? "1 alert" : "\(summary.alerts) alerts"
    var named = summary.rules.prefix(ruleMaximum).map { "\($0.title) (\($0.level)) \($0.alerts)" }
    let others = summary.rules.count - named.count
    if others > 0 { named.append(others == 1 ? "1 more rule" : "\(others) more rules") }
    return SafeText.line(
      "\(timeText(summary.startedAt)) SUMMARY \(alerts) until \(timeText(summary.lastAt)), over "
        + "long before found: \(named.joined(separator: ", ")) — see the view alerts")
  }

  /// One JSON object in one line.
  public static func json(_ summary: BacklogSummary, timeText: (Int64) -> String) -> String {
    let rules = summary.rules.map { rule in
      "{\"ruleID\":\(SafeText.json(rule.ruleID)),\"ruleTitle\":\(SafeText.json(rule.title)),"
        + "\"level\":\(SafeText.json(rule.level)),\"alerts\":\(rule.alerts)}"
    }
    return "{\"change\":\"\(BacklogSummary.change)\",\"alerts\":\(summary.alerts),"
      + "\"startedAt\":\(SafeText.json(timeText(summary.startedAt))),"
      + "\"lastAt\":\(SafeText.json(timeText(summary.lastAt))),"
      + "\"rules\":[\(rules.joined(separator: ","))]}"
  }
}
