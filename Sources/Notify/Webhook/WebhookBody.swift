import Alarms

/// Writes the bodies of one webhook's requests.
public struct WebhookBody: Sendable {
  private let format: WebhookFormat
  private let wording: Wording
  private let hostName: String
  /// PagerDuty's key of the service, which is a secret; empty for all others.
  private let routingKey: String

  /// Bodies in a format.
  ///
  /// - Parameter hostName: the machine that speaks, for receivers that want a source.
  public init(
    _ format: WebhookFormat, _ wording: Wording, hostName: String, routingKey: String = ""
  ) {
    self.format = format
    self.wording = wording
    self.hostName = hostName
    self.routingKey = routingKey
  }

  /// Whether the receiver takes an alert that it does not hear of again to be over.
  public var forgets: Bool { format.forgets }

  /// The body that tells such a receiver what still rings.
  public func text(standing notices: [AlertNotice], nowSeconds: Int64) -> String {
    let alerts = notices.map { ($0, wording.text(.alert($0))) }
    return AlertmanagerAlert.list(alerts, nowSeconds: nowSeconds)
  }

  /// The bodies for a notification, to be posted one after the other; none where the receiver has no
  /// words for it.
  ///
  /// - Parameter nowSeconds: the moment of sending, in seconds since 1970.
  public func texts(_ notification: Notification, nowSeconds: Int64) -> [String] {
    guard case .alert(let notice) = notification.announcement else {
      // A summary is no incident that anybody could close.
      return format.keepsAlertsOpen ? [] : [text(notification, nowSeconds, isOver: true)]
    }
    let first = text(notification, nowSeconds, isOver: notice.isOver)
    // What was over before anybody heard of it would stay open for ever.
    guard format == .pagerduty, !notice.isOver, notice.endedAt != nil else { return [first] }
    return [first, text(notification, nowSeconds, isOver: true)]
  }

  private func text(_ notification: Notification, _ nowSeconds: Int64, isOver: Bool) -> String {
    notification.announcement.fitting { announcement in
      let words = wording.text(announcement)
      return switch (format, announcement) {
      case (.cloudevents, _):
        CloudEvent.text(notification, AlertJSON.text(announcement), hostName: hostName)
      case (.slack, _): SlackMessage.text(announcement, words)
      case (.teams, _): TeamsCard.text(announcement, words)
      case (.pagerduty, .alert(let notice)):
        PagerDutyEvent.text(
          notice, words, isOver: isOver, routingKey: routingKey, hostName: hostName)
      case (.alertmanager, .alert(let notice)):
        AlertmanagerAlert.list([(notice, words)], nowSeconds: nowSeconds)
      case (.json, _), (_, .summary): AlertJSON.text(announcement)
      }
    }
  }
}
