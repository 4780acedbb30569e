import Daemon
import Foundation
import Store
import Testing

/// What people were told, against the alerts that there are.
struct ToldAlerts {
  /// A line that was printed.
  private struct Printed: Hashable, Decodable {
    let alertID: String
    let change: String
  }

  private let site: Site
  private let printed: Set<Printed>

  init(site: Site, printed: String) {
    self.site = site
    let decoder = JSONDecoder()
    self.printed = Set(
      printed.split(separator: "\n").compactMap { line in
        try? decoder.decode(Printed.self, from: Data(line.utf8))
      })
  }

  func check() throws {
    #expect(site.waitingCount == 0)
    try checkThatTheOutboxWasPrinted()
    try checkThatEveryAlertWasTold()
    try checkThatTheEndWasTold()
    #expect(try site.rows(Self.pendingTold) == [])
  }

  private func checkThatTheOutboxWasPrinted() throws {
    let rows = try site.rows(
      "SELECT a.alert_id, o.change FROM outbox AS o JOIN alert AS a ON a.id = o.alert")
    #expect(!rows.isEmpty)
    // A row tells of an alert that is there for ever: it was told of.
    #expect(site.number("SELECT count(*) FROM outbox") == Int64(rows.count))
    for row in rows {
      let parts = row.split(separator: "|").map(String.init)
      #expect(
        printed.contains(Printed(alertID: parts[0], change: parts[1])), "never printed: \(row)")
    }
  }

  /// The trail is younger than a day: nothing is left for a summary.
  private func checkThatEveryAlertWasTold() throws {
    #expect(
      try site.rows(
        """
        SELECT alert_id, rule_title, state, started_at FROM alerts AS a
        WHERE state IN ('firing', 'resolved') AND NOT shadow AND NOT EXISTS (
          SELECT 1 FROM outbox AS o JOIN alert AS l ON l.id = o.alert
          WHERE l.alert_id = a.alert_id AND o.change = 'firing')
        """) == [])
  }

  /// Whoever was told of an alert while it rang, or rang again, was told of its end.
  private func checkThatTheEndWasTold() throws {
    let delay = PipelineOptions().alarms.deliveryDelaySeconds
    #expect(
      try site.rows(
        """
        SELECT a.alert_id, r.title, o.change, o.created_at, a.ended_at
        FROM alert AS a JOIN rule AS r ON r.id = a.rule
        JOIN outbox AS o ON o.id = (SELECT max(id) FROM outbox WHERE alert = a.id)
        WHERE a.state = 'resolved' AND a.told AND o.change != 'resolved'
          -- What was over when it was told was told as over: a silence, which the event ends that
          -- is its last, at once, and all others once the time of their end had settled.
          AND a.ended_at > o.created_at - CASE WHEN a.ended_at = a.last_at THEN 0 ELSE \(delay) END
        """) == [])
  }

  private static let pendingTold = """
    SELECT a.alert_id, o.change FROM outbox AS o JOIN alert AS a ON a.id = o.alert
    WHERE a.state = 'pending'
    """
}
