import Alarms
import Notify

/// Notifications to send.
enum Notices {
  static func notice(
    _ number: Int = 0, actor: String = "arn:aws:iam::111122223333:role/Trainer",
    level: String = "high", change: AlertChange = .firing
  ) -> AlertNotice {
    let digits = String(number, radix: 16)
    let rule = RuleSummary(
      ruleID: "rule-1", version: "1", title: "Burst of Refusals", level: level, author: "Trailbell",
      file: "rules/access/burst.yml", windowSeconds: 600,
      conditionText: "at least 5 events in 10 min")
    return AlertNotice(
      alertID: String(repeating: "0", count: 16 - digits.count) + digits, change: change,
      rule: rule, group: JSONText.object([("actor", JSONText.text(actor))]),
      episode: Episode(startedAt: 1_700_000_000, lastAt: 1_700_000_060),
      endedAt: change == .resolved ? 1_700_000_660 : nil, count: 7, actors: [actor],
      addresses: ["192.0.2.1"], eventNames: ["GetObject"], eventIDs: ["id-1", "id-2"])
  }

  static func notification(
    _ number: Int = 0, actor: String = "arn:aws:iam::111122223333:role/Trainer",
    level: String = "high", change: AlertChange = .firing
  ) -> Notification {
    Notification(
      row: Int64(number), .alert(notice(number, actor: actor, level: level, change: change)),
      createdAt: 1_700_000_100)
  }
}
