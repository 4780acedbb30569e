import Alarms

/// A message for Slack's incoming webhooks (docs.slack.dev, "Sending messages using incoming
/// webhooks"): a sentence, and the facts beside a bar in the level's colour.
enum SlackMessage {
  /// Slack's limits, in characters and fields.
  private static let textMaximum = 3_000
  private static let fieldMaximum = 10
  private static let fieldTextMaximum = 500

  private static let escapes = Escapes(["&": "&amp;", "<": "&lt;", ">": "&gt;"])

  static func text(_ announcement: Announcement, _ words: String) -> String {
    let fields = AlertFacts(announcement).all.prefix(fieldMaximum).map { fact in
      plain("\(fact.label): \(fact.value)", maximum: fieldTextMaximum)
    }
    let block = JSONText.object([
      ("type", JSONText.text("section")), ("fields", JSONText.list(Array(fields))),
    ])
    let color = AlertColor.hexadecimal(
      ofLevel: announcement.level, isOver: announcement.isOver)
    return JSONText.object([
      ("text", JSONText.text(escaped(words, maximum: textMaximum))),
      // Asterisks and underscores of names stay what they are.
      ("mrkdwn", "false"),
      (
        "attachments",
        JSONText.list([
          JSONText.object([
            ("color", JSONText.text(color)), ("blocks", JSONText.list([block])),
          ])
        ])
      ),
    ])
  }

  private static func plain(_ text: String, maximum: Int) -> String {
    JSONText.object([
      ("type", JSONText.text("plain_text")),
      ("text", JSONText.text(escaped(text, maximum: maximum))), ("emoji", "false"),
    ])
  }

  /// The three characters with which mentions and links begin, as Slack wants them written.
  private static func escaped(_ text: String, maximum: Int) -> String {
    escapes.apply(to: ShortText.cut(text, characterMaximum: maximum))
  }
}
