import Alarms
import CloudTrail

/// What is to be sent: written together with the events that caused it.
final class Outbox {
  private let add: Statement
  private let acknowledge: Statement

  init(_ connection: Connection) throws(DatabaseError) {
    add = try connection.prepare(
      "INSERT INTO outbox (alert, sink, change, created_at) VALUES (?1, ?2, ?3, ?4)")
    acknowledge = try connection.prepare(
      """
      UPDATE outbox SET sent_at = ?2
      WHERE alert = (SELECT id FROM alert WHERE alert_id = ?1) AND sink = ?3 AND sent_at IS NULL
      """)
  }

  /// Notes that an alert's beginning is to be told.
  func add(alert: Int64, sink: String, nowSeconds: Int64) throws(DatabaseError) {
    add.bind(1, alert)
    add.bind(2, sink)
    add.bind(3, "firing")
    add.bind(4, nowSeconds)
    try add.run()
  }

  /// Notes that a sink has it.
  func acknowledge(
    alertID: String, sink: String, nowSeconds: Int64
  ) throws(DatabaseError) {
    acknowledge.bind(1, alertID)
    acknowledge.bind(2, nowSeconds)
    acknowledge.bind(3, sink)
    try acknowledge.run()
  }
}
