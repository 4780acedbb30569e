import Alarms
import Rules
import Settings

extension Configuration.SinkChoice {
  /// Why an announcement is not for this sink; nil where it is.
  func reasonAgainst(_ announcement: Announcement) -> String? {
    switch announcement {
    case .alert(let notice):
      let rule = notice.rule
      return reasonAgainst(level: rule.level)
        ?? reasonAgainst(ruleID: rule.ruleID, rule.title, file: rule.file)
    case .summary(let summary):
      // It goes where any of its rules would.
      let reasons = summary.rules.map { rule in
        reasonAgainst(level: rule.level)
          ?? reasonAgainst(ruleID: rule.ruleID, rule.title, file: rule.file ?? "")
      }
      return reasons.contains(nil) ? nil : reasons.compactMap(\.self).first
    }
  }

  private func reasonAgainst(level name: String) -> String? {
    // A level that nobody knows is grave.
    guard let level = Configuration.AlertLevel(rawValue: name) else { return nil }
    return level < levelMin ? "below level_min" : nil
  }

  private func reasonAgainst(ruleID: String, _ title: String, file: String) -> String? {
    func isNamed(_ name: String) -> Bool {
      Self.names(name, ruleID: ruleID, title, file: file)
    }
    if !rules.isEmpty, !rules.contains(where: isNamed) { return "not among rules" }
    return rulesExclude.contains(where: isNamed) ? "named in rules_exclude" : nil
  }

  private static func names(
    _ name: String, ruleID: String, _ title: String, file: String
  ) -> Bool {
    [ruleID, title].contains { $0.lowercased() == name.lowercased() }
      || FilePattern.matches(name, file)
  }

  /// The names of the lists that no rule has.
  func unknownNames(among known: [RuleSummary]) -> [String] {
    (rules + rulesExclude).filter { name in
      !known.contains { Self.names(name, ruleID: $0.ruleID, $0.title, file: $0.file) }
    }
  }
}
