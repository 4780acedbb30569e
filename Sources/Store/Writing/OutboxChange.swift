import Alarms

/// What became of a row of the outbox.
public struct OutboxChange: Sendable {
  /// The row.
  public let row: Int64
  /// What became of it.
  public let fate: NotificationFate

  /// The fate of a row.
  public init(row: Int64, _ fate: NotificationFate) {
    self.row = row
    self.fate = fate
  }
}
