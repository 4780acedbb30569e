import Alarms

extension AlertNotice {
  /// The alert in the words of ``DatabaseContents/alerts``.
  var words: String {
    "\(rule.ruleID)|\(group)|\(episode.startedAt)|\(episode.lastAt)|\(count)"
  }
}
