/// What a webhook's receiver understands.
public enum WebhookFormat: String, Sendable, CaseIterable {
  /// The alert as a JSON object of its own.
  case json
  /// The same in the envelope of CloudEvents 1.0, structured mode.
  case cloudevents
  /// Slack's incoming webhooks, and what takes the same (Mattermost, Rocket.Chat).
  case slack
  /// PagerDuty's Events API, version 2.
  case pagerduty
  /// Prometheus Alertmanager's API, version 2.
  case alertmanager
  /// Microsoft Teams' workflows: an adaptive card.
  case teams

  /// Whether the receiver keeps an alert open until it hears that it is over.
  public var keepsAlertsOpen: Bool { self == .pagerduty || self == .alertmanager }

  /// Whether the receiver takes an alert that it does not hear of again to be over.
  public var forgets: Bool { self == .alertmanager }

  /// The type of the body (RFC 9110, section 8.3).
  public var contentType: String {
    switch self {
    case .cloudevents: "application/cloudevents+json; charset=UTF-8"
    default: "application/json; charset=UTF-8"
    }
  }
}
