/// Where a notification stands.
public enum NotificationState: String, Sendable, Hashable, CaseIterable {
  /// It is not delivered yet.
  case waiting
  /// The receiver has it.
  case sent
  /// It was given up.
  case dead
  /// The sink is not for it.
  case leftOut = "left_out"

  init(fate: String?) { self = fate.flatMap(NotificationState.init(rawValue:)) ?? .waiting }
}
