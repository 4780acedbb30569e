import Alarms

/// An event for PagerDuty (developer.pagerduty.com, "Events API v2"): the alert's id is the key by
/// which what is over closes what rang.
enum PagerDutyEvent {
  private static let summaryMaximum = 1_024

  static func text(
    _ notice: AlertNotice, _ words: String, isOver: Bool, routingKey: String, hostName: String
  ) -> String {
    let payload = JSONText.object([
      ("summary", JSONText.text(ShortText.cut(words, characterMaximum: summaryMaximum))),
      ("source", JSONText.text(hostName)),
      ("severity", JSONText.text(severity(ofLevel: notice.rule.level))),
      ("timestamp", JSONText.time(notice.episode.startedAt)),
      ("component", JSONText.text("CloudTrail")),
      ("class", JSONText.text(notice.rule.title)),
      ("custom_details", AlertJSON.text(notice)),
    ])
    return JSONText.object([
      ("routing_key", JSONText.text(routingKey)),
      ("event_action", JSONText.text(isOver ? "resolve" : "trigger")),
      ("dedup_key", JSONText.text(notice.alertID)),
      ("client", JSONText.text("Trailbell")),
      ("payload", payload),
    ])
  }

  private static func severity(ofLevel level: String) -> String {
    switch level {
    case "critical": "critical"
    case "high": "error"
    case "medium": "warning"
    default: "info"
    }
  }
}
