/// Where an alert stands.
public enum AlertState: String, Sendable, Hashable, CaseIterable {
  /// The condition holds, but not yet as long as the rule wants; or held, and never did so.
  case pending
  /// It rings, and can go on.
  case firing
  /// It rang, and is over.
  case resolved
  /// Late matches showed that it is one with another alert.
  case merged
  /// Late matches showed that it should not have rung.
  case withdrawn
}
