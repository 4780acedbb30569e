import Alarms
import Foundation
import Testing

@testable import Notify

/// What receivers of webhooks get: valid, whole, and harmless.
struct WebhookBodyTests {
  private func body(_ format: WebhookFormat, _ announcement: Announcement) -> String? {
    WebhookBody(format, Wording(), hostName: "bell.example", routingKey: "key")
      .texts(Notification(row: 3, announcement, createdAt: 1_000), nowSeconds: 2_000).first
  }

  private func object(_ format: WebhookFormat, _ notice: AlertNotice) throws -> [String: Any] {
    let text = try #require(body(format, .alert(notice)))
    let value = try JSONSerialization.jsonObject(with: Data(text.utf8))
    if let list = value as? [[String: Any]] { return try #require(list.first) }
    return try #require(value as? [String: Any])
  }

  private static let values =
    HostileText.all
    + (0..<UInt64(500 * HostileTextMaker.effort)).map { seed in
      var maker = HostileTextMaker(seed: HostileTextMaker.seed &+ seed)
      return maker.text()
    }

  @Test func `CloudEvents is an envelope around the alert`() throws {
    let event = try object(.cloudevents, Notices.ordinary())
    #expect(event["specversion"] as? String == "1.0")
    #expect(event["id"] as? String == "0123456789abcdef-firing-3")
    #expect(event["type"] as? String == "trailbell.alert.firing")
    #expect(event["source"] as? String == "/trailbell/bell.example")
    #expect(event["time"] as? String == "1970-01-01T00:16:40Z")
    let data = try #require(event["data"] as? [String: Any])
    #expect(data["alertID"] as? String == "0123456789abcdef")
  }

  @Test func `hostile values come back through CloudEvents, PagerDuty and Alertmanager`() throws {
    for value in Self.values {
      let notice = Notices.make(value)
      let data = try #require(try object(.cloudevents, notice)["data"] as? [String: Any])
      #expect(data["actors"] as? [String] == [value, "second"])
      let payload = try #require(try object(.pagerduty, notice)["payload"] as? [String: Any])
      #expect(payload["class"] as? String == value)
      let details = try #require(payload["custom_details"] as? [String: Any])
      #expect(details["addresses"] as? [String] == [value])
      let labels = try #require(try object(.alertmanager, notice)["labels"] as? [String: String])
      #expect(labels["alertname"] ?? "" == value)
      #expect(labels["rule_id"] ?? "" == value)
      #expect(labels["group_actor"] ?? "" == value)
      for name in labels.keys { #expect(name.wholeMatch(of: /[a-zA-Z_][a-zA-Z0-9_]*/) != nil) }
    }
  }

  @Test func `no value mentions or links anything in Slack, and all come back`() throws {
    for value in Self.values {
      let text = try #require(body(.slack, .alert(Notices.make(value))))
      #expect(!text.unicodeScalars.contains { $0 == "<" || $0 == ">" })
      let message = try object(.slack, Notices.make(value))
      let words = try #require(message["text"] as? String)
      let plain = [("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")].reduce(words) { text, pair in
        text.replacingOccurrences(of: pair.0, with: pair.1, options: .literal)
      }
      #expect(plain == AlertLine.text(Notices.make(value)))
      #expect(message["mrkdwn"] as? Bool == false)
    }
  }

  @Test func `values are plain text in Teams`() throws {
    for value in Self.values {
      let message = try object(.teams, Notices.make(value))
      let attachments = try #require(message["attachments"] as? [[String: Any]])
      let card = try #require(attachments[0]["content"] as? [String: Any])
      let blocks = try #require(card["body"] as? [[String: Any]])
      // Text runs know no Markdown; a text block would.
      #expect(blocks.allSatisfy { $0["type"] as? String == "RichTextBlock" })
      let first = try #require(blocks[0]["inlines"] as? [[String: Any]])
      #expect(first[0]["text"] as? String == AlertLine.text(Notices.make(value)))
    }
  }

  @Test(arguments: [
    (AlertChange.firing, "trigger"), (.repeated, "trigger"), (.changed, "trigger"),
    (.resolved, "resolve"), (.merged, "resolve"), (.withdrawn, "resolve"),
  ])
  func `PagerDuty hears what rings, and what is over`(change: AlertChange, action: String) throws {
    let event = try object(.pagerduty, Notices.ordinary(change: change))
    #expect(event["event_action"] as? String == action)
    #expect(event["dedup_key"] as? String == "0123456789abcdef")
    #expect(event["routing_key"] as? String == "key")
  }

  @Test func `what was over before PagerDuty heard of it is opened and closed`() throws {
    let notice = Notices.ordinary(endedAt: 1_500)
    let bodies = WebhookBody(.pagerduty, Wording(), hostName: "bell.example").texts(
      Notification(row: 3, .alert(notice), createdAt: 1_000), nowSeconds: 2_000)
    let actions = try bodies.map { body in
      let object = try JSONSerialization.jsonObject(with: Data(body.utf8)) as? [String: Any]
      return object?["event_action"] as? String
    }
    #expect(actions == ["trigger", "resolve"])
  }

  @Test func `Alertmanager hears until when, with labels that stay the same`() throws {
    let firing = try object(.alertmanager, Notices.ordinary())
    let over = try object(.alertmanager, Notices.ordinary(count: 99, change: .resolved))
    #expect(firing["startsAt"] as? String == "1970-01-01T00:16:40Z")
    #expect(firing["endsAt"] as? String == "1970-01-01T00:37:20Z")
    #expect(over["endsAt"] as? String == "1970-01-01T00:33:20Z")
    let labels = try #require(firing["labels"] as? [String: String])
    #expect(labels == over["labels"] as? [String: String])
    #expect(labels["group_actor"] == "arn:role" && labels["severity"] == "high")
  }

  @Test func `a summary is no incident`() {
    let summary = Announcement.summary(BacklogSummary(startedAt: 1, lastAt: 2, rules: []))
    for format in WebhookFormat.allCases {
      #expect((body(format, summary) == nil) == format.keepsAlertsOpen, "\(format)")
    }
  }

  @Test func `bodies stay below the receivers' limits, however long values are`() throws {
    let long = String(repeating: "\u{1}é\"", count: 20_000)
    let limits: [WebhookFormat: Int] = [
      .json: 20_000, .cloudevents: 20_000, .slack: 40_000, .teams: 28_000, .pagerduty: 512_000,
      .alertmanager: 100_000,
    ]
    for format in WebhookFormat.allCases {
      let text = try #require(body(format, .alert(Notices.make(long))))
      #expect(text.utf8.count <= limits[format] ?? 0, "\(format): \(text.utf8.count)")
      _ = try JSONSerialization.jsonObject(with: Data(text.utf8))
    }
  }
}
