import Alarms
import CloudTrail

/// Puts together what an alert tells, from its rows.
public final class NoticeReader {
  private let readAlert: Statement
  private let readEvidence: Statement
  private let readSignal: Statement
  private let readWaiting: Statement
  private let readRow: Statement
  private let readWaitsSince: Statement
  private let readStanding: Statement

  /// A reader on a connection.
  public init(_ connection: Connection) throws(DatabaseError) {
    readAlert = try connection.prepare(
      """
      SELECT l.alert_id, g.text, l.started_at, l.last_at, l.count, l.ended_at, l.ended_because,
        l.merged_into, l.measured, l.expected, l.deviation, r.measures,
        r.rule_id, r.version, r.title, r.level, r.author, r.file, r.window_seconds, r.condition,
        l.rule, l.group_key, l.evidence_from, l.state, r.shadow, l.first_announced_at,
        r.lookahead_seconds
      FROM alert AS l
      LEFT JOIN rule AS r ON r.id = l.rule
      LEFT JOIN word AS g ON g.id = l.group_key
      WHERE l.id = ?1
      """)
    readEvidence = try connection.prepare(
      """
      SELECT e.event_id, a.text, w.text, n.text
      FROM (
        SELECT event FROM match
        WHERE rule = ?1 AND group_key = ?2 AND event >= ?3 AND event < ?4
        UNION
        SELECT event FROM episode_match
        WHERE rule = ?1 AND group_key = ?2 AND counted_at BETWEEN ?5 AND ?6
        ORDER BY event LIMIT \(Self.evidenceEventMaximum)) AS m
      LEFT JOIN event AS e ON e.id = m.event
      LEFT JOIN word AS a ON a.id = e.actor
      LEFT JOIN word AS w ON w.id = e.address
      LEFT JOIN word AS n ON n.id = e.name
      ORDER BY m.event
      """)
    readSignal = try connection.prepare(
      "SELECT text FROM signal WHERE rule = ?1 AND group_key = ?2 AND id >= ?3 AND id < ?4 "
        + "ORDER BY id DESC LIMIT 1")
    readWaiting = try connection.prepare(
      "SELECT id, alert, change, late_by, details, created_at, queued_at FROM outbox "
        + "WHERE sink = ?1 AND settled_at IS NULL ORDER BY id")
    readRow = try connection.prepare(
      "SELECT id, alert, change, late_by, details FROM outbox WHERE id = ?1")
    readWaitsSince = try connection.prepare(
      "SELECT COALESCE(queued_at, created_at) FROM outbox WHERE id = ?1 AND settled_at IS NULL")
    readStanding = try connection.prepare(
      """
      SELECT l.id FROM alert AS l
      WHERE l.state IN ('pending', 'firing') AND l.state = 'firing' AND l.ended_at IS NULL
        AND l.told = 1
        AND EXISTS (
          SELECT 1 FROM outbox AS o
          WHERE o.alert = l.id AND o.sink = ?1 AND o.fate = 'sent')
      """)
  }

  /// How many events are looked at for actors, addresses and names.
  private static let evidenceEventMaximum = 100

  /// The notice of an alert's row.
  public func notice(
    ofAlert row: Int64, _ change: AlertChange = .firing, lateBy: Int64? = nil
  ) throws(DatabaseError) -> AlertNotice? {
    readAlert.bind(1, row)
    defer { readAlert.reset() }
    guard try readAlert.step() else { return nil }
    let episode = Episode(startedAt: readAlert.number(2), lastAt: readAlert.number(3))
    var evidence = Evidence()
    let evidenceFrom = readAlert.number(22)
    let range = evidenceFrom...max(evidenceFrom, episode.lastAt + readAlert.number(26))
    try read(&evidence, range)
    return AlertNotice(
      alertID: readAlert.text(0), change: change, rule: rule, group: readAlert.text(1),
      episode: episode, endedAt: readAlert.optionalNumber(5),
      endedBecause: readAlert.optionalText(6), lateBy: lateBy,
      mergedInto: readAlert.optionalText(7), count: Int(readAlert.number(4)), measured: measured,
      actors: evidence.actors, addresses: evidence.addresses, eventNames: evidence.eventNames,
      eventIDs: evidence.eventIDs, details: try lastSignal(in: range),
      isPending: readAlert.text(23) == AlertState.pending.rawValue, audience: audience)
  }

  private var audience: AlertAudience {
    if let firstAt = readAlert.optionalNumber(25) { return .told(firstAt: firstAt) }
    return readAlert.number(24) != 0 ? .shadow : .nobody
  }

  private var rule: RuleSummary {
    RuleSummary(
      ruleID: readAlert.text(12), version: readAlert.text(13), title: readAlert.text(14),
      level: readAlert.text(15), author: readAlert.optionalText(16), file: readAlert.text(17),
      windowSeconds: readAlert.number(18), conditionText: readAlert.text(19))
  }

  private var measured: Measure? {
    guard readAlert.number(11) != 0 else { return nil }
    return Measure(
      value: readAlert.real(8),
      expected: readAlert.optionalReal(9).map {
        Measure.Expectation(mean: $0, deviation: readAlert.real(10))
      })
  }

  private func read(
    _ evidence: inout Evidence, _ range: ClosedRange<Int64>
  ) throws(DatabaseError) {
    bindMatches(readEvidence, range)
    readEvidence.bind(5, range.lowerBound)
    readEvidence.bind(6, range.upperBound)
    defer { readEvidence.reset() }
    while try readEvidence.step() {
      evidence.add(
        eventID: readEvidence.optionalText(0), actor: readEvidence.optionalText(1),
        address: readEvidence.optionalText(2), name: readEvidence.optionalText(3))
    }
  }

  /// What the last signal says, where the alert is made of signals.
  private func lastSignal(in range: ClosedRange<Int64>) throws(DatabaseError) -> String? {
    bindMatches(readSignal, range)
    defer { readSignal.reset() }
    return try readSignal.step() ? readSignal.text(0) : nil
  }

  /// Binds the alert's rule and group, and the numbers of matches within a range of times.
  private func bindMatches(_ statement: Statement, _ range: ClosedRange<Int64>) {
    statement.bind(1, readAlert.number(20))
    statement.bind(2, readAlert.number(21))
    statement.bind(3, EventKey.first(ofClamped: range.lowerBound).value)
    statement.bind(4, EventKey.first(ofClamped: range.upperBound + 1).value)
  }
}

extension NoticeReader {
  /// A notice that a sink has not got yet, with the outbox's row that asks for it.
  public struct Waiting: Sendable {
    /// The outbox's row.
    public let row: Int64
    /// When it was to be told, in seconds since 1970.
    public let createdAt: Int64
    /// Since when it waits: since then, or since somebody asked for it again.
    public let waitsSince: Int64
    /// What is to be told; nil where the alert is not there any more.
    public let announcement: Announcement?
  }

  /// What a sink has not got yet, in the order in which it arose.
  ///
  /// - Parameters:
  ///   - settled: rows whose fate is known already and about to be written, with the second since
  ///     when they waited.
  ///   - maximum: how many to read at once.
  public func waiting(
    sink: String, besides settled: [Int64: Int64] = [:], maximum: Int
  ) throws(DatabaseError) -> [Waiting] {
    readWaiting.bind(1, sink)
    defer { readWaiting.reset() }
    var waiting: [Waiting] = []
    while waiting.count < maximum, try readWaiting.step() {
      let row = readWaiting.number(0)
      let waitsSince = readWaiting.optionalNumber(6) ?? readWaiting.number(5)
      guard settled[row] != waitsSince else { continue }
      waiting.append(
        Waiting(
          row: row, createdAt: readWaiting.number(5), waitsSince: waitsSince,
          announcement: try announcement(readWaiting)))
    }
    return waiting
  }

  /// What a row of the outbox tells, whether it waits or not.
  public func announcement(ofRow row: Int64) throws(DatabaseError) -> Announcement? {
    readRow.bind(1, row)
    defer { readRow.reset() }
    return try readRow.step() ? try announcement(readRow) : nil
  }

  /// Those of some rows that the database still has as waiting since the second that is known.
  public func stillWaiting(_ rows: [Int64: Int64]) throws(DatabaseError) -> [Int64: Int64] {
    var still: [Int64: Int64] = [:]
    for (row, since) in rows {
      readWaitsSince.bind(1, row)
      if try readWaitsSince.step(), readWaitsSince.number(0) == since { still[row] = since }
      readWaitsSince.reset()
    }
    return still
  }

  /// The alerts that ring and that a sink has been told of.
  public func standing(sink: String) throws(DatabaseError) -> [AlertNotice] {
    readStanding.bind(1, sink)
    defer { readStanding.reset() }
    var notices: [AlertNotice] = []
    while try readStanding.step() {
      if let notice = try notice(ofAlert: readStanding.number(0), .repeated) {
        notices.append(notice)
      }
    }
    return notices
  }

  private func announcement(_ read: Statement) throws(DatabaseError) -> Announcement? {
    if let details = read.optionalText(4) {
      return BacklogSummary(json: details).map(Announcement.summary)
    }
    return try notice(
      ofAlert: read.number(1), AlertChange(rawValue: read.text(2)) ?? .firing,
      lateBy: read.optionalNumber(3)
    ).map(Announcement.alert)
  }
}

/// The first few different values of what events say.
private struct Evidence {
  private(set) var eventIDs: [String] = []
  private(set) var actors: [String] = []
  private(set) var addresses: [String] = []
  private(set) var eventNames: [String] = []

  mutating func add(eventID: String?, actor: String?, address: String?, name: String?) {
    Self.add(eventID, to: &eventIDs)
    Self.add(actor, to: &actors)
    Self.add(address, to: &addresses)
    Self.add(name, to: &eventNames)
  }

  private static func add(_ value: String?, to values: inout [String]) {
    guard let value, values.count < AlertNotice.evidenceMaximum, !values.contains(value) else {
      return
    }
    values.append(value)
  }
}
