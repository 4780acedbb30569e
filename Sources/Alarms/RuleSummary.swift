/// What people are told of a rule.
public struct RuleSummary: Sendable, Hashable {
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
  /// The length of the window W in seconds.
  public let windowSeconds: Int64
  /// When it rings, in words, such as `at least 5 events in 10 min`.
  public let conditionText: String

  /// A rule from its parts.
  public init(
    ruleID: String, version: String, title: String, level: String, author: String?,
    file: String, windowSeconds: Int64, conditionText: String
  ) {
    self.ruleID = ruleID
    self.version = version
    self.title = title
    self.level = level
    self.author = author
    self.file = file
    self.windowSeconds = windowSeconds
    self.conditionText = conditionText
  }
}
