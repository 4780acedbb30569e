import Foundation

/// What is told of alerts that were over long before they were found, as in a backfill.
public struct BacklogSummary: Sendable, Hashable, Codable {
  /// The alerts of one rule.
  public struct Rule: Sendable, Hashable, Codable {
    /// The rule's id.
    public let ruleID: String
    /// What the rule is called.
    public let title: String
    /// `informational`, `low`, `medium`, `high` or `critical`.
    public let level: String
    /// How many alerts it has.
    public let alerts: Int
    /// The file that holds it; nil in summaries of earlier versions.
    public let file: String?

    /// The alerts of a rule.
    public init(ruleID: String, title: String, level: String, alerts: Int, file: String? = nil) {
      self.ruleID = ruleID
      self.title = title
      self.level = level
      self.alerts = alerts
      self.file = file
    }
  }

  /// The word for it in the outbox.
  public static let change = "summary"

  /// When the earliest of the alerts began, in seconds since 1970.
  public let startedAt: Int64
  /// When the latest of them last held, in seconds since 1970.
  public let lastAt: Int64
  /// Their rules, those with the most alerts first.
  public let rules: [Rule]

  /// How many alerts there are.
  public var alerts: Int { rules.reduce(0) { $0 + $1.alerts } }

  /// The gravest of their levels, in the words of Sigma.
  public var level: String {
    let levels = ["critical", "high", "medium", "low"]
    return levels.first { level in rules.contains { $0.level == level } } ?? "informational"
  }

  /// A summary from its parts.
  public init(startedAt: Int64, lastAt: Int64, rules: [Rule]) {
    self.startedAt = startedAt
    self.lastAt = lastAt
    self.rules = rules
  }

  /// A summary from its JSON; nil where it is none.
  public init?(json: String) {
    guard let summary = try? JSONDecoder().decode(Self.self, from: Data(json.utf8)) else {
      return nil
    }
    self = summary
  }

  /// The summary as JSON.
  public var json: String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(self) else { return "{}" }
    return String(decoding: data, as: UTF8.self)
  }
}
