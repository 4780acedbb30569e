/// The alerts that must ring over the whole trail, and no others; see ``ShippedRule`` for trails of
/// many weeks.
public struct Truth: Sendable, Equatable {
  /// One field of a group with its value; the actor of a plain detection has the field `actor`.
  public struct GroupMember: Sendable, Hashable {
    /// The field's name in records, or `actor`.
    public var field: String
    /// The field's value.
    public var value: String
  }

  /// One episode of one rule and group.
  public struct Alert: Sendable, Hashable {
    /// The rule's id, as its file has it.
    public var ruleID: String
    /// The rule's title, as its file has it.
    public var ruleTitle: String
    /// What the rule groups by.
    public var group: [GroupMember]
    /// The first event time at which the condition holds.
    public var startedAtSeconds: Int64
    /// The last event time at which it holds.
    public var lastAtSeconds: Int64
    /// The different matches from a window before the first such time up to the last.
    public var count: Int
  }

  /// The alerts, by beginning.
  public var alerts: [Alert]

  /// The alerts as a JSON array, one a line.
  public func json() -> [UInt8] {
    var bytes: [UInt8] = []
    for (index, alert) in alerts.enumerated() {
      bytes.append(index == 0 ? "[\n  " : ",\n  ")
      bytes.append(#"{"rule_id":"\#(alert.ruleID)","rule_title":"\#(alert.ruleTitle)","group":{"#)
      // Titles, fields and values are the simulator's own: nothing in them needs an escape.
      let members = alert.group.map { #""\#($0.field)":"\#($0.value)""# }
      bytes.append(members.joined(separator: ","))
      bytes.append(#"},"started_at":""#)
      bytes.append(time: CivilTime(unixSeconds: alert.startedAtSeconds))
      bytes.append(#"","last_at":""#)
      bytes.append(time: CivilTime(unixSeconds: alert.lastAtSeconds))
      bytes.append(#"","count":\#(alert.count)}"#)
    }
    bytes.append(alerts.isEmpty ? "[]\n" : "\n]\n")
    return bytes
  }
}
