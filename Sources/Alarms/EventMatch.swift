import Rules

/// One event that answered yes to a rule, with its group.
public struct EventMatch: Sendable, Hashable {
  /// The event's row in its batch.
  public let row: Int
  /// The rule's position among the rules that were asked.
  public let rule: Int
  /// The position, among the rule's references, of the one that the event answered.
  public let reference: Int
  /// Whether that reference is another alarm, of whose episodes the event is evidence.
  public let isIndirect: Bool
  /// The group, and the value that is measured.
  public let group: MatchGroup

  /// The group as a JSON object of fields and values.
  public var groupKey: String { group.group }

  /// A match of a rule that refers to one detection.
  public init(row: Int, rule: Int, group: String) {
    self.init(
      row: row, AlarmSubscription(alarm: rule, reference: 0, isIndirect: false),
      group: MatchGroup(group: group))
  }

  /// A match that an alarm asked for.
  public init(row: Int, _ subscription: AlarmSubscription, group: MatchGroup) {
    self.row = row
    rule = subscription.alarm
    reference = subscription.reference
    isIndirect = subscription.isIndirect
    self.group = group
  }
}
