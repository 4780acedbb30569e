import Alarms

/// The envelope of CloudEvents 1.0 around an alert's JSON (cloudevents.io, JSON format 3.1).
enum CloudEvent {
  static func text(_ notification: Notification, _ data: String, hostName: String) -> String {
    let (kind, subject) =
      switch notification.announcement {
      case .alert(let notice): ("alert.\(AlertLine.changeName(notice))", notice.alertID)
      case .summary: (BacklogSummary.change, BacklogSummary.change)
      }
    return JSONText.object([
      ("specversion", JSONText.text("1.0")),
      ("id", JSONText.text(notification.id)),
      ("source", JSONText.text("/trailbell/\(hostName)")),
      ("type", JSONText.text("trailbell.\(kind)")),
      ("subject", JSONText.text(subject)),
      ("time", JSONText.time(notification.createdAt)),
      ("datacontenttype", JSONText.text("application/json")),
      ("data", data),
    ])
  }
}
