import Store
import Testing

/// An id claimed by events of different content: nobody may hide an event behind another's id.
struct ConflictTests {
  private let first = TestRecord(id: "claimed")
  private var second: TestRecord { first.with(("sourceIPAddress", #""198.51.100.9""#)) }
  private var third: TestRecord { first.with(("requestParameters", #"{"modelName":"m-2"}"#)) }

  @Test func `both are kept, named to each other and reported`() throws {
    let database = try TestDatabase()
    var decoder = TestDecoder()
    let report = try database.store(TestFile("a.json", [first, second]), as: &decoder)
    #expect(report.conflicts == 1)
    #expect(report.counts.stored == 2)
    #expect(
      try database.column("SELECT source_ip FROM events ORDER BY source_ip") == [
        "192.0.2.7", "198.51.100.9",
      ])
    let conflicts = try database.rows(
      "SELECT event_id, event_key, other_event_key FROM conflicts ORDER BY event_key")
    #expect(conflicts.count == 2)
    #expect(conflicts.map { $0[1] } == conflicts.reversed().map { $0[2] })
    #expect(conflicts.allSatisfy { $0[0] == "claimed" })
  }

  @Test func `each member of a record tells events apart`() throws {
    let changes: [(String, String?)] = [
      ("userIdentity", TestIdentity.user), ("userAgent", #""other""#), ("eventName", #""Other""#),
      ("errorCode", #""AccessDenied""#), ("errorMessage", #""no""#), ("requestID", #""other""#),
      ("responseElements", "{}"), ("additionalEventData", "{}"), ("resources", "[]"),
      ("sharedEventID", #""shared""#), ("unknownMember", "1"), ("readOnly", "true"),
      ("awsRegion", nil), ("recipientAccountId", #""444455556666""#),
      ("requestParameters", #"{"modelName":"m-1","tags":[1,2.5,null]}"#),
    ]
    let database = try TestDatabase()
    var decoder = TestDecoder()
    let records = [first] + changes.map { first.with($0) }
    let report = try database.store(TestFile("a.json", records), as: &decoder)
    #expect(report.counts.stored == records.count)
    #expect(report.conflicts == changes.count)
    let again = try database.store(TestFile("b.json", records.reversed()), as: &decoder)
    #expect(again.counts.duplicates == records.count)
    #expect(again.conflicts == 0)
  }

  @Test func `the same id in another account is another event`() throws {
    let database = try TestDatabase()
    var decoder = TestDecoder()
    let other = first.with(("recipientAccountId", #""444455556666""#))
    try database.store(TestFile("a.json", [first]), as: &decoder)
    try database.store(TestFile("b.json", [other]), as: &decoder)
    #expect(
      Set(try database.column("SELECT account FROM events")) == ["111122223333", "444455556666"])
  }

  @Test func `the same id at another time is another event`() throws {
    let database = try TestDatabase()
    var decoder = TestDecoder()
    let later = first.with(("eventTime", #""2026-11-01T10:00:01Z""#))
    let report = try database.store(TestFile("a.json", [first, later]), as: &decoder)
    #expect(report.counts.stored == 2)
  }

  @Test(arguments: [[0, 1, 2], [2, 1, 0], [1, 2, 0]])
  func `a copy of any of them is a duplicate, whoever wrote it`(order: [Int]) throws {
    let database = try TestDatabase()
    var decoder = TestDecoder()
    let records = order.map { [first, second, third][$0] }
    try database.store(TestFile("a.json", records), as: &decoder)
    let copies = records + records.map(\.reserialised)
    let report = try database.store(TestFile("b.json", copies), as: &decoder)
    #expect(report.counts.duplicates == 6)
    #expect(report.conflicts == 0)
    #expect(try database.number("SELECT count(*) FROM event") == 3)
  }

  @Test func `many that claim one id are many rows, and their copies find them`() throws {
    let database = try TestDatabase()
    var decoder = TestDecoder()
    let rivals = (0..<300).map { first.with(("requestParameters", "{\"claim\":\($0)}")) }
    let report = try database.store(TestFile("a.json", rivals), as: &decoder)
    #expect(report.conflicts == 299)
    #expect(try database.number("SELECT count(DISTINCT request_parameters) FROM events") == 300)
    let before = try database.column("SELECT event_key FROM events ORDER BY 1")
    let again = try database.store(TestFile("a.json", rivals), as: &decoder)
    #expect(again.counts.stored == 300, "a file that is read again finds its own records")
    let copies = try database.store(
      TestFile("b.json", rivals.reversed().map(\.reserialised)), as: &decoder)
    #expect(copies.counts.duplicates == 300)
    #expect(try database.column("SELECT event_key FROM events ORDER BY 1") == before)
    #expect(try database.number("SELECT count(*) FROM conflicts") == 598)
  }

  @Test func `a thousand conflicts are a thousand rows`() throws {
    let database = try TestDatabase()
    var decoder = TestDecoder()
    let honest = (0..<500).map { TestRecord(id: "id-\($0)") }
    let forged = honest.map { $0.with(("sourceIPAddress", #""198.51.100.9""#)) }
    let again = honest.map { $0.with(("sourceIPAddress", #""203.0.113.3""#)) }
    try database.store(TestFile("a.json", honest), as: &decoder)
    let report = try database.store(TestFile("b.json", forged + again), as: &decoder)
    #expect(report.conflicts == 1_000)
    #expect(try database.number("SELECT count(*) FROM event") == 1_500)
    #expect(
      try database.number("SELECT count(DISTINCT event_id || source_ip) FROM events") == 1_500)
    let repeated = try database.store(
      TestFile("c.json", again + forged + honest), as: &decoder)
    #expect(repeated.counts.duplicates == 1_500)
  }
}
