import Retention
import Testing

@testable import Store

/// A list of which texts are deleted is sealed anew as a whole, in as many transactions as it takes.
struct WordRenewalTests {
  private static let day: Int64 = 86_400
  private static let now: Int64 = 1_793_534_400 + 40 * day

  private func writer(_ database: TestDatabase) throws -> Writer {
    try Writer(
      database.connection(), rules: [], sinks: [], settings: TestDatabase.settings,
      retention: RetentionPolicy([RetentionRule(name: "month", atMostSeconds: 31 * Self.day)]),
      nowSeconds: Self.now - 2 * Self.day)
  }

  @Test func `a list is renewed in parts, also when the program ends in the middle`() throws {
    let database = try TestDatabase()
    var decoder = TestDecoder()
    let files = (0..<80).map { number in
      TestFile("\(number).json", [TestRecord(id: "event-\(number)", actor: "person-\(number)")])
    }
    var first: Writer? = try database.writer()
    try first?.add(decoder.batch(files), nowSeconds: 1)
    _ = try first?.commit(nowSeconds: 1)
    first = nil
    #expect(try database.number("SELECT row_count FROM seal") > 200)
    var numbers = SeededNumbers(seed: TestSeed.value)
    var writer = try writer(database)
    var stepCount = 0
    var restartCount = 0
    while writer.isRetentionDue(nowSeconds: Self.now) {
      _ = try writer.deleteExpired(nowSeconds: Self.now) { true }
      stepCount += 1
      let isRenewing = try database.number("SELECT count(*) FROM deletion WHERE what = 'words'") > 0
      if isRenewing || stepCount % 20 == 0 {
        #expect(try database.sealReport().problems.prefix(3) == [], "seed \(TestSeed.value)")
      }
      if isRenewing, restartCount < 3, numbers.number(below: 3) == 0 {
        writer = try self.writer(database)
        restartCount += 1
      }
    }
    #expect(try database.number("SELECT count(*) FROM deletion WHERE what = 'words'") > 2)
    #expect(restartCount > 0, "seed \(TestSeed.value)")
    #expect(try database.number("SELECT count(*) FROM word") == 0)
    #expect(try database.number("SELECT count(*) FROM identity") == 0)
    #expect(try database.number("SELECT count(*) FROM file") == files.count)
    #expect(try database.sealReport().problems == [])
    #expect(try partlyGoneLists(database) == [])
  }

  /// The seals with a list that once held a text which is gone.
  private func partlyGoneLists(_ database: TestDatabase) throws -> [Int64] {
    let connection = try database.connection()
    let seals = try SealTable(connection)
    let withdrawn = try WithdrawnEntries(connection)
    return try connection.prepare("SELECT id FROM seal").numbers().filter { seal in
      guard let list = try seals.list(ofEvents: false, of: seal) else { return false }
      let entries = list.entries
      let gone = try withdrawn.positions(of: seal, first: Int64(list.first), entries.count)
      return (0..<entries.count).contains {
        gone[$0] && UsedWords.tables.contains(entries.table(at: $0))
      }
    }
  }
}
