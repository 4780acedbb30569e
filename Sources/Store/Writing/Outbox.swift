import Alarms

/// What is to be sent: written together with the events that caused it.
final class Outbox {
  private let add: Statement
  private let acknowledge: Statement
  private let findSinks: Statement

  init(_ connection: Connection) throws(DatabaseError) {
    add = try connection.prepare(
      "INSERT INTO outbox (alert, sink, change, created_at, late_by, details) "
        + "VALUES (?1, ?2, ?3, ?4, ?5, ?6)")
    acknowledge = try connection.prepare(
      "UPDATE outbox SET sent_at = ?2 WHERE id = ?1 AND sent_at IS NULL")
    findSinks = try connection.prepare("SELECT DISTINCT sink FROM outbox ORDER BY sink")
  }

  /// The sinks that anything was ever to be told to.
  func sinks() throws(DatabaseError) -> [String] {
    defer { findSinks.reset() }
    var sinks: [String] = []
    while try findSinks.step() { sinks.append(findSinks.text(0)) }
    return sinks
  }

  /// Notes that a change of an alert is to be told.
  func add(
    alert: Int64, sink: String, _ change: AlertChange, lateBy: Int64?, nowSeconds: Int64
  ) throws(DatabaseError) {
    try add(alert, sink, change.rawValue, nowSeconds, lateBy, nil)
  }

  /// Notes that a summary is to be told.
  func add(summary: BacklogSummary, sink: String, nowSeconds: Int64) throws(DatabaseError) {
    try add(0, sink, BacklogSummary.change, nowSeconds, nil, summary.json)
  }

  private func add(
    _ alert: Int64, _ sink: String, _ change: String, _ nowSeconds: Int64, _ lateBy: Int64?,
    _ details: String?
  ) throws(DatabaseError) {
    add.bind(1, alert)
    add.bind(2, sink)
    add.bind(3, change)
    add.bind(4, nowSeconds)
    add.bind(5, lateBy)
    add.bind(6, details)
    try add.run()
  }

  /// Notes that a sink has what a row asks for.
  func acknowledge(_ row: Int64, nowSeconds: Int64) throws(DatabaseError) {
    try acknowledge.run(with: row, nowSeconds)
  }
}
