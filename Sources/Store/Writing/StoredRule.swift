import Alarms

/// A rule whose matches and episodes the database keeps up to date: it counts events from a number
/// upwards, so that a match more can only begin or lengthen an episode.
public struct StoredRule: Sendable, Hashable {
  /// What people are told of it.
  public let summary: RuleSummary
  /// When it rings.
  public let condition: EventCountCondition

  /// A rule from its parts.
  public init(_ summary: RuleSummary, condition: EventCountCondition) {
    self.summary = summary
    self.condition = condition
  }

  /// A rule of any kind; nil where its episodes are not kept.
  public init?(_ rule: AlarmRule) {
    guard rule.rings, let condition = EventCountCondition(rule) else { return nil }
    self.init(rule.summary, condition: condition)
  }
}
