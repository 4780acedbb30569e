import Foundation
import Store
import Testing

/// A question can do nothing but read, whatever it says.
struct GuardedQueryTests {
  private func database() throws -> TestDatabase {
    let database = try TestDatabase()
    var decoder = TestDecoder()
    try database.store(TestFile("a.json", (0..<50).map(TopicRecord.record)), as: &decoder)
    return database
  }

  private func ask(
    _ sql: String, _ database: TestDatabase, values: [String: QueryValue] = [:], seconds: Int = 60
  ) throws -> [[QueryValue]] {
    let query = try GuardedQuery(
      databasePath: database.path, sql: sql, values: values, timeoutSeconds: seconds)
    var rows: [[QueryValue]] = []
    while let row = try query.next() { rows.append(row) }
    return rows
  }

  private static let attacks = [
    "INSERT INTO word (text) VALUES ('x')", "UPDATE event SET file = 0", "DELETE FROM event",
    "REPLACE INTO word VALUES (1, 'x')", "WITH a AS (SELECT 1) DELETE FROM event",
    "DROP TABLE event", "DROP VIEW events", "CREATE TABLE x (y)", "CREATE TEMP TABLE x (y)",
    "CREATE TEMP VIEW x AS SELECT 1", "CREATE VIRTUAL TABLE x USING fts5(y)",
    "CREATE VIRTUAL TABLE temp.x USING rtree(a, b, c)", "ALTER TABLE event RENAME TO x",
    "CREATE TRIGGER x AFTER INSERT ON word BEGIN SELECT 1; END", "CREATE INDEX x ON event (file)",
    "ATTACH 'other.db' AS other", "ATTACH ':memory:' AS other", "DETACH main",
    "VACUUM", "VACUUM INTO 'copy.db'", "REINDEX", "ANALYZE", "BEGIN", "BEGIN IMMEDIATE", "COMMIT",
    "ROLLBACK", "SAVEPOINT x", "PRAGMA journal_mode = DELETE", "PRAGMA query_only = OFF",
    "PRAGMA writable_schema = ON", "PRAGMA user_version = 7", "PRAGMA wal_checkpoint(TRUNCATE)",
    "PRAGMA temp_store_directory = '/tmp'", "PRAGMA trusted_schema = ON",
    "PRAGMA hard_heap_limit = 0", "PRAGMA main.table_info('event'); DELETE FROM event",
    "SELECT load_extension('x')", "SELECT load_extension('x', 'y')",
    "SELECT readfile('/etc/passwd')",
    "SELECT writefile('/tmp/x', 'y')", "SELECT edit('x')", "SELECT fts3_tokenizer('simple')",
    "SELECT fts3_tokenizer('simple', x'00')", "SELECT * FROM fsdir('/')",
    "SELECT * FROM pragma_journal_mode", "SELECT * FROM pragma_wal_checkpoint",
    "SELECT data FROM sqlite_dbpage", "SELECT sqlite_compileoption_get(1)",
    "SELECT last_insert_rowid()", "SELECT 1; DELETE FROM event", "SELECT 1; ATTACH 'x' AS y",
    "EXPLAIN DELETE FROM event", "EXPLAIN QUERY PLAN DELETE FROM event", "", " ; ", "-- nothing",
    "SELECT zeroblob(1000000000)",
    "SELECT :unknown", "SELECT ?", "SELECT 1\u{0}; DELETE FROM event",
  ]

  @Test func `an attack is refused, and changes nothing`() throws {
    let database = try database()
    let folder = URL(fileURLWithPath: database.path).deletingLastPathComponent()
    let before = try database.contents()
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    for sql in Self.attacks {
      #expect(throws: QueryFailure.self, "\(sql)") { try ask(sql, database) }
    }
    #expect(try database.contents() == before)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == files)
  }

  private static let questions = [
    "SELECT * FROM events", "SELECT count(*) FROM denied", "VALUES (1), (2)",
    "WITH RECURSIVE n (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < 9) SELECT x FROM n",
    "SELECT value FROM json_each('[1, 2]')", "SELECT key FROM json_tree('{\"a\": 1}')",
    "SELECT name FROM pragma_table_info('events')", "PRAGMA table_info('events')",
    "EXPLAIN QUERY PLAN SELECT * FROM events", "SELECT name FROM sqlite_schema",
    "SELECT record ->> '$.eventName' FROM events LIMIT 1", "SELECT 1 ; ",
    "SELECT sum(time) OVER (ORDER BY time) FROM events LIMIT 3",
    "SELECT group_concat(DISTINCT actor) FROM events", "SELECT strftime('%Y', 'now')",
  ]

  @Test func `a question is answered`() throws {
    let database = try database()
    for sql in Self.questions { #expect(try !ask(sql, database).isEmpty, "\(sql)") }
  }

  @Test func `an endless question ends when its time is over`() throws {
    let sql =
      "WITH RECURSIVE n (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT max(x) FROM n"
    #expect(throws: QueryFailure.tooLong(seconds: 1)) { try ask(sql, database(), seconds: 1) }
  }

  @Test func `a mistake has a place, and the names that may be meant`() throws {
    let database = try database()
    let failure = #expect(throws: QueryFailure.self) {
      try ask("SELECT 1,\n  evnt_time FROM events", database)
    }
    guard case .mistake(let mistake)? = failure else {
      Issue.record("\(String(describing: failure))")
      return
    }
    #expect(mistake.place?.line == 2)
    #expect(mistake.place?.column == 3)
    #expect(mistake.place?.text == "  evnt_time FROM events")
    #expect(mistake.missingName == "evnt_time")
    #expect(mistake.presentNames.contains("event_time"))
  }

  @Test func `values keep their kinds`() throws {
    let rows = try ask(
      "SELECT 1, 1.5, 'a', x'00ff', NULL, :n, :t", database(),
      values: ["n": .integer(7), "t": .text("'; DELETE FROM event; --")])
    #expect(
      rows == [
        [
          .integer(1), .real(1.5), .text("a"), .blob([0, 255]), .null, .integer(7),
          .text("'; DELETE FROM event; --"),
        ]
      ])
  }

  @Test func `every question with a name is answered, and so is the text that is shown of it`()
    throws
  {
    let database = try database()
    for query in NamedQuery.all {
      var values: [String: QueryValue] = [:]
      for parameter in query.parameters {
        values[parameter.name] = parameter.standard ?? .text("a'b")
      }
      let rows = try ask(query.sql, database, values: values)
      #expect(try ask(query.text(with: values), database) == rows, "\(query.name)")
      #expect(query.name.allSatisfy { $0.isLowercase || $0 == "-" })
      #expect(query.title.hasSuffix("?"))
    }
    #expect(Set(NamedQuery.all.map(\.name)).count == NamedQuery.all.count)
  }
}
