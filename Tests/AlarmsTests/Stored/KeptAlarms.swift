import CloudTrail
import Rules

@testable import Alarms
@testable import Store

/// A database that keeps the alarms of a site, fed match by match and without the events' content.
final class KeptAlarms {
  let site: RandomHistorySite
  let connection: Connection
  let rules: [AlarmRule]
  let settings: AlarmSettings
  let sinks: [String]
  private(set) var keeper: AlarmKeeper
  private let addEvent: Statement
  private let readEvidence: Statement

  /// - Parameter database: an empty one, or one that other sites have used before.
  init(
    _ site: RandomHistorySite, in database: KeptDatabase, settings: AlarmSettings,
    sinks: [String], cacheByteCount: Int
  ) throws {
    self.site = site
    self.settings = settings
    self.sinks = sinks
    connection = database.connection
    try database.clear()
    try connection.execute("PRAGMA cache_size = -\(cacheByteCount / 1_024)")
    rules = site.alarms.enumerated().map { position, alarm in
      AlarmRule(
        RuleSummary(
          ruleID: "alarm \(position)", version: "1", title: "Alarm \(position)", level: "high",
          author: nil, file: "alarms.yml", windowSeconds: alarm.windowSeconds, conditionText: ""),
        condition: alarm.condition, references: site.references(of: position))
    }
    keeper = try Self.keeper(connection, rules, settings, sinks)
    addEvent = try connection.prepare(
      "INSERT OR IGNORE INTO event (id, file, position, flags, outcome, shape, event_id) "
        + "VALUES (?1, 0, 0, 0, 0, 0, '')")
    readEvidence = try connection.prepare(
      "SELECT event_key FROM alert_events WHERE alert_id = ?1 ORDER BY event_key")
  }

  private static func keeper(
    _ connection: Connection, _ rules: [AlarmRule], _ settings: AlarmSettings, _ sinks: [String]
  ) throws -> AlarmKeeper {
    try AlarmKeeper(
      connection, rules: rules,
      vocabulary: try VocabularyTables(connection, seals: SealBook(connection)), settings: settings,
      sinks: sinks, nowSeconds: 0)
  }

  /// Forgets everything that is only in memory.
  func restart() throws {
    keeper = try Self.keeper(connection, rules, settings, sinks)
  }

  func begin() throws { try connection.execute("BEGIN") }

  /// Adds an event with all its matches; one that was added before changes nothing.
  func add(_ event: EventKey) throws {
    addEvent.bind(1, event.value)
    try addEvent.run()
    guard connection.changeCount > 0 else { return }
    if keeper.asksActivity { keeper.noteActivity(at: event.seconds) }
    for handed in site.handed where handed.event == event {
      let subscription = AlarmSubscription(
        alarm: handed.alarm, reference: handed.reference, isIndirect: handed.isIndirect)
      let group = MatchGroup(
        group: handed.group, outerGroup: handed.outerGroup, value: handed.value)
      try keeper.add(EventMatch(row: 0, subscription, group: group), of: event)
    }
  }

  func commit(nowSeconds: Int64, _ trust: ClockTrust) throws {
    _ = try keeper.update(nowSeconds: nowSeconds, trust)
    try connection.execute("COMMIT")
  }

  func rollback() throws {
    try connection.execute("ROLLBACK")
    keeper.rollback()
  }

  /// The time until which everything has arrived, as the database has it.
  var settled: Int64? {
    get throws { try connection.number("SELECT value FROM progress WHERE name = 'settled_at'") }
  }

  /// The episodes of an alarm as they are stored.
  func results(_ alarm: Int) throws -> [GroupEpisodes] {
    let groups = try connection.prepare(
      """
      SELECT DISTINCT l.group_key, w.text FROM alert AS l JOIN word AS w ON w.id = l.group_key
      WHERE l.rule = ?1 AND l.state IN ('pending', 'firing', 'resolved') ORDER BY 2
      """)
    groups.bind(1, keeper.alarms[alarm].row)
    var results: [GroupEpisodes] = []
    while try groups.step() {
      let rows = try keeper.tables.alerts.alerts(
        keeper.alarms[alarm].row, groups.number(0), touching: .min ... .max)
      var entries: [GroupEpisodes.Entry] = []
      for row in rows {
        let evidence = try evidence(row)
        guard evidence.count == row.count else {
          throw DatabaseError("alert \(row) counts other events than it has")
        }
        entries.append(GroupEpisodes.Entry(found: row.found, evidence: evidence))
      }
      results.append(GroupEpisodes(group: groups.text(1), entries: entries))
    }
    return results
  }

  /// The events of an alert, as `alert_events` finds them.
  private func evidence(_ alert: AlertRow) throws -> [EventKey] {
    readEvidence.bind(1, alert.alertID)
    defer { readEvidence.reset() }
    var events: [EventKey] = []
    while try readEvidence.step() { events.append(EventKey(value: readEvidence.number(0))) }
    return events
  }
}

/// A database in memory that is used again and again: to make its tables takes longer than to play a
/// history.
final class KeptDatabase {
  let connection: Connection
  private let tables: [String]

  init() throws {
    connection = try Connection(path: ":memory:", access: .readWrite)
    try Database.prepare(connection, DatabaseSettings(waitsForDisk: false))
    // All but the list of calls that comes with the schema.
    let read = try connection.prepare(
      """
      SELECT name FROM sqlite_schema
      WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name != 'model_call'
      """)
    var tables: [String] = []
    while try read.step() { tables.append(read.text(0)) }
    self.tables = tables
    guard try rowCount == 0 else { throw DatabaseError("a new database has rows already") }
  }

  /// Empties all tables.
  func clear() throws {
    for table in tables { try connection.execute("DELETE FROM \(table)") }
  }

  private var rowCount: Int64 {
    get throws {
      try tables.reduce(0) { try $0 + (connection.number("SELECT count(*) FROM \($1)") ?? 0) }
    }
  }
}
