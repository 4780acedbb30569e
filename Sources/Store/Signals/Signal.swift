/// Something that the daemon noticed of itself, for one of its own rules to count.
public struct Signal: Sendable, Hashable {
  /// The position of that rule among those that the writer keeps.
  public let rule: Int
  /// The group as a JSON object of fields and values.
  public let group: String
  /// When it was noticed, in seconds since 1970.
  public let seconds: Int64
  /// What was noticed, for a person.
  public let text: String

  /// A signal from its parts.
  public init(rule: Int, group: String, seconds: Int64, text: String) {
    self.rule = rule
    self.group = group
    self.seconds = seconds
    self.text = text
  }
}
