import Alarms
import CloudTrail

/// Puts together what an alert tells, from its rows.
public final class NoticeReader {
  private let readAlert: Statement
  private let readEvidence: Statement
  private let readWaiting: Statement

  /// A reader on a connection.
  public init(_ connection: Connection) throws(DatabaseError) {
    readAlert = try connection.prepare(
      """
      SELECT l.alert_id, g.text, l.started_at, l.last_at, l.count, l.rule, l.group_key,
        r.rule_id, r.version, r.title, r.level, r.author, r.file, r.window_seconds, r.threshold,
        r.condition
      FROM alert AS l
      LEFT JOIN rule AS r ON r.id = l.rule
      LEFT JOIN word AS g ON g.id = l.group_key
      WHERE l.id = ?1
      """)
    readEvidence = try connection.prepare(
      """
      SELECT e.event_id, a.text, w.text, n.text
      FROM match AS m
      LEFT JOIN event AS e ON e.id = m.event
      LEFT JOIN word AS a ON a.id = e.actor
      LEFT JOIN word AS w ON w.id = e.address
      LEFT JOIN word AS n ON n.id = e.name
      WHERE m.rule = ?1 AND m.group_key = ?2 AND m.event >= ?3 AND m.event < ?4
      ORDER BY m.event LIMIT \(Self.evidenceEventMaximum)
      """)
    readWaiting = try connection.prepare(
      "SELECT id, alert FROM outbox WHERE sink = ?1 AND sent_at IS NULL AND id > ?2 "
        + "ORDER BY id LIMIT ?3")
  }

  /// How many events are looked at for actors, addresses and names.
  private static let evidenceEventMaximum = 100

  /// The notice of an alert's row.
  public func notice(ofAlert row: Int64) throws(DatabaseError) -> AlertNotice? {
    readAlert.bind(1, row)
    defer { readAlert.reset() }
    guard try readAlert.step() else { return nil }
    let condition = EventCountCondition(
      windowSeconds: readAlert.number(13), threshold: Int(readAlert.number(14)))
    let rule = RuleSummary(
      ruleID: readAlert.text(7), version: readAlert.text(8), title: readAlert.text(9),
      level: readAlert.text(10), author: readAlert.optionalText(11), file: readAlert.text(12),
      windowSeconds: condition.windowSeconds, conditionText: readAlert.text(15))
    let episode = Episode(startedAt: readAlert.number(2), lastAt: readAlert.number(3))
    var evidence = Evidence()
    try read(&evidence, episode, condition)
    return AlertNotice(
      alertID: readAlert.text(0), rule: rule, group: readAlert.text(1), episode: episode,
      count: Int(readAlert.number(4)), actors: evidence.actors, addresses: evidence.addresses,
      eventNames: evidence.eventNames, eventIDs: evidence.eventIDs)
  }

  /// A notice that a sink has not got yet, with the outbox's row that asks for it.
  public struct Waiting: Sendable {
    /// The outbox's row.
    public let row: Int64
    /// What is to be told.
    public let notice: AlertNotice
  }

  /// What a sink has not got yet, in the order in which it arose.
  ///
  /// - Parameters:
  ///   - row: rows of the outbox up to this one are on their way already.
  ///   - maximum: how many to read at once.
  public func waiting(
    sink: String, after row: Int64, maximum: Int
  ) throws(DatabaseError) -> [Waiting] {
    readWaiting.bind(1, sink)
    readWaiting.bind(2, row)
    readWaiting.bind(3, Int64(maximum))
    var rows: [(row: Int64, alert: Int64)] = []
    while try readWaiting.step() {
      rows.append((readWaiting.number(0), readWaiting.number(1)))
    }
    readWaiting.reset()
    var waiting: [Waiting] = []
    for (row, alert) in rows {
      guard let notice = try notice(ofAlert: alert) else { continue }
      waiting.append(Waiting(row: row, notice: notice))
    }
    return waiting
  }

  private func read(
    _ evidence: inout Evidence, _ episode: Episode, _ condition: EventCountCondition
  ) throws(DatabaseError) {
    let range = episode.evidenceRange(condition)
    readEvidence.bind(1, readAlert.number(5))
    readEvidence.bind(2, readAlert.number(6))
    readEvidence.bind(3, EventKey.first(ofSeconds: range.lowerBound).value)
    readEvidence.bind(4, EventKey.first(ofSeconds: range.upperBound + 1).value)
    defer { readEvidence.reset() }
    while try readEvidence.step() {
      evidence.add(
        eventID: readEvidence.text(0), actor: readEvidence.optionalText(1),
        address: readEvidence.optionalText(2), name: readEvidence.optionalText(3))
    }
  }
}

/// The first few different values of what events say.
private struct Evidence {
  private(set) var eventIDs: [String] = []
  private(set) var actors: [String] = []
  private(set) var addresses: [String] = []
  private(set) var eventNames: [String] = []

  mutating func add(eventID: String, actor: String?, address: String?, name: String?) {
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
