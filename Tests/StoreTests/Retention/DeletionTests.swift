import Alarms
import Foundation
import Retention
import Testing

@testable import Store

/// What is deleted leaves nothing behind but the record that it was.
struct DeletionTests {
  private static let day: Int64 = 86_400
  private static let now: Int64 = 1_793_534_400 + 40 * 86_400
  private static let policy = RetentionPolicy([
    RetentionRule(name: "a month", atMostSeconds: 31 * day)
  ])

  private func writer(_ database: TestDatabase, _ rules: [AlarmRule] = []) throws -> Writer {
    try Writer(
      database.connection(), rules: rules, sinks: [], settings: TestDatabase.settings,
      retention: Self.policy, nowSeconds: Self.now - 2 * Self.day)
  }

  private func deleteAll(_ writer: Writer, at seconds: Int64 = DeletionTests.now) throws -> Int {
    var count = 0
    while writer.isRetentionDue(nowSeconds: seconds) {
      count += try writer.deleteExpired(nowSeconds: seconds) { false }.deletedEvents
    }
    return count
  }

  @Test func `no byte of what is deleted is left, and the file shrinks`() throws {
    let database = try TestDatabase()
    var decoder = TestDecoder()
    do {
      let first = try database.writer()
      let names = (0..<300).map { "deleted-person-\($0)" }
      for start in stride(from: 0, to: names.count, by: 50) {
        let records = names[start..<(start + 50)].map { name in
          TestRecord(id: "event-of-\(name)", actor: name).with(
            ("requestParameters", "{\"a\":\"\(String(repeating: name, count: 200))\"}"))
        }
        try first.add(decoder.batch([TestFile("\(start).json", records)]), nowSeconds: 1)
        _ = try first.commit(nowSeconds: 1)
      }
    }
    let writer = try writer(database)
    let kept = TestRecord(id: "kept", time: "2026-12-10T10:00:00Z", actor: "kept-person")
    var later = TestDecoder(number: 1)
    try writer.add(later.batch([TestFile("kept.json", [kept])]), nowSeconds: Self.now)
    _ = try writer.commit(nowSeconds: Self.now)
    let connection = try database.connection()
    try connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    let sizeBefore = try database.bytes.count

    #expect(try deleteAll(writer) == 300)
    try connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    let person = try #require(PersonSpelling("deleted-person"))
    #expect(try ByteSearch.count([person], inDatabase: database.path).occurrences == 0)
    #expect(try database.column("SELECT event_id FROM events") == ["kept"])
    #expect(try database.bytes.count < sizeBefore - 200 * 3_000 + 256 * Migrations.pageByteCount)
    #expect(try database.sealReport().problems == [])
    #expect(
      try database.rows(
        "SELECT what, event_class, account, why, count FROM deletions WHERE what = 'events'"
      )
      .allSatisfy { $0[0] == "events" && $0[3] == "a month" })
  }

  @Test func `matches and alerts go with their events`() throws {
    let database = try TestDatabase()
    let rule = AlarmRule.counting(2)
    let writer = try writer(database, [rule])
    var decoder = TestDecoder()
    let file = TestFile("a.json", [TestRecord(id: "1"), TestRecord(id: "2")])
    try writer.add(
      decoder.batch([file], matches: [(0, 0, "{\"actor\":\"x\"}"), (1, 0, "{\"actor\":\"x\"}")]),
      nowSeconds: Self.now)
    _ = try writer.commit(nowSeconds: Self.now)
    #expect(try database.number("SELECT count(*) FROM alert") == 1)
    #expect(try deleteAll(writer) == 2)
    for table in ["match", "alert", "event"] {
      #expect(try database.number("SELECT count(*) FROM \(table)") == 0, "\(table) is not empty")
    }
    #expect(try database.sealReport().problems == [])
  }

  @Test func `another policy has everything looked at again`() throws {
    let database = try TestDatabase()
    var decoder = TestDecoder()
    try database.store(TestFile("a.json", [TestRecord(id: "1")]), as: &decoder)
    do {
      let long = RetentionPolicy([
        RetentionRule(name: "long", atMostSeconds: 400 * Self.day),
        RetentionRule(name: "other", classes: [.data], atMostSeconds: 31 * Self.day),
      ])
      let writer = try Writer(
        database.connection(), rules: [], sinks: [], settings: TestDatabase.settings,
        retention: long, nowSeconds: Self.now - 2 * Self.day)
      #expect(try deleteAll(writer) == 0)
    }
    #expect(try deleteAll(try writer(database)) == 1)
  }

  @Test func `another policy is adopted in parts, also over a restart`() throws {
    let database = try TestDatabase()
    var decoder = TestDecoder()
    // More seals than a part has.
    let count = 450
    do {
      let long = RetentionPolicy([RetentionRule(name: "long", atMostSeconds: 400 * Self.day)])
      let writer = try Writer(
        database.connection(), rules: [], sinks: [], settings: TestDatabase.settings,
        retention: long, nowSeconds: Self.now - 2 * Self.day)
      for number in 0..<count {
        let file = TestFile("\(number).json", [TestRecord(id: "\(number)")])
        try writer.add(decoder.batch([file]), nowSeconds: Self.now)
        _ = try writer.commit(nowSeconds: Self.now)
      }
      #expect(try deleteAll(writer) == 0)
      // As if all of them had been looked at.
      try database.connection().execute("UPDATE retention_look SET looked_until = \(Int64.max)")
    }
    do {
      let writer = try writer(database)
      #expect(try writer.deleteExpired(nowSeconds: Self.now) { true }.deletedEvents == 0)
    }
    #expect(
      try (1..<count).contains(
        database.number("SELECT count(*) FROM retention_look WHERE looked_until IS NULL")))
    #expect(try deleteAll(try writer(database)) == count)
  }

  @Test(arguments: [
    "CREATE TABLE stash AS SELECT * FROM hold; DELETE FROM hold",
    "CREATE TABLE stash AS SELECT * FROM hold; UPDATE hold SET lifted_at = 9, lifted_by = 'legal'",
  ])
  func `nothing is deleted while a hold is not as it was sealed`(sql: String) throws {
    let database = try TestDatabase()
    var decoder = TestDecoder()
    try database.store(
      TestFile("a.json", [TestRecord(id: "1"), TestRecord(id: "2", actor: "held")]), as: &decoder)
    let actor = try #require(
      try database.value("SELECT actor FROM events WHERE event_id = '2'"))
    _ = try HoldBook(databasePath: database.path).place(
      LegalHold.Scope(actor: actor), reference: "case", reason: "court", owner: "legal",
      nowSeconds: 2)
    try database.connection().execute(sql)
    let writer = try writer(database)
    let report = try writer.deleteExpired(nowSeconds: Self.now) { false }
    #expect(report.missesHolds)
    #expect(try deleteAll(writer) == 0)
    #expect(try database.number("SELECT count(*) FROM events") == 2)

    try database.connection().execute(
      "DELETE FROM hold; INSERT INTO hold SELECT * FROM stash; DROP TABLE stash")
    #expect(try deleteAll(writer, at: Self.now + 3_600) == 1)
    #expect(try database.column("SELECT event_id FROM events") == ["2"])
    #expect(try database.sealReport().problems == [])
  }

  @Test func `a clock that may be wrong is given a day to be set`() throws {
    let database = try TestDatabase()
    var decoder = TestDecoder()
    try database.store(TestFile("a.json", [TestRecord(id: "1")]), as: &decoder)
    let future = Self.now + 20 * 365 * Self.day
    let writer = try Writer(
      database.connection(), rules: [], sinks: [], settings: TestDatabase.settings,
      retention: Self.policy, nowSeconds: future)
    #expect(!writer.isRetentionDue(nowSeconds: future))
    #expect(!writer.isRetentionDue(nowSeconds: future + Self.day - 1))
    #expect(try deleteAll(writer, at: future + Self.day) == 1)
  }

  @Test func `an event without a time ages from when its file was stored`() throws {
    let database = try TestDatabase()
    var decoder = TestDecoder()
    let writer = try writer(database)
    let file = TestFile("a.json", [TestRecord(id: "1").with(("eventTime", nil))])
    try writer.add(decoder.batch([file]), nowSeconds: Self.now)
    _ = try writer.commit(nowSeconds: Self.now)
    #expect(try deleteAll(writer, at: Self.now + 30 * Self.day) == 0)
    #expect(try deleteAll(writer, at: Self.now + 31 * Self.day) == 1)
  }

  @Test func `a hold that is lifted while a seal is looked through lets go of all of it`() throws {
    let database = try TestDatabase()
    var decoder = TestDecoder()
    try database.store(
      TestFile("a.json", (1...6).map { TestRecord(id: "\($0)") }), as: &decoder)
    let book = try HoldBook(databasePath: database.path)
    let hold = try book.place(
      .init(account: "111122223333"), reference: "case", reason: "court", owner: "legal",
      nowSeconds: 2)
    let writer = try writer(database)
    _ = try writer.deleteExpired(nowSeconds: Self.now) { true }
    #expect(try book.lift(hold, by: "legal", nowSeconds: 3) == .lifted)
    #expect(try deleteAll(writer) == 6)
  }

  @Test func `a rollback takes back what was deleted`() throws {
    let database = try TestDatabase()
    var decoder = TestDecoder()
    try database.store(
      TestFile("a.json", [TestRecord(id: "1"), TestRecord(id: "2")]), as: &decoder)
    let writer = try writer(database)
    let blocker = try database.connection()
    _ = try blocker.number("SELECT count(*) FROM event")
    try blocker.execute("BEGIN IMMEDIATE")
    #expect(throws: DatabaseError.self) { try writer.deleteExpired(nowSeconds: Self.now) { false } }
    try writer.rollback()
    try blocker.execute("ROLLBACK")
    #expect(try deleteAll(writer) == 2)
    #expect(try database.sealReport().problems == [])
  }
}
