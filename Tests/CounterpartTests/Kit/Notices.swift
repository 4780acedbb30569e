import Alarms
import Notify

/// Notifications to send.
enum Notices {
  static let rule = RuleSummary(
    ruleID: "rule-1", version: "1", title: "Burst of Refusals", level: "high", author: "Trailbell",
    file: "rules/access/burst.yml", windowSeconds: 600,
    conditionText: "at least 5 events in 10 min")

  /// The id of the alert with a number.
  static func alertID(_ number: Int) -> String {
    let digits = String(number, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }

  static func notice(
    _ number: Int, change: AlertChange = .firing, _ evidence: Evidence = Evidence()
  ) -> AlertNotice {
    AlertNotice(
      alertID: alertID(number), change: change, rule: rule,
      group: JSONText.object([("actor", JSONText.text(evidence.group))]),
      episode: Episode(startedAt: 1_700_000_000, lastAt: 1_700_000_060),
      endedAt: change == .resolved ? 1_700_000_660 : nil,
      mergedInto: change == .merged ? alertID(255) : nil, count: 7, actors: evidence.actors,
      addresses: evidence.addresses, eventNames: evidence.eventNames, eventIDs: evidence.eventIDs,
      details: evidence.details)
  }

  static func notification(_ notice: AlertNotice) -> Notification {
    Notification(
      row: Int64(notice.alertID, radix: 16) ?? 0, .alert(notice), createdAt: 1_700_000_100)
  }

  static func notification(_ number: Int) -> Notification { notification(notice(number)) }
}

/// The parts of an alert that come from outside.
struct Evidence: Sendable {
  var actors = ["arn:aws:iam::111122223333:role/Trainer"]
  var addresses = ["192.0.2.1"]
  var eventNames = ["GetObject"]
  var eventIDs = ["id-1", "id-2"]
  var group = "arn:aws:iam::111122223333:role/Trainer"
  var details: String?
}
