import Alarms
import CloudTrail

/// An alert as it is stored.
struct AlertRow: Hashable {
  /// 0 until it is written.
  var row: Int64
  var alertID: String
  var found: FoundEpisode
  var state: AlertState
  var count: Int64
  /// When people were told of it, by itself or in a summary.
  var firstAnnouncedAt: Int64?
  /// How much later that was than it could have been, in seconds.
  var lateBy: Int64?
  /// Whether a sink was to be told of it by itself.
  var isTold = false
  var isUnsummarised = false
  var repeats: Int64 = 0
  /// When it is to be told again, by the clock.
  var repeatAt: Int64?
}

/// Finds, writes and changes alerts.
final class AlertTable {
  private let findTouching: Statement
  private let findOpen: Statement
  private let findRepeats: Statement
  private let isTaken: Statement
  private let insert: Statement
  private let update: Statement
  private let delete: Statement
  private let endPending: Statement
  private let findFiring: Statement
  private let wake: Statement
  private let retire: Statement
  private let clearID: Statement
  private let setCount: Statement
  private let setRepeat: Statement
  private let firstRepeat: Statement

  private static let columns = """
    id, alert_id, started_at, last_at, ended_at, evidence_from, measured, expected, deviation,
    state, count, first_announced_at, late_by, told, unsummarised, repeats, repeat_at
    """

  init(_ connection: Connection) throws(DatabaseError) {
    findTouching = try connection.prepare(
      """
      SELECT \(Self.columns) FROM alert
      WHERE rule = ?1 AND group_key = ?2 AND started_at <= ?3
        AND state IN ('pending', 'firing', 'resolved')
      ORDER BY started_at DESC
      """)
    findOpen = try connection.prepare(
      """
      SELECT \(Self.columns) FROM alert
      WHERE rule = ?1 AND group_key = ?2 AND state IN ('pending', 'firing') AND ended_at IS NULL
      ORDER BY started_at
      """)
    findRepeats = try connection.prepare(
      """
      SELECT \(Self.columns), rule, group_key FROM alert
      WHERE repeat_at <= ?1 ORDER BY repeat_at, id LIMIT ?2
      """)
    isTaken = try connection.prepare("SELECT 1 FROM alert WHERE alert_id = ?1")
    insert = try connection.prepare(
      """
      INSERT INTO alert (rule, group_key, alert_id, started_at, last_at, ended_at, evidence_from,
        measured, expected, deviation, state, count, first_announced_at, late_by, told,
        unsummarised, repeats, repeat_at)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18)
      RETURNING id
      """)
    update = try connection.prepare(
      """
      UPDATE alert SET alert_id = ?3, started_at = ?4, last_at = ?5, ended_at = ?6,
        evidence_from = ?7, measured = ?8, expected = ?9, deviation = ?10, state = ?11,
        count = ?12, first_announced_at = ?13, late_by = ?14, told = ?15, unsummarised = ?16,
        repeats = ?17, repeat_at = ?18, merged_into = ?2, ended_because = NULL
      WHERE id = ?1
      """)
    clearID = try connection.prepare(
      "UPDATE alert SET alert_id = 'changing ' || id WHERE id = ?1")
    setRepeat = try connection.prepare("UPDATE alert SET repeat_at = ?2 WHERE id = ?1")
    firstRepeat = try connection.prepare(
      "SELECT min(repeat_at) FROM alert WHERE repeat_at IS NOT NULL")
    setCount = try connection.prepare("UPDATE alert SET count = ?2 WHERE id = ?1")
    delete = try connection.prepare("DELETE FROM alert WHERE id = ?1")
    endPending = try connection.prepare(
      "UPDATE alert SET ended_at = ?2 WHERE rule = ?1 AND state = 'pending' AND ended_at IS NULL")
    findFiring = try connection.prepare(
      "SELECT id, told FROM alert WHERE rule = ?1 AND state = 'firing'")
    wake = try connection.prepare(
      "UPDATE alert SET repeat_at = ?2 "
        + "WHERE rule = ?1 AND state = 'firing' AND told = 0 AND repeat_at IS NULL")
    retire = try connection.prepare(
      "UPDATE alert SET state = 'resolved', ended_at = ?2, ended_because = ?3, repeat_at = NULL "
        + "WHERE id = ?1")
  }

  // MARK: Reading

  /// The episodes of a group that touch a range of times, in order.
  func alerts(
    _ rule: Int64, _ group: Int64, touching range: ClosedRange<Int64>
  ) throws(DatabaseError) -> [AlertRow] {
    findTouching.bind(1, rule)
    findTouching.bind(2, group)
    findTouching.bind(3, range.upperBound)
    defer { findTouching.reset() }
    var rows: [AlertRow] = []
    // Episodes of a group do not overlap: those before the first that is over are over as well.
    while try findTouching.step() {
      let row = read(findTouching)
      let isOver = (row.found.endedAt ?? .max) < range.lowerBound
      if isOver, row.found.episode.lastAt < range.lowerBound { break }
      rows.append(row)
    }
    return rows.reversed()
  }

  /// The episodes of a group that can still go on.
  func openAlerts(_ rule: Int64, _ group: Int64) throws(DatabaseError) -> [AlertRow] {
    findOpen.bind(1, rule)
    findOpen.bind(2, group)
    defer { findOpen.reset() }
    var rows: [AlertRow] = []
    while try findOpen.step() { rows.append(read(findOpen)) }
    return rows
  }

  /// Alerts that are to be told again, with their rules and groups.
  func repeats(
    until nowSeconds: Int64, maximum: Int
  ) throws(DatabaseError) -> [(alert: AlertRow, rule: Int64, group: Int64)] {
    findRepeats.bind(1, nowSeconds)
    findRepeats.bind(2, Int64(maximum))
    defer { findRepeats.reset() }
    var alerts: [(alert: AlertRow, rule: Int64, group: Int64)] = []
    while try findRepeats.step() {
      alerts.append((read(findRepeats), findRepeats.number(17), findRepeats.number(18)))
    }
    return alerts
  }

  /// When the first of them is to be told again; nil where none is.
  func firstRepeatTime() throws(DatabaseError) -> Int64? {
    try firstRepeat.firstNumber()
  }

  private func read(_ statement: Statement) -> AlertRow {
    let episode = Episode(startedAt: statement.number(2), lastAt: statement.number(3))
    let expected = statement.optionalReal(7).map {
      Measure.Expectation(mean: $0, deviation: statement.real(8))
    }
    return AlertRow(
      row: statement.number(0), alertID: statement.text(1),
      found: FoundEpisode(
        episode: episode, endedAt: statement.optionalNumber(4), evidenceStart: statement.number(5),
        measured: Measure(value: statement.real(6), expected: expected)),
      state: AlertState(rawValue: statement.text(9)) ?? .resolved, count: statement.number(10),
      firstAnnouncedAt: statement.optionalNumber(11), lateBy: statement.optionalNumber(12),
      isTold: statement.number(13) != 0, isUnsummarised: statement.number(14) != 0,
      repeats: statement.number(15), repeatAt: statement.optionalNumber(16))
  }

  // MARK: Writing

  /// An id for an alert that no other has.
  func freeID(
    of rule: RuleSummary, group: String, startedAt: Int64
  ) throws(DatabaseError) -> String {
    // The words of a group are an attacker's to choose, and so, with some patience, is a hash of
    // them: an id that is taken must not keep an alert from ringing.
    var attempt = 0
    while true {
      let id = AlertID.make(rule: rule, group: group, startedAt: startedAt, attempt: attempt)
      isTaken.bind(1, id)
      defer { isTaken.reset() }
      if try !isTaken.step() { return id }
      attempt += 1
    }
  }

  /// Writes a new alert; returns its row.
  func add(_ alert: AlertRow, _ rule: Int64, _ group: Int64) throws(DatabaseError) -> Int64 {
    insert.bind(1, rule)
    insert.bind(2, group)
    bind(alert, to: insert)
    defer { insert.reset() }
    _ = try insert.step()
    return insert.number(0)
  }

  /// Changes an alert.
  func change(_ alert: AlertRow, mergedInto other: String? = nil) throws(DatabaseError) {
    update.bind(1, alert.row)
    update.bind(2, other)
    bind(alert, to: update)
    try update.run()
  }

  /// Gives up an alert's id, which the next change has to give it anew.
  func giveUpID(of row: Int64) throws(DatabaseError) {
    try clearID.run(with: row)
  }

  /// Changes the number of an alert's events.
  func setCount(_ row: Int64, _ count: Int64) throws(DatabaseError) {
    try setCount.run(with: row, count)
  }

  /// Changes when an alert is told again.
  func setRepeat(_ row: Int64, at seconds: Int64?) throws(DatabaseError) {
    try setRepeat.run(with: row, seconds)
  }

  /// Deletes an alert that nobody was told of.
  func delete(_ row: Int64) throws(DatabaseError) {
    try delete.run(with: row)
  }

  /// Ends those alerts of a rule that have not come to ring.
  func endPending(of rule: Int64, nowSeconds: Int64) throws(DatabaseError) {
    try endPending.run(with: rule, nowSeconds)
  }

  /// The alerts of a rule that ring, and whether people know of them.
  func firing(of rule: Int64) throws(DatabaseError) -> [(row: Int64, isTold: Bool)] {
    findFiring.bind(1, rule)
    defer { findFiring.reset() }
    var alerts: [(row: Int64, isTold: Bool)] = []
    while try findFiring.step() { alerts.append((findFiring.number(0), findFiring.number(1) != 0)) }
    return alerts
  }

  /// Has those alerts of a rule told that ring and that nobody was to be told of before.
  func wake(of rule: Int64, nowSeconds: Int64) throws(DatabaseError) {
    try wake.run(with: rule, nowSeconds)
  }

  /// Ends an alert because its rule is not in force any more.
  func retire(_ row: Int64, because reason: String, nowSeconds: Int64) throws(DatabaseError) {
    retire.bind(1, row)
    retire.bind(2, nowSeconds)
    retire.bind(3, reason)
    try retire.run()
  }

  private func bind(_ alert: AlertRow, to statement: Statement) {
    let found = alert.found
    statement.bind(3, alert.alertID)
    statement.bind(4, found.episode.startedAt)
    statement.bind(5, found.episode.lastAt)
    statement.bind(6, found.endedAt)
    statement.bind(7, found.evidenceStart)
    statement.bindReal(8, found.measured.value)
    statement.bindReal(9, found.measured.expected?.mean)
    statement.bindReal(10, found.measured.expected?.deviation)
    statement.bind(11, alert.state.rawValue)
    statement.bind(12, alert.count)
    statement.bind(13, alert.firstAnnouncedAt)
    statement.bind(14, alert.lateBy)
    statement.bind(15, alert.isTold ? 1 : 0)
    statement.bind(16, alert.isUnsummarised ? 1 : 0)
    statement.bind(17, alert.repeats)
    statement.bind(18, alert.repeatAt)
  }
}
