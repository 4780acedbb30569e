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

  init(
    _ site: RandomHistorySite, settings: AlarmSettings, sinks: [String], cacheByteCount: Int
  ) throws {
    self.site = site
    self.settings = settings
    self.sinks = sinks
    connection = try Connection(path: ":memory:", access: .readWrite)
    try Database.prepare(
      connection,
      DatabaseSettings(pageCacheByteCount: cacheByteCount, waitsForDisk: false))
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
  }

  private static func keeper(
    _ connection: Connection, _ rules: [AlarmRule], _ settings: AlarmSettings, _ sinks: [String]
  ) throws -> AlarmKeeper {
    try AlarmKeeper(
      connection, rules: rules, vocabulary: try VocabularyTables(connection), settings: settings,
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

  func commit(nowSeconds: Int64, judgesSilences: Bool = true) throws {
    _ = try keeper.update(nowSeconds: nowSeconds, judgesSilences: judgesSilences)
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
    let statement = try connection.prepare(
      "SELECT event_key FROM alert_events WHERE alert_id = ?1 ORDER BY event_key")
    statement.bind(1, alert.alertID)
    var events: [EventKey] = []
    while try statement.step() { events.append(EventKey(value: statement.number(0))) }
    return events
  }
}
