import Alarms
import Rules

/// Which alerts somebody wants to see.
public struct AlertFilter: Sendable {
  /// The rule's id, or a part of its title; nil for every rule.
  public var rule: String?
  /// The level that a rule must have at least.
  public var levelMinimum = RuleLevel.informational
  /// Where an alert must stand.
  public var states: Set<AlertState> = [.pending, .firing, .resolved]
  /// What the group of an alert must have.
  public var groupFields = GroupFields()
  /// The first second in which an alert may have begun, since 1970.
  public var sinceSeconds: Int64?
  /// The last second in which an alert may have begun, since 1970.
  public var untilSeconds: Int64?

  /// Whether a rule is asked for, whatever the case of letters; SQLite knows only that of ASCII.
  func fits(ruleID: String, title: String) -> Bool {
    guard let rule = rule?.lowercased() else { return true }
    return ruleID.lowercased() == rule || title.lowercased().contains(rule)
  }

  /// A filter that lets every alert through that is an episode now.
  public init() {}
}

/// An alert as a list shows it.
public struct AlertEntry: Sendable, Hashable {
  /// Its row.
  public let row: Int64
  /// Its id.
  public let alertID: String
  /// Where it stands.
  public let state: AlertState
  /// When it began and when it last held, in event time.
  public let episode: Episode
  /// When it was over; nil while it can go on.
  public let endedAt: Int64?
  /// How much later it began to ring than with everything in time, in seconds.
  public let lateBy: Int64?
  /// How many events matched so far.
  public let count: Int
  /// The rule's title.
  public let ruleTitle: String
  /// The rule's level.
  public let level: String
  /// Whether the rule is on trial, and nobody is told.
  public let isShadow: Bool
  /// The group as a JSON object of fields and values.
  public let group: String
}

/// The newest alerts that a filter lets through.
public struct AlertPage: Sendable {
  /// The newest alerts first.
  public let alerts: [AlertEntry]
  /// How many more there are.
  public let moreCount: Int
}
