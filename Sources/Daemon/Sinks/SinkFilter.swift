import Alarms
import Rules
import Settings

extension Configuration.SinkChoice {
  /// Why an announcement is not for this sink; nil where it is.
  func reasonAgainst(_ announcement: Announcement) -> String? {
    let level = Configuration.AlertLevel(rawValue: announcement.level)
    // A level that nobody knows is grave.
    if let level, level < levelMin { return "below level_min" }
    switch announcement {
    case .alert(let notice):
      return reasonAgainst(ruleID: notice.rule.ruleID, notice.rule.title, file: notice.rule.file)
    case .summary(let summary):
      // It goes where any of its rules would.
      let reasons = summary.rules.map { reasonAgainst(ruleID: $0.ruleID, $0.title, file: "") }
      return reasons.contains(nil) ? nil : reasons.compactMap(\.self).first
    }
  }

  private func reasonAgainst(ruleID: String, _ title: String, file: String) -> String? {
    func isNamed(_ name: String) -> Bool {
      [ruleID, title].contains { $0.lowercased() == name.lowercased() }
        || FilePattern.matches(name, file)
    }
    if !rules.isEmpty, !rules.contains(where: isNamed) { return "not among rules" }
    return rulesExclude.contains(where: isNamed) ? "named in rules_exclude" : nil
  }
}
