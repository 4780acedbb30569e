import Alarms
import Daemon
import Store

/// What the outbox asked to be told, alert by alert.
struct ToldSequences {
  private struct Row {
    let row: Int
    let change: AlertChange
    let createdAt: Int64
    let ruleID: String
    let group: String
  }

  private let run: SimulatedRun
  private let database: DatabaseContents
  /// The rows of each alert, in order, with its state.
  private var alerts: [String: (state: String, rows: [Row])] = [:]

  init(_ run: SimulatedRun) throws {
    self.run = run
    database = DatabaseContents(path: run.path)
    let rows = try database.rows(
      """
      SELECT o.id, o.change, o.created_at, r.rule_id, g.text, a.alert_id, a.state
      FROM outbox AS o JOIN alert AS a ON a.id = o.alert JOIN rule AS r ON r.id = a.rule
      JOIN word AS g ON g.id = a.group_key ORDER BY o.id
      """)
    for columns in rows {
      let text = columns.map { $0 ?? "" }
      guard let change = AlertChange(rawValue: text[1]) else { continue }
      let row = Row(
        row: Int(text[0]) ?? 0, change: change, createdAt: Int64(text[2]) ?? 0, ruleID: text[3],
        group: text[4])
      alerts[text[5], default: (text[6], [])].rows.append(row)
    }
  }

  /// How many changes of a kind were told.
  func count(of change: AlertChange) -> Int {
    alerts.values.reduce(0) { $0 + $1.rows.count { $0.change == change } }
  }

  /// What is wrong, in words.
  func problems() throws -> [String] {
    alerts.flatMap { id, alert in
      (Self.orderProblems(alert.state, alert.rows.map(\.change)) + pauseProblems(alert.rows)
        + silenceProblems(alert.rows) + shadowProblems(alert.rows)).map {
          "alert \(id): \($0): \(alert.state), \(alert.rows.map { "\($0.change) \($0.createdAt)" })"
        }
    } + (try storedProblems())
  }

  /// Each alert begins with firing, is over before it is told so, and ends as it is stored.
  private static func orderProblems(_ state: String, _ changes: [AlertChange]) -> [String] {
    var problems: [String] = []
    if changes.first != .firing { problems.append("did not begin with firing") }
    for (before, after) in zip(changes, changes.dropFirst()) {
      let allowed: [AlertChange] =
        switch before {
        case .firing, .repeated, .changed:
          [.repeated, .changed, .resolved, .merged, .withdrawn]
        case .resolved: [.changed, .merged, .withdrawn]
        case .merged, .withdrawn: []
        }
      if !allowed.contains(after) { problems.append("\(after) after \(before)") }
    }
    let endings: [String: [AlertChange]] = [
      "firing": [.firing, .repeated, .changed], "resolved": [.firing, .changed, .resolved],
      "merged": [.merged], "withdrawn": [.withdrawn],
    ]
    if let last = changes.last, endings[state]?.contains(last) != true {
      problems.append("ends with \(last)")
    }
    return problems
  }

  /// Each pause is twice the one before, up to the longest.
  private func pauseProblems(_ rows: [Row]) -> [String] {
    var repeats: Int64 = 0
    var problems: [String] = []
    for (before, after) in zip(rows, rows.dropFirst()) where after.change == .repeated {
      let settings = run.options.alarms
      let pause = min(settings.repeatSeconds << min(repeats, 20), settings.repeatSecondsMaximum)
      repeats += 1
      // Whatever came in between began a pause of its own.
      guard before.change == .firing || before.change == .repeated else { continue }
      if after.createdAt - before.createdAt < pause { problems.append("repeated too early") }
    }
    return problems
  }

  private func silenceProblems(_ rows: [Row]) -> [String] {
    let heard = rows.filter { $0.change == .firing || $0.change == .repeated }
    return run.silences.flatMap { silence in
      heard.filter { row in
        row.row > silence.outboxRow && silence.times.contains(row.createdAt)
          && (silence.rule.map { $0 == row.ruleID } ?? true)
          && silence.fits(group: row.group)
      }.map { "\($0.change) in a silence" }
    }
  }

  private func shadowProblems(_ rows: [Row]) -> [String] {
    rows.contains { $0.ruleID == SimulatedRules.shadowID } ? ["told from the shadow"] : []
  }

  /// What holds of all alerts once everything was told.
  private func storedProblems() throws -> [String] {
    let live = """
      FROM alerts AS v JOIN alert AS a ON a.alert_id = v.alert_id JOIN rule AS r ON r.id = a.rule
      WHERE r.retired_at IS NULL AND NOT r.shadow
      """
    let untold = try database.lines(
      """
      SELECT 'nobody was told', a.alert_id, r.rule_id, a.state, a.started_at, a.ended_at \(live)
        AND a.state = 'resolved' AND a.first_announced_at IS NULL
      """)
    return try (run.silences.isEmpty && !run.hadIngest ? untold : [])
      + database.lines(
        "SELECT 'is not told again', a.alert_id, r.rule_id \(live) AND a.state = 'firing' "
          + "AND a.repeat_at IS NULL")
      + database.lines("SELECT 'waits for a sink', id FROM outbox WHERE settled_at IS NULL")
      + database.lines("SELECT 'waits for a summary', id FROM alert WHERE unsummarised = 1")
      + database.lines(
        "SELECT 'summarised and told', id FROM alert WHERE told = 1 AND unsummarised = 1")
  }
}
