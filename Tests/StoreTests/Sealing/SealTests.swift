import CloudTrail
import Testing

@testable import Store

/// What was stored in the ordinary way is as it was stored.
struct SealTests {
  private func check(_ database: TestDatabase) throws -> SealReport {
    let report = try database.sealReport()
    #expect(report.problems == [])
    return report
  }

  @Test func `every transaction that stores something is sealed`() throws {
    let database = try TestDatabase()
    var decoder = TestDecoder()
    let first = try database.store(TestFile("a.json", [TestRecord(id: "1")]), as: &decoder)
    let second = try database.store(
      TestFile("b.json", [TestRecord(id: "2"), TestRecord(id: "3")]), as: &decoder)
    let report = try check(database)
    #expect(report.intactRows["event"] == 3)
    #expect(report.intactRows["file"] == 2)
    #expect(report.head == second.sealHead)
    #expect(first.sealHead?.seal == 1)
    #expect(second.sealHead?.seal == 2)
    #expect(report.sealCount == 2)
  }

  @Test func `a transaction that stores nothing is not`() throws {
    let database = try TestDatabase()
    var decoder = TestDecoder()
    try database.store(TestFile("a.json", [TestRecord(id: "1")]), as: &decoder)
    #expect(try database.store(as: &decoder).sealHead == nil)
    #expect(try check(database).sealCount == 1)
  }

  @Test func `repaired, rejected, repeated and conflicting records are sealed as they are`() throws
  {
    let database = try TestDatabase()
    var decoder = TestDecoder()
    let repaired = TestRecord(id: "2").with(("awsRegion", "\"x\""), ("errorMessage", #""\ud800""#))
    try database.store(
      TestFile("a.json", [TestRecord(id: "1"), repaired]),
      TestFile("b.json", text: #"{"Records":[{"eventVersion":"1"},7]}"#), as: &decoder)
    try database.store(
      TestFile("c.json", [TestRecord(id: "1"), TestRecord(id: "1", address: "192.0.2.8")]),
      as: &decoder)
    #expect(try database.number("SELECT count(*) FROM original") == 1)
    #expect(try database.number("SELECT count(*) FROM conflict") == 2)
    #expect(
      try check(database).intactRows["event"] == database.number("SELECT count(*) FROM event"))
  }

  @Test func `a file that is read again replaces its entry`() throws {
    let database = try TestDatabase()
    var decoder = TestDecoder()
    var file = TestFile("a.json", [TestRecord(id: "1"), TestRecord(id: "2")])
    try database.store(file.begun, TestFile("b.json", [TestRecord(id: "9")]), as: &decoder)
    try database.store(file, as: &decoder)
    file = file.rewritten([TestRecord(id: "1"), TestRecord(id: "2"), TestRecord(id: "3")])
    try database.store(file, file, as: &decoder)
    let report = try check(database)
    #expect(report.intactRows["file"] == 2)
    #expect(try database.number("SELECT count(*) FROM withdrawal") == 2)
  }

  @Test func `what was rolled back is not sealed`() throws {
    let database = try TestDatabase()
    let writer = try database.writer()
    var decoder = TestDecoder()
    let batch = decoder.batch([TestFile("a.json", [TestRecord(id: "1"), TestRecord(id: "2")])])
    try writer.add(batch, nowSeconds: 1)
    try writer.rollback()
    try writer.add(batch, nowSeconds: 2)
    let head = try writer.commit(nowSeconds: 2).sealHead
    #expect(head?.seal == 1)
    #expect(try check(database).intactRows["event"] == 2)
  }

  @Test func `the chain goes on after a restart`() throws {
    let database = try TestDatabase()
    for number in 1...3 {
      let writer = try database.writer()
      var decoder = TestDecoder()
      let file = TestFile("\(number).json", [TestRecord(id: "\(number)", actor: "role-\(number)")])
      try writer.add(decoder.batch([file]), nowSeconds: 1)
      #expect(try writer.commit(nowSeconds: 1).sealHead?.seal == Int64(number))
    }
    #expect(try check(database).sealCount == 3)
  }

  @Test func `a head from elsewhere shows that the end was cut off`() throws {
    let database = try TestDatabase()
    var decoder = TestDecoder()
    let heads = try (1...3).compactMap { number in
      try database.store(
        TestFile("\(number).json", [TestRecord(id: "\(number)")]), as: &decoder
      ).sealHead
    }
    #expect(try database.sealReport(expecting: heads).problems == [])
    let connection = try database.connection()
    try connection.execute(
      """
      DELETE FROM event WHERE file = 3;
      DELETE FROM file WHERE id = 3;
      DELETE FROM seal WHERE id = 3;
      """)
    #expect(try database.sealReport().problems == [])
    let problems = try database.sealReport(expecting: heads).problems
    #expect(problems.map(\.kind) == [.headDiffers])
    #expect(problems.first?.seal == 3)
  }

  @Test func `a chain that was made anew is not the one that was known`() throws {
    func database(_ address: String) throws -> (TestDatabase, SealHead?) {
      let database = try TestDatabase()
      var decoder = TestDecoder()
      let record = TestRecord(id: "1", address: address)
      let report = try database.store(TestFile("a.json", [record]), as: &decoder)
      return (database, report.sealHead)
    }
    let (_, known) = try database("192.0.2.1")
    let (other, _) = try database("192.0.2.2")
    let report = try other.sealReport(expecting: [try #require(known)])
    #expect(report.problems.map(\.kind) == [.headDiffers])
  }

  @Test func `a head is found again in the line that tells it`() throws {
    let head = SealHead(seal: 12, hash: SHA256Hash(of: [1, 2, 3]))
    #expect(SealHead(line: head.line) == head)
    #expect(SealHead(line: "notice: \(head.line)") == head)
    #expect(
      SealHead(line: "<5>\(head.line); 12 events were deleted because they were old enough") == head
    )
    #expect(SealHead(line: "warning: /trail/\(head.line).json: foreign: no trail file") == nil)
    #expect(SealHead(line: "sealed up to seal 12 of many") == nil)
    #expect(SealHead(line: "") == nil)
  }
}
