import CloudTrail
import Testing

@testable import Store

/// What people decide beside the daemon is sealed like what the daemon stores.
struct DecisionSealTests {
  private func place(_ database: TestDatabase) throws -> Int64 {
    try HoldBook(databasePath: database.path).place(
      LegalHold.Scope(account: "111122223333"), reference: "case 1", reason: "asked",
      owner: "legal",
      nowSeconds: 2)
  }

  private func silence(_ database: TestDatabase) throws -> Int64 {
    try SilenceBook(databasePath: database.path).add(
      Silence.Scope(rule: nil, groupFields: nil), from: 0, until: 100, owner: "ada",
      reason: "works",
      nowSeconds: 3)
  }

  @Test func `holds and silences are sealed beside a daemon, which goes on behind them`() throws {
    let database = try TestDatabase()
    let writer = try database.writer()
    var decoder = TestDecoder()
    try writer.add(decoder.batch([TestFile("a.json", [TestRecord(id: "1")])]), nowSeconds: 1)
    #expect(try writer.commit(nowSeconds: 1).sealHead?.seal == 1)
    let hold = try place(database)
    let silence = try silence(database)
    try writer.add(decoder.batch([TestFile("b.json", [TestRecord(id: "2")])]), nowSeconds: 4)
    #expect(try writer.commit(nowSeconds: 4).sealHead?.seal == 4)

    var report = try database.sealReport()
    #expect(report.problems == [])
    #expect(report.intactRows["hold"] == 1)
    #expect(report.intactRows["silence"] == 1)

    let book = try HoldBook(databasePath: database.path)
    #expect(try book.lift(hold, by: "legal", nowSeconds: 5) == .lifted)
    #expect(try book.lift(hold, by: "legal", nowSeconds: 6) == .wasLifted(at: 5))
    let silences = try SilenceBook(databasePath: database.path)
    #expect(try silences.expire(silence, nowSeconds: 7) == .ended)
    #expect(try silences.expire(silence, nowSeconds: 8) == .wasOver(endedAt: 7))
    report = try database.sealReport()
    #expect(report.problems == [])
    #expect(report.intactRows["hold"] == 1)
    #expect(report.intactRows["silence"] == 1)
    #expect(report.sealCount == 6)
  }

  @Test(arguments: [
    ("DELETE FROM hold", SealProblem.Kind.rowMissing),
    ("UPDATE hold SET lifted_at = 9, lifted_by = 'legal'", .rowChanged),
    ("UPDATE hold SET until_at = 5", .rowChanged), ("UPDATE hold SET seal = 1", .rowChanged),
    ("UPDATE silence SET ends_at = 9000000000", .rowChanged),
    (
      """
      INSERT INTO silence (group_fields, starts_at, ends_at, owner, reason, created_at, seal)
      VALUES ('{}', 0, 9000000000, 'ada', 'works', 0, 2)
      """, .rowInserted
    ),
  ])
  func `who changes one by hand is found`(sql: String, kind: SealProblem.Kind) throws {
    let database = try TestDatabase()
    var decoder = TestDecoder()
    try database.store(TestFile("a.json", [TestRecord(id: "1")]), as: &decoder)
    _ = try place(database)
    _ = try silence(database)
    #expect(try database.sealReport().problems == [])
    try database.connection().execute(sql)
    #expect(try database.sealReport().problems.map(\.kind) == [kind])
  }

  @Test func `who cuts off the end while the daemon runs leaves a gap`() throws {
    let database = try TestDatabase()
    let writer = try database.writer()
    var decoder = TestDecoder()
    try writer.add(decoder.batch([TestFile("a.json", [TestRecord(id: "1")])]), nowSeconds: 1)
    _ = try writer.commit(nowSeconds: 1)
    try writer.add(decoder.batch([TestFile("b.json", [TestRecord(id: "2")])]), nowSeconds: 2)
    _ = try writer.commit(nowSeconds: 2)
    try database.connection().execute("DELETE FROM seal WHERE id = 2")
    try writer.add(decoder.batch([TestFile("c.json", [TestRecord(id: "3")])]), nowSeconds: 3)
    #expect(try writer.commit(nowSeconds: 3).sealHead?.seal == 3)
    #expect(try database.sealReport().problems.contains { $0.kind == .sealMissing })
  }

  @Test func `what was decided before there were seals over it is adopted`() throws {
    let database = try TestDatabase()
    let connection = try database.connection()
    try connection.execute("PRAGMA journal_mode = WAL")
    try Migrations.migrate(connection, to: 6)
    try connection.execute(
      """
      INSERT INTO hold (reference, reason, owner, placed_at) VALUES ('case 1', 'asked', 'legal', 1);
      INSERT INTO silence (group_fields, starts_at, ends_at, owner, reason, created_at)
      VALUES ('{}', 0, 100, 'ada', 'works', 0)
      """)
    var decoder = TestDecoder()
    try database.store(TestFile("a.json", [TestRecord(id: "1")]), as: &decoder)
    let report = try database.sealReport()
    #expect(report.problems == [])
    #expect(report.intactRows["hold"] == 1)
    #expect(report.intactRows["silence"] == 1)
    #expect(
      try HoldBook(databasePath: database.path).lift(1, by: "legal", nowSeconds: 9) == .lifted)
    #expect(try database.sealReport().problems == [])
  }
}
