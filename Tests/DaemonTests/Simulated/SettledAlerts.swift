import Alarms
import CloudTrail

@testable import Daemon

/// The alerts of the lasting rules, as they are stored and as they are judged from scratch.
enum SettledAlerts {
  /// The time until which the daemon has judged.
  static func settledSeconds(_ run: SimulatedRun) throws -> Int64 {
    Int64(
      try DatabaseContents(path: run.path).number(
        "SELECT value FROM progress WHERE name = 'settled_at'"))
  }

  /// What a scan of all files says at a time: it has no database, and sees each event once.
  static func judged(_ run: SimulatedRun, settledSeconds: Int64) -> [String] {
    var decoder = ScanDecoder(observer: ScanObserver(run.rules.lasting))
    var history = ScanHistory(run.rules.lasting)
    for file in run.arrived {
      decoder.decode(ArraySource(file.bytes)) { found, _ in history.add(found) }
    }
    return history.alerts(nowSeconds: settledSeconds).map { alert in
      line(alert.notice.words, endedAt: alert.endedAt, measured: alert.notice.measured?.value)
    }.sorted()
  }

  static func stored(_ run: SimulatedRun) throws -> [String] {
    let settledSeconds = try settledSeconds(run)
    return try DatabaseContents(path: run.path).rows(
      """
      SELECT r.rule_id, g.text, a.started_at, a.last_at, a.count, a.ended_at,
        CASE WHEN r.measures THEN a.measured END, a.state
      FROM alert AS a JOIN rule AS r ON r.id = a.rule JOIN word AS g ON g.id = a.group_key
      WHERE r.rings AND a.state IN ('firing', 'resolved')
        AND r.rule_id != '\(SimulatedRules.changingID)'
      """
    ).map { row in
      let words = row.prefix(5).map { $0 ?? "" }.joined(separator: "|")
      let endedAt = row[5].flatMap { Int64($0) }
      // An event of the far future ends nothing until the clock comes near it.
      let isSilence = ["absence", "silent_parent"].contains(row[0])
      let isFar = isSilence && (endedAt ?? 0) > settledSeconds + 86_400
      let isOver = endedAt != nil && !isFar
      let state = isOver ? "resolved" : "firing"
      return line(words, endedAt: endedAt, measured: row[6].flatMap { Double($0) })
        + (row[7] == state ? "" : " but is \(row[7] ?? "nothing")")
    }.sorted()
  }

  private static func line(_ words: String, endedAt: Int64?, measured: Double?) -> String {
    // SQLite writes fewer digits than there are.
    let rounded = measured.map { "\(($0 * 1e6).rounded())" } ?? "-"
    return "\(words) until \(endedAt.map { "\($0)" } ?? "?"), measured \(rounded)"
  }
}
