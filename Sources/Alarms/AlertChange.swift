/// What people are told of an alert.
public enum AlertChange: String, Sendable, Hashable, CaseIterable {
  /// It rings.
  case firing
  /// It still rings.
  case repeated
  /// It is over.
  case resolved
  /// Late matches gave it another beginning or end.
  case changed
  /// Late matches showed that it is one with another.
  case merged
  /// Late matches showed that it should not have rung.
  case withdrawn
}
