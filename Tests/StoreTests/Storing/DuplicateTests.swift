import Store
import Testing

/// The same event comes more than once, and is one row.
struct DuplicateTests {
  private let record = TestRecord(id: "one")

  @Test func `twice in one file`() throws {
    let database = try TestDatabase()
    var decoder = TestDecoder()
    let report = try database.store(TestFile("a.json", [record, record]), as: &decoder)
    #expect(report.counts.stored == 1)
    #expect(report.counts.duplicates == 1)
    #expect(try database.number("SELECT count(*) FROM events") == 1)
    #expect(try database.value("SELECT file_position FROM events") == "0")
  }

  @Test(arguments: [true, false])
  func `in two files`(inOneBatch: Bool) throws {
    let database = try TestDatabase()
    var decoder = TestDecoder()
    let files = [TestFile("a.json", [record]), TestFile("b.json", [record])]
    if inOneBatch {
      try database.store(files[0], files[1], as: &decoder)
    } else {
      try database.store(files[0], as: &decoder)
      try database.store(files[1], as: &decoder)
    }
    #expect(try database.column("SELECT file FROM events") == ["/trail/a.json"])
    #expect(
      try database.rows("SELECT path, stored, duplicates FROM files ORDER BY path") == [
        ["/trail/a.json", "1", "0"], ["/trail/b.json", "0", "1"],
      ])
  }

  @Test func `by another decoder, with numbers of its own`() throws {
    let database = try TestDatabase()
    var first = TestDecoder(number: 0)
    var second = TestDecoder(number: 1)
    let writer = try database.writer()
    try writer.add(
      first.batch([TestFile("a.json", [TestRecord(id: "other", actor: "Else"), record])]),
      nowSeconds: 1)
    try writer.add(second.batch([TestFile("b.json", [record])]), nowSeconds: 1)
    #expect(try writer.commit(nowSeconds: 1).counts.duplicates == 1)
    try database.checkLedger()
  }

  @Test func `written anew by another tool, in other files`() throws {
    let database = try TestDatabase()
    var decoder = TestDecoder()
    try database.store(TestFile("a.json", [record]), as: &decoder)
    let copies = [
      TestFile("b.json", [record.reserialised]),
      TestFile("c.json", [record.reserialised, record]),
    ]
    for copy in copies {
      let report = try database.store(copy, as: &decoder)
      #expect(report.counts.stored == 0)
      #expect(report.counts.duplicates == report.counts.records)
      #expect(report.conflicts == 0)
    }
    #expect(try database.number("SELECT count(*) FROM event") == 1)
    #expect(try database.number("SELECT count(*) FROM conflicts") == 0)
  }

  @Test func `without an id of its own`() throws {
    let database = try TestDatabase()
    var decoder = TestDecoder()
    let nameless = record.with(("eventID", nil))
    try database.store(
      TestFile("a.json", [nameless, nameless.with(("eventName", #""Other""#))]), as: &decoder)
    let report = try database.store(TestFile("b.json", [nameless]), as: &decoder)
    #expect(report.counts.duplicates == 1)
    let ids = try database.column("SELECT event_id FROM events")
    #expect(Set(ids).count == 2)
    #expect(ids.allSatisfy { $0?.hasPrefix("content-") == true })
  }

  @Test func `without a time`() throws {
    let database = try TestDatabase()
    var decoder = TestDecoder()
    let timeless = record.with(("eventTime", #""soon""#))
    try database.store(TestFile("a.json", [timeless]), as: &decoder)
    let report = try database.store(TestFile("b.json", [timeless]), as: &decoder)
    #expect(report.counts.duplicates == 1)
  }
}
