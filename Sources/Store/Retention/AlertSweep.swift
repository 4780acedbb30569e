import CloudTrail
import Retention

/// Deletes alerts that are over and old enough, and that no legal hold may name, with what was told of
/// them; and what Trailbell noticed of itself in those times.
///
/// A pass goes through all alerts that there are, part by part.
final class AlertSweep {
  private let held: HeldAlerts
  private let holds: HeldEvents
  private let alerts: TablePass
  private let signals: TablePass
  private let findFirst: Statement
  private let deleteAlert: [Statement]
  private let deleteSignal: Statement

  /// How long an alert waits for its notifications to be sent, in seconds; none is tried for longer.
  private static let sendingSeconds: Int64 = 7 * 86_400

  init(_ connection: Connection) throws(DatabaseError) {
    holds = try HeldEvents(connection)
    held = try HeldAlerts(connection, holds)
    alerts = try TablePass(
      connection, "alert", key: ["id"],
      values: [
        // An episode that may go on stays, however long ago it began. One that is over goes when its last
        // event may, and not when it ended: a little later the event would be gone.
        """
        max(t.started_at, t.last_at) < ?2
          AND (t.state IN ('merged', 'withdrawn') OR t.ended_at NOT NULL)
          AND NOT EXISTS (SELECT 1 FROM outbox AS o WHERE o.alert = t.id AND o.settled_at IS NULL
            AND coalesce(o.queued_at, o.created_at) > ?3)
        """, "t.started_at",
      ] + HeldAlerts.Alert.columns)
    signals = try TablePass(connection, "signal", key: ["id"], values: [])
    findFirst = try connection.prepare("SELECT min(started_at) FROM alert")
    deleteAlert = [
      try connection.prepare("DELETE FROM outbox WHERE alert = ?1"),
      try connection.prepare("DELETE FROM episode_match WHERE alert = ?1"),
      try connection.prepare("DELETE FROM alert WHERE id = ?1"),
    ]
    deleteSignal = try connection.prepare("DELETE FROM signal WHERE id = ?1")
  }

  /// Begins a new pass.
  func begin() {
    alerts.begin()
    signals.begin()
    held.forget()
  }

  /// Goes through a part of the alerts.
  ///
  /// - Parameters:
  ///   - seconds: alerts whose last event lies before this second go, in seconds since 1970.
  ///   - nowSeconds: the clock, likewise.
  ///   - isOver: whether it has worked long enough; asked after each alert.
  /// - Returns: when those began that are deleted; nil when the pass is over.
  func deleteAlerts(
    before seconds: Int64, nowSeconds: Int64, isOver: () -> Bool
  ) throws(DatabaseError) -> [Int64]? {
    guard let first = try findFirst.firstNumber(), first < seconds else { return nil }
    let rows = try alerts.next(seconds, nowSeconds - Self.sendingSeconds)
    guard !rows.isEmpty else { return nil }
    try holds.refresh()
    var times: [Int64] = []
    for row in rows {
      guard row.values[0] == 1 else { continue }
      if let alert = HeldAlerts.Alert(id: row.key[0], Array(row.values.dropFirst(2))),
        try !held.mayName(alert)
      {
        for delete in deleteAlert { try delete.run(with: alert.id) }
        times.append(row.values[1] ?? alert.seconds.lowerBound)
      }
      if isOver() {
        alerts.goBack(to: row)
        break
      }
    }
    return times
  }

  /// Deletes a part of what Trailbell noticed of itself before a second, outside of the times of holds.
  ///
  /// - Returns: how many rows are deleted; nil when the pass is over.
  func deleteSignals(before seconds: Int64) throws(DatabaseError) -> Int? {
    let end = EventKey.first(ofClamped: seconds).value
    let rows = try signals.next()
    guard let first = rows.first, first.key[0] < end else { return nil }
    try holds.refresh()
    var count = 0
    for row in rows where row.key[0] < end {
      let time = EventKey(value: row.key[0]).seconds
      guard !holds.holds.contains(where: { $0.scope.overlaps(time...time) }) else { continue }
      try deleteSignal.run(with: row.key[0])
      count += 1
    }
    return count
  }
}
