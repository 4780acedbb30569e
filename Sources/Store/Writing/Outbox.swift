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
      "UPDATE outbox SET sent_at = ?2 WHERE id = ?1 AND sent_at IS NULL")
  }

  /// Notes that an alert's beginning is to be told.
  func add(alert: Int64, sink: String, nowSeconds: Int64) throws(DatabaseError) {
    add.bind(1, alert)
    add.bind(2, sink)
    add.bind(3, "firing")
    add.bind(4, nowSeconds)
    try add.run()
  }

  /// Notes that a sink has what a row asks for.
  func acknowledge(_ row: Int64, nowSeconds: Int64) throws(DatabaseError) {
    acknowledge.bind(1, row)
    acknowledge.bind(2, nowSeconds)
    try acknowledge.run()
  }
}
