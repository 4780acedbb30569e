import Alarms

/// Words of one's own for a notification: text in which `{ruleTitle}` stands for that field.
///
/// `{{` and `}}` are braces. A field that an alert does not have leaves nothing; several values are
/// written with commas between them.
public struct Template: Sendable, Hashable {
  /// Why a text is no template.
  public struct Fault: Error, Sendable, Hashable, CustomStringConvertible {
    /// What is wrong, and what to do.
    public let description: String
  }

  private enum Part: Sendable, Hashable {
    case text(String)
    case field(String)
  }

  /// The text that it was read from.
  public let source: String
  private let parts: [Part]

  /// The names that can stand in braces.
  public static let fieldNames = [
    "actors", "addresses", "alertID", "alerts", "change", "condition", "count", "details",
    "endedAt", "endedBecause", "eventIDs", "eventNames", "expectedDeviation", "expectedMean",
    "firstAnnouncedAt", "group", "lastAt", "lateBySeconds", "level", "line", "measured",
    "mergedInto", "ruleAuthor", "ruleFile", "ruleID", "ruleTitle", "rules", "shadow", "startedAt",
    "state", "windowSeconds",
  ]
  /// The name of what would be written without a template.
  private static let lineName = "line"

  /// Reads a template.
  public init(_ text: String) throws(Fault) {
    var parts: [Part] = []
    var plain = ""
    var rest = text[...]
    while let character = rest.popFirst() {
      switch character {
      case "{" where rest.first == "{", "}" where rest.first == "}":
        plain.append(character)
        rest = rest.dropFirst()
      case "{":
        parts += [.text(plain), .field(try Self.name(&rest))]
        plain = ""
      case "}":
        throw Fault(description: "there is a } without a {; write }} for a brace")
      default: plain.append(character)
      }
    }
    source = text
    self.parts = parts + [.text(plain)]
  }

  /// The text for a notification, in one line.
  public func text(_ announcement: Announcement) -> String {
    var values = [Self.lineName: AnnouncementLine.text(announcement)]
    for field in AlertFields.fields(of: announcement) {
      values[field.name] = field.texts.joined(separator: ", ")
    }
    let text = parts.map { part in
      switch part {
      case .text(let text): text
      case .field(let name): values[name] ?? ""
      }
    }
    return ShortText.cut(
      SafeText.line(text.joined()), byteMaximum: AnnouncementLine.byteMaximum)
  }

  private static func name(_ rest: inout Substring) throws(Fault) -> String {
    guard let end = rest.firstIndex(of: "}") else {
      throw Fault(description: "a { has no }; write {{ for a brace")
    }
    let name = String(rest[..<end])
    rest = rest[rest.index(after: end)...]
    guard fieldNames.contains(name) else {
      throw Fault(
        description: "there is no field {\(SafeText.line(name))}; the fields are "
          + fieldNames.joined(separator: ", "))
    }
    return name
  }
}

/// What a notification says to people: the words of a template, or the line that all know.
public struct Wording: Sendable, Hashable {
  private let template: Template?

  /// Words of one's own, or the line.
  public init(_ template: Template? = nil) { self.template = template }

  /// One line without anything that a terminal or a journal would obey.
  public func text(_ announcement: Announcement) -> String {
    let words = template?.text(announcement) ?? ""
    // A template of fields that an alert does not have says nothing.
    return words.contains { !$0.isWhitespace } ? words : AnnouncementLine.text(announcement)
  }
}
