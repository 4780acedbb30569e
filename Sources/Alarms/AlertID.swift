import CloudTrail

/// Names alerts by what they are, so that a database made anew has the same names.
public enum AlertID {
  /// The id of an alert: 16 hexadecimal digits.
  ///
  /// - Parameters:
  ///   - startedAt: the beginning of the episode as it was first seen, in seconds.
  ///   - attempt: counts up while the id is another alert's already.
  public static func make(
    rule: RuleSummary, group: String, startedAt: Int64, attempt: Int = 0
  ) -> String {
    var hash = NameHash()
    for text in [rule.ruleID, rule.version, group, "\(startedAt)"] { hash.add(text) }
    if attempt > 0 { hash.add("\(attempt)") }
    return hash.text
  }
}
