import Alarms

/// An adaptive card for a workflow of Microsoft Teams (adaptivecards.io, version 1.4).
///
/// Values stand in text runs, which know no Markdown: a name cannot become a link.
enum TeamsCard {
  private static let factTextMaximum = 500

  static func text(_ announcement: Announcement, _ words: String) -> String {
    let color = AlertColor.name(ofLevel: announcement.level, isOver: announcement.isOver)
    let facts = AlertFacts(announcement).all.map { fact in
      paragraph([
        run("\(fact.label): ", isBold: true),
        run(ShortText.cut(fact.value, characterMaximum: factTextMaximum)),
      ])
    }
    let sentence = paragraph([run(words, isBold: true, color: color)])
    let card = JSONText.object([
      ("$schema", JSONText.text("http://adaptivecards.io/schemas/adaptive-card.json")),
      ("type", JSONText.text("AdaptiveCard")), ("version", JSONText.text("1.4")),
      ("body", JSONText.list([sentence] + facts)),
    ])
    let attachment = JSONText.object([
      ("contentType", JSONText.text("application/vnd.microsoft.card.adaptive")),
      ("contentUrl", "null"), ("content", card),
    ])
    return JSONText.object([
      ("type", JSONText.text("message")), ("attachments", JSONText.list([attachment])),
    ])
  }

  private static func paragraph(_ runs: [String]) -> String {
    JSONText.object([
      ("type", JSONText.text("RichTextBlock")), ("inlines", JSONText.list(runs)),
    ])
  }

  private static func run(_ text: String, isBold: Bool = false, color: String? = nil) -> String {
    var members = [("type", JSONText.text("TextRun")), ("text", JSONText.text(text))]
    if isBold { members.append(("weight", JSONText.text("Bolder"))) }
    if let color { members.append(("color", JSONText.text(color))) }
    return JSONText.object(members)
  }
}
