import Alarms
import CloudTrail
import Foundation
import Retention
import Testing

@testable import Store

/// Nothing is erased that a legal hold in force keeps: neither what it says itself, nor what it is about.
struct ErasureOfHeldTests {
  private static let newcomer = "arn:aws:iam::111122223333:user/newcomer"

  private let database: TestDatabase
  private let book: HoldBook

  init() throws {
    database = try TestDatabase()
    var decoder = TestDecoder()
    try database.store(TestFile("a.json", [TestRecord(id: "1")]), as: &decoder)
    book = try HoldBook(databasePath: database.path)
  }

  private func erasure(of name: String = "newcomer") throws -> Erasure {
    try Erasure(databasePath: database.path, [try #require(PersonSpelling(name))])
  }

  private func expectRefusal(of erasure: Erasure, for holds: [String]) throws {
    let before = try database.contents()
    #expect(try erasure.survey().holds == holds)
    let error = #expect(throws: DatabaseError.self) {
      try erasure.run(reason: "asked for", nowSeconds: 9)
    }
    for hold in holds { #expect(error?.description.contains(hold) == true) }
    #expect(try database.contents() == before)
  }

  @Test(arguments: ["actor", "account", "reference", "reason", "owner"])
  func `a hold in force that names somebody keeps its words`(column: String) throws {
    func text(_ own: String, _ other: String) -> String {
      column == own ? Self.newcomer : other
    }
    let reference = text("reference", "case 7")
    _ = try book.place(
      .init(
        account: text("account", "999999999999"),
        actor: text("actor", "arn:aws:iam::999999999999:user/other")),
      reference: reference, reason: text("reason", "court"), owner: text("owner", "legal"),
      nowSeconds: 2)
    _ = try book.place(
      .init(actor: "arn:aws:iam::999999999999:user/other"), reference: "case 8", reason: "court",
      owner: "legal", nowSeconds: 2)
    try expectRefusal(of: erasure(), for: [reference])
    // Nobody else is kept by it.
    #expect(try erasure(of: "somebody-else").survey().holds == [])

    #expect(try book.lift(1, by: "legal", nowSeconds: 8) == .lifted)
    let result = try erasure().run(reason: "asked for", nowSeconds: 9)
    #expect(result.rowCount >= 1)
    #expect(
      try ByteSearch.count(
        [try #require(PersonSpelling("newcomer"))], inDatabase: database.path
      ).occurrences == 0)
    #expect(try database.rows("SELECT reference FROM hold WHERE id = 2") == [["case 8"]])
    #expect(try database.sealReport().problems == [])
  }

  /// Its events are gone, so that nobody can tell that the hold is about others.
  @Test func `an alert whose group names somebody is kept by a hold of its time`() throws {
    let day: Int64 = 86_400
    // 2026-11-01T10:00:00Z.
    let start: Int64 = 1_793_527_200
    let now = start + 40 * day
    let alone = try TestDatabase()
    let writer = try Writer(
      alone.connection(), rules: [.counting(1)], sinks: [], settings: TestDatabase.settings,
      nowSeconds: now)
    var decoder = TestDecoder()
    let record = TestRecord(id: "1", time: EventTime.text(ofSeconds: start))
    try writer.add(
      decoder.batch([TestFile("a.json", [record])], matches: [(0, 0, #"{"a":"newcomer"}"#)]),
      nowSeconds: now)
    _ = try writer.commit(nowSeconds: now)
    try #require(try alone.number("SELECT count(*) FROM alert") == 1)
    let holds = try HoldBook(databasePath: alone.path)
    let erasure = try Erasure(
      databasePath: alone.path, [try #require(PersonSpelling("newcomer"))])
    let other = LegalHold.Scope(
      actor: "arn:aws:iam::111122223333:role/other", fromSeconds: start - 10, untilSeconds: start)
    _ = try holds.place(
      other, reference: "case 7", reason: "court", owner: "legal", nowSeconds: now)
    // While its event is there, it is known that the hold is about somebody else.
    #expect(try erasure.survey().holds == [])
    try alone.connection().execute("DELETE FROM match; DELETE FROM event")
    #expect(try erasure.survey().holds == ["case 7"])
    #expect(throws: DatabaseError.self) { try erasure.run(reason: "asked for", nowSeconds: now) }
    #expect(
      try alone.number(
        "SELECT count(*) FROM alert AS l JOIN word AS w ON w.id = l.group_key "
          + "WHERE w.text LIKE '%newcomer%'") == 1)

    #expect(try holds.lift(1, by: "legal", nowSeconds: now) == .lifted)
    _ = try holds.place(
      .init(fromSeconds: start + 10_000), reference: "case 8", reason: "court", owner: "legal",
      nowSeconds: now)
    #expect(try erasure.survey().holds == [])
  }
}
