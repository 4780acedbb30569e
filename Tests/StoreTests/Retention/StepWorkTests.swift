import Foundation
import Retention
import Testing

@testable import Store

/// A step of deleting does so much and no more, however much there is in the database: what arrives
/// meanwhile waits for one step.
struct StepWorkTests {
  private static let day: Int64 = 86_400
  /// How many instructions of SQLite a step takes before it is to come to its end.
  private static let slice = 20_000
  private static let instructionsOfACount: Int32 = 50

  private final class Counter {
    var instructions = 0
  }

  @Test func `no step works longer because the database is four times as large`() throws {
    let small = try longestStep(rowCount: 1_500)
    let large = try longestStep(rowCount: 6_000)
    #expect(large <= small * 3 / 2, "\(large) instructions and not \(small)")
    // The slice, and the part that it ended in.
    #expect(large <= 2 * Self.slice)
  }

  /// Deletes everything of a database; returns the instructions of the longest step.
  private func longestStep(rowCount: Int) throws -> Int {
    let database = try TestDatabase()
    let now = Int64(Date().timeIntervalSince1970)
    let connection = try database.connection()
    try Self.fill(connection, rowCount: rowCount, from: now - 100 * Self.day)
    let writer = try Writer(
      connection, rules: [], sinks: [], settings: TestDatabase.settings,
      retention: RetentionPolicy([RetentionRule(name: "month", atMostSeconds: 31 * Self.day)]),
      nowSeconds: now)
    #expect(try database.number("SELECT count(*) FROM seal WHERE events NOT NULL") > 0)
    let counter = Counter()
    connection.listen(every: Self.instructionsOfACount) {
      counter.instructions += Int(Self.instructionsOfACount)
    }
    var longest = 0
    var stepCount = 0
    while writer.isRetentionDue(nowSeconds: now) {
      counter.instructions = 0
      _ = try writer.deleteExpired(nowSeconds: now) { counter.instructions >= Self.slice }
      longest = max(longest, counter.instructions)
      stepCount += 1
    }
    connection.listen(every: 0, nil)
    #expect(stepCount > rowCount / 100)
    for table in Self.tables {
      #expect(try database.number("SELECT count(*) FROM \(table)") == 0, "\(table) is not empty")
    }
    #expect(try database.sealReport().problems.prefix(3) == [])
    return longest
  }

  private static let tables = [
    "event", "match", "carrier", "known_group", "inner_group", "episode_match", "alert", "outbox",
    "signal", "word", "shape", "identity",
  ]

  /// Fills a database of an older version, whose rows are sealed in long lists as it is opened.
  private static func fill(
    _ connection: Connection, rowCount: Int, from seconds: Int64
  ) throws {
    try connection.execute("PRAGMA journal_mode = WAL; PRAGMA auto_vacuum = INCREMENTAL")
    try Migrations.migrate(connection, to: 5)
    try connection.execute(
      """
      CREATE TEMP TABLE n (i INTEGER PRIMARY KEY, at INTEGER, event INTEGER);
      WITH RECURSIVE k (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM k WHERE i < \(rowCount))
      INSERT INTO n SELECT i, \(seconds) + i / 10, (\(seconds) + i / 10) << 25 | i FROM k;
      INSERT INTO word (id, text) SELECT i, 'word ' || i FROM n;
      INSERT INTO shape (hash, members) VALUES (1, '"eventName":"CreateModel",');
      INSERT INTO identity (id, hash, members) SELECT i, i, '"userIdentity":{},' FROM n;
      INSERT INTO event (id, file, position, flags, outcome, shape, identity, actor, event_id)
      SELECT event, 1, i, 0, 0, 1, i, i, 'id-' || i FROM n;
      INSERT INTO rule (rule_id, version, title, level, file, window_seconds, condition, rings,
        shadow, measures)
      VALUES ('rule', '1', 'Rule', 'high', 'rule.yml', 600, '', 1, 0, 0);
      INSERT INTO match (rule, group_key, event, reference) SELECT 1, i, event, 0 FROM n;
      INSERT INTO carrier (rule, reference, event, group_key) SELECT 1, 0, event, i FROM n;
      INSERT INTO known_group (rule, group_key, since) SELECT 1, i, at FROM n;
      INSERT INTO inner_group (rule, outer_key, group_key) SELECT 1, 1, i FROM n;
      INSERT INTO signal (id, rule, group_key, text) SELECT event, 1, i, 'noticed' FROM n;
      INSERT INTO alert (id, alert_id, rule, group_key, state, started_at, last_at, ended_at,
        evidence_from, count)
      SELECT i, 'alert-' || i, 1, i, 'resolved', at, at, at + 600, at, 1 FROM n;
      INSERT INTO episode_match (rule, group_key, counted_at, reference, event, alert)
      SELECT 1, i, at, 0, event, i FROM n;
      INSERT INTO outbox (alert, sink, change, created_at, settled_at, fate)
      SELECT i, 'stdout', 'started', at, at, 'sent' FROM n;
      DROP TABLE n;
      """)
  }
}
