import Alarms

/// What is to be sent: written together with the events that caused it.
final class Outbox {
  private let add: Statement
  private let settle: Statement
  private let attempt: Statement
  private let findSinks: Statement

  init(_ connection: Connection) throws(DatabaseError) {
    add = try connection.prepare(
      "INSERT INTO outbox (alert, sink, change, created_at, late_by, details) "
        + "VALUES (?1, ?2, ?3, ?4, ?5, ?6)")
    settle = try connection.prepare(
      """
      UPDATE outbox SET settled_at = ?2, fate = ?3, reason = ?4, attempted_at = ?2,
        attempts = attempts + ?5
      WHERE id = ?1 AND settled_at IS NULL
      """)
    attempt = try connection.prepare(
      "UPDATE outbox SET attempts = attempts + 1, attempted_at = ?2, reason = ?3 "
        + "WHERE id = ?1 AND settled_at IS NULL")
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

  /// Notes what became of a row.
  func note(
    _ fate: NotificationFate, of row: Int64, nowSeconds: Int64
  ) throws(DatabaseError) {
    switch fate {
    case .sent: try settle(row, nowSeconds, "sent", nil, tries: 1)
    case .leftOut(let reason): try settle(row, nowSeconds, "left_out", reason, tries: 0)
    case .dead(let reason): try settle(row, nowSeconds, "dead", reason, tries: 1)
    case .waits(let reason):
      attempt.bind(1, row)
      attempt.bind(2, nowSeconds)
      attempt.bind(3, reason)
      try attempt.run()
    }
  }

  private func settle(
    _ row: Int64, _ nowSeconds: Int64, _ fate: String, _ reason: String?, tries: Int64
  ) throws(DatabaseError) {
    settle.bind(1, row)
    settle.bind(2, nowSeconds)
    settle.bind(3, fate)
    settle.bind(4, reason)
    settle.bind(5, tries)
    try settle.run()
  }
}
