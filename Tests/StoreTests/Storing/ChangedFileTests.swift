import Store
import Testing

/// A file is read again when it changed, and the counts still add up.
struct ChangedFileTests {
  private let records = (0..<5).map { TestRecord(id: "id-\($0)") }

  private func ledger(_ database: TestDatabase) throws -> [[String?]] {
    try database.rows(
      "SELECT state, records, stored, duplicates, rejected, reads FROM files ORDER BY path")
  }

  @Test func `the same content once more changes nothing but the number of reads`() throws {
    let database = try TestDatabase()
    var decoder = TestDecoder()
    let file = TestFile("a.json", records + [records[0]])
    try database.store(file, as: &decoder)
    let before = try database.contents()
    try database.store(file.rewritten(records + [records[0]]), as: &decoder)
    #expect(try database.contents() == before)
    #expect(try ledger(database) == [["complete", "6", "5", "1", "0", "2"]])
  }

  @Test func `a file that grew has its new records`() throws {
    let database = try TestDatabase()
    var decoder = TestDecoder()
    let file = TestFile("a.json", Array(records[..<2]))
    try database.store(file, as: &decoder)
    try database.store(file.rewritten(records), as: &decoder)
    #expect(try ledger(database) == [["complete", "5", "5", "0", "0", "2"]])
    #expect(try database.number("SELECT count(*) FROM event") == 5)
  }

  @Test func `a file that another tool wrote anew has its records still`() throws {
    let database = try TestDatabase()
    var decoder = TestDecoder()
    let file = TestFile("a.json", records)
    try database.store(file, as: &decoder)
    try database.store(file.rewritten(records.map(\.reserialised)), as: &decoder)
    #expect(try ledger(database) == [["complete", "5", "5", "0", "0", "2"]])
    #expect(try database.number("SELECT count(*) FROM event") == 5)
  }

  @Test func `a truncated file gives nothing until it is whole`() throws {
    let database = try TestDatabase()
    var decoder = TestDecoder()
    let file = TestFile("a.json", records)
    try database.store(file.begun, as: &decoder)
    #expect(try ledger(database) == [["incomplete", "0", "0", "0", "0", "1"]])
    #expect(try database.number("SELECT count(*) FROM event") == 0)
    try database.store(file.rewritten(records), as: &decoder)
    #expect(try ledger(database) == [["complete", "5", "5", "0", "0", "2"]])
    #expect(try database.value("SELECT reason FROM files") == nil)
  }

  @Test func `a file that was damaged later keeps its events`() throws {
    let database = try TestDatabase()
    var decoder = TestDecoder()
    var file = TestFile("a.json", records)
    try database.store(file, as: &decoder)
    file.version = 2
    let report = try database.store(file.begun, as: &decoder)
    #expect(report.problems.map(\.state) == ["incomplete"])
    #expect(try database.number("SELECT count(*) FROM event") == 5)
  }

  @Test func `rejections are those of the last reading`() throws {
    let database = try TestDatabase()
    var decoder = TestDecoder()
    var file = TestFile("a.json", text: #"{"Records":[1,"two",\#(records[0].json)]}"#)
    let report = try database.store(file, as: &decoder)
    #expect(report.counts.rejected == 2)
    #expect(try ledger(database) == [["complete", "3", "1", "0", "2", "1"]])
    #expect(try database.column("SELECT record FROM rejections ORDER BY record") == ["0", "1"])
    file = file.rewritten([records[0]])
    try database.store(file, as: &decoder)
    #expect(try database.number("SELECT count(*) FROM rejections") == 0)
  }

  @Test func `files that are no trail files are in the ledger with their reasons`() throws {
    let database = try TestDatabase()
    var decoder = TestDecoder()
    let report = try database.store(
      TestFile("a.json", text: #"{"other":1}"#),
      TestFile("b.json", text: #"{"digestStartTime":"2026-11-01T10:00:00Z"}"#), as: &decoder)
    #expect(report.files == 2)
    #expect(report.completeFiles == 1)
    #expect(try database.column("SELECT state FROM files ORDER BY path") == ["foreign", "digest"])
  }
}
