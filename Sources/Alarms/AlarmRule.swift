/// A rule as the alarm engine sees it: its name, its version, and when it rings.
public struct AlarmRule: Sendable, Hashable {
  /// The rule's id.
  public let ruleID: String
  /// A hash of the rule's text: an edited rule is another one, and keeps the old one's alerts.
  public let version: String
  /// What the rule is called.
  public let title: String
  /// `informational`, `low`, `medium`, `high` or `critical`.
  public let level: String
  /// Who wrote it, as licences of rules ask alerts to say.
  public let author: String?
  /// The file that holds it.
  public let file: String
  /// When it rings.
  public let condition: EventCountCondition

  /// A rule from its parts.
  public init(
    ruleID: String, version: String, title: String, level: String, author: String?,
    file: String, condition: EventCountCondition
  ) {
    self.ruleID = ruleID
    self.version = version
    self.title = title
    self.level = level
    self.author = author
    self.file = file
    self.condition = condition
  }
}

/// One event that answered yes to a rule, with its group.
public struct EventMatch: Sendable, Hashable {
  /// The event's row in its batch.
  public let row: Int
  /// The rule's position among the rules that were asked.
  public let rule: Int
  /// The group as a JSON object of fields and values.
  public let group: String

  /// A match from its parts.
  public init(row: Int, rule: Int, group: String) {
    self.row = row
    self.rule = rule
    self.group = group
  }
}
