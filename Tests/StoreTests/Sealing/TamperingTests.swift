import CSQLite
import Foundation
import Retention
import Testing

@testable import Store

/// Whoever edits the database is found out.
struct TamperingTests {
  private static let editCount = 2_000 * TestSeed.effort

  /// A small database with everything that can be in one.
  private func database() throws -> TestDatabase {
    let database = try TestDatabase()
    var decoder = TestDecoder()
    let repaired = TestRecord(id: "odd", time: "2026-11-05T10:00:00Z").with(
      ("errorMessage", #""\ud800""#))
    try database.store(
      TestFile("a.json", [TestRecord(id: "1"), TestRecord(id: "2", event: "DeleteModel")]),
      TestFile("b.json", [repaired]), as: &decoder)
    try database.store(
      TestFile("c.json", text: #"{"Records":[{"eventVersion":"1"},7]}"#), as: &decoder)
    let file = TestFile("d.json", (3...8).map { TestRecord(id: "\($0)", actor: "role-\($0)") })
    try database.store(file.begun, as: &decoder)
    try database.store(file, as: &decoder)
    for number in 10...14 {
      let time = "2026-11-0\(number - 9)T10:00:00Z"
      let record = TestRecord(id: "\(number)", time: time, address: "192.0.2.\(number)")
      try database.store(TestFile("\(number).json", [record]), as: &decoder)
    }
    try deleteOldest(database)
    let person = try #require(PersonSpelling("role-5"))
    for number in Int64(1)...3 { try decide(database, number) }
    _ = try Erasure(databasePath: database.path, [person]).run(reason: "asked for", nowSeconds: 9)
    return database
  }

  /// Places a hold and a silence, and ends others.
  private func decide(_ database: TestDatabase, _ number: Int64) throws {
    let holds = try HoldBook(databasePath: database.path)
    _ = try holds.place(
      LegalHold.Scope(account: "11112222333\(number)"), reference: "case \(number)",
      reason: "asked", owner: "legal", nowSeconds: number)
    let silences = try SilenceBook(databasePath: database.path)
    _ = try silences.add(
      Silence.Scope(rule: "rule-\(number)", groupFields: nil), from: 0, until: 100 * number,
      owner: "ada", reason: "works", nowSeconds: number)
    guard number == 2 else { return }
    #expect(try holds.lift(1, by: "legal", nowSeconds: 10) == .lifted)
    #expect(try silences.expire(1, nowSeconds: 10) == .ended)
  }

  /// Deletes what is older than the third of November.
  private func deleteOldest(_ database: TestDatabase) throws {
    let day: Int64 = 86_400
    let policy = RetentionPolicy([RetentionRule(name: "a month", atMostSeconds: 31 * day)])
    let now: Int64 = 1_793_698_200 + 31 * day
    let writer = try Writer(
      database.connection(), rules: [], sinks: [], settings: TestDatabase.settings,
      retention: policy, nowSeconds: now - day)
    while writer.isRetentionDue(nowSeconds: now) {
      _ = try writer.deleteExpired(nowSeconds: now) { false }
    }
    #expect(try database.number("SELECT sum(count) FROM deletions") > 0)
  }

  @Test func `every edit is found`() throws {
    let database = try database()
    let connection = try database.connection()
    // In one part, and in parts of a seal each.
    let verifiers = [SealVerifier(connection), SealVerifier(connection, entriesOfAPart: 1)]
    for verifier in verifiers { #expect(try verifier.run().problems == []) }
    var generator = SeededNumbers(seed: TestSeed.value)
    var counts: [Tampering.Kind: Int] = [:]
    var tables: Set<String> = []
    while counts.values.reduce(0, +) < Self.editCount {
      let tampering = Tampering(using: &generator)
      guard let sql = try tampering.sql(in: connection, using: &generator) else { continue }
      try connection.execute("BEGIN")
      defer { try? connection.execute("ROLLBACK") }
      let changeCount = try connection.number("SELECT total_changes()")
      // What the schema itself refuses is no edit.
      guard (try? connection.execute(sql)) != nil,
        try connection.number("SELECT total_changes()") != changeCount
      else { continue }
      let report = try verifiers[counts.values.reduce(0, +) % 2].run()
      #expect(report.problemCount > 0, "seed \(TestSeed.value): \(sql) was not found")
      counts[tampering.kind, default: 0] += 1
      tables.insert(tampering.table)
    }
    #expect(tables == Set(Tampering.tables))
    for kind in Tampering.Kind.allCases { #expect(counts[kind] ?? 0 > 0, "no \(kind) was tried") }
  }

  @Test(arguments: [
    "CREATE TRIGGER quiet BEFORE INSERT ON alert BEGIN SELECT raise(ignore); END",
    "DROP VIEW denied; CREATE VIEW denied AS SELECT * FROM events WHERE 0",
    "DROP INDEX event_name",
    "CREATE UNIQUE INDEX own ON hold (reference)", "UPDATE model_call SET object_kind = 'other'",
  ])
  func `a schema that somebody changed is found`(sql: String) throws {
    let database = try TestDatabase()
    var decoder = TestDecoder()
    try database.store(TestFile("a.json", [TestRecord(id: "1")]), as: &decoder)
    try database.connection().execute(sql)
    #expect(try database.sealReport().problems.map(\.kind) == [.schemaChanged])
  }

  @Test func `parts that several threads look at make one report`() throws {
    let database = try database()
    let parts = try database.sealReport(entriesOfAPart: 1)
    let whole = try database.sealReport()
    #expect(parts.problems == [])
    #expect(parts.sealCount == whole.sealCount && whole.sealCount > 10)
    #expect(parts.intactRows == whole.intactRows)
    #expect(parts.head == whole.head)
    #expect(parts.sealedAt == whole.sealedAt)
    // One fault in each kind of table, and a seal that is gone.
    try database.connection().execute(
      """
      UPDATE event SET error_message = 'x' WHERE id = (SELECT max(id) FROM event);
      UPDATE hold SET owner = 'x' WHERE id = 2;
      DELETE FROM seal WHERE id = 3;
      DELETE FROM word WHERE id = (SELECT max(id) FROM word);
      """)
    let found = try database.sealReport(entriesOfAPart: 1).problems
    #expect(try found == database.sealReport().problems)
    #expect(
      Set(found.map(\.kind)).isSuperset(of: [
        .rowChanged, .rowMissing, .sealMissing, .sealChanged,
      ]))
  }

  @Test(arguments: [
    (
      "0",
      """
      INSERT INTO event (id, file, position, flags, outcome, shape, event_id)
      VALUES (77, 1, 9, 0, 0, 1, 'forged')
      """, [SealProblem.Kind.indexChanged, .rowInserted]
    ),
    ("event_id != '12'", "REINDEX event_seconds", [.indexChanged]),
  ])
  func `a row that an index does not have is found`(
    condition: String, sql: String, kinds: [SealProblem.Kind]
  ) throws {
    let database = try database()
    // As somebody does who knows SQLite well: for a while the index is about other rows.
    func declare(_ text: String) throws {
      let connection = try database.connection()
      _ = trailbell_sqlite3_set_defensive(connection.handle, 0)
      try connection.execute(
        """
        PRAGMA writable_schema = ON;
        UPDATE sqlite_schema SET sql = '\(text.replacing("'", with: "''"))'
        WHERE name = 'event_seconds'
        """)
    }
    try declare("CREATE INDEX event_seconds ON event (time) WHERE \(condition)")
    try database.connection().execute(sql)
    try declare("CREATE INDEX event_seconds ON event (time)")
    let problems = try database.sealReport().problems
    #expect(Set(problems.map(\.kind)) == Set(kinds))
    #expect(problems.contains { $0.detail.hasPrefix("the index event_seconds has ") })
  }

  @Test func `an index that somebody added harms nobody`() throws {
    let database = try TestDatabase()
    var decoder = TestDecoder()
    try database.store(TestFile("a.json", [TestRecord(id: "1")]), as: &decoder)
    try database.connection().execute("CREATE INDEX own ON event (event_id); ANALYZE")
    #expect(try database.sealReport().problems == [])
  }

  @Test func `a changed, a removed and an inserted event are named`() throws {
    let database = try database()
    let connection = try database.connection()
    let key = try database.number("SELECT event_key FROM events WHERE event_id = '12'")
    func problems(after sql: String) throws -> [SealProblem] {
      try connection.execute("BEGIN; \(sql)")
      defer { try? connection.execute("ROLLBACK") }
      return try SealVerifier(connection).run().problems
    }

    let changed = try problems(
      after: "UPDATE event SET request_parameters = '{}' WHERE id = \(key)")
    #expect(changed.map(\.kind) == [.rowChanged])
    #expect(
      changed.first?.detail
        == "the event of 2026-11-03T10:00:00Z, event_key \(key), event_id 12, is not what was stored "
        + "1970-01-01T00:00:01Z")

    let removed = try problems(after: "DELETE FROM event WHERE id = \(key)")
    #expect(removed.map(\.kind) == [.rowMissing])
    #expect(removed.map(\.row) == [Int64(key)])

    let inserted = try problems(
      after: """
        INSERT INTO event (id, file, position, flags, outcome, shape, event_id)
        VALUES (77, 1, 9, 0, 0, 1, 'forged')
        """)
    #expect(inserted.map(\.kind) == [.rowInserted])
    #expect(inserted.map(\.row) == [77])

    let renamed = try problems(
      after: "UPDATE word SET text = 'GetModel' WHERE text = 'CreateModel'")
    #expect(renamed.map(\.kind) == [.rowChanged])
    #expect(renamed.map(\.table) == ["word"])
  }
}
