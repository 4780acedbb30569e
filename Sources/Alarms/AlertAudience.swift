/// Whether people were told of an alert.
public enum AlertAudience: Sendable, Hashable {
  /// They were, by itself or in a summary, in a second since 1970 for the first time.
  case told(firstAt: Int64)
  /// Nobody was yet: it is silenced, waits, or was over before it was found.
  case nobody
  /// Nobody ever is: its rule is on trial.
  case shadow
}
