/// What became of a notification at the last try.
public enum NotificationFate: Sendable, Hashable {
  /// The receiver has it.
  case sent
  /// The sink is not for it, or has no words for it.
  case leftOut(reason: String)
  /// It waits and is tried again.
  case waits(reason: String)
  /// It is not tried any more, until somebody asks for it: a dead letter.
  case dead(reason: String)
}
