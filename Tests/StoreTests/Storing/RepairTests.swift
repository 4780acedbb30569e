import CloudTrail
import Store
import Testing

/// Records that are readable but unfit for storing as they are.
struct RepairTests {
  private let repeated = TestRecord(id: "repaired").with(("userAgent", "\"lone \\uD800\""))

  @Test func `the bytes that were repaired are kept beside the event`() throws {
    let database = try TestDatabase()
    var decoder = TestDecoder()
    try database.store(
      TestFile("a.json", [TestRecord(id: "sound"), repeated]), as: &decoder)
    let originals = try database.rows(
      "SELECT e.event_id, CAST(o.bytes AS TEXT) FROM original AS o JOIN event AS e "
        + "ON e.id = o.event")
    #expect(originals == [["repaired", repeated.json]])
    #expect(
      try database.column("SELECT event_id FROM events WHERE repaired") == ["repaired"])
    #expect(
      try database.value("SELECT user_agent FROM events WHERE repaired") == "lone \u{FFFD}")
  }

  @Test func `a copy of a repaired record leaves no bytes behind`() throws {
    let database = try TestDatabase()
    var decoder = TestDecoder()
    try database.store(TestFile("a.json", [repeated]), as: &decoder)
    let report = try database.store(TestFile("b.json", [repeated.reserialised]), as: &decoder)
    #expect(report.counts.duplicates == 1)
    #expect(try database.number("SELECT count(*) FROM original") == 1)
    #expect(
      try database.number(
        "SELECT count(*) FROM original WHERE event NOT IN (SELECT id FROM event)") == 0)
  }

  @Test func `the record of a repaired event is the repaired text`() throws {
    let database = try TestDatabase()
    var decoder = TestDecoder()
    try database.store(TestFile("a.json", [repeated]), as: &decoder)
    let record = try database.value("SELECT record FROM events") ?? ""
    let expected = repeated.with(("userAgent", "\"lone \u{FFFD}\"")).json
    #expect(CanonicalJSON.text(record) == CanonicalJSON.text(expected))
  }
}
