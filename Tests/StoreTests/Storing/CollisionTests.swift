import CloudTrail
import Store
import Testing

/// Events of one second whose ids have the same hash in their keys.
struct CollisionTests {
  private static let seconds: Int64 = 1_793_527_200

  private static func key(_ id: String) -> EventKey {
    EventKey(seconds: seconds, idHash: ContentHash.of(id))
  }

  /// Groups of ids with neighbouring keys, found by trying: equal ones, and ones in the way of them.
  private static let colliding: [[String]] = {
    var idsByKey: [Int64: [String]] = [:]
    for number in 0..<40_000 {
      idsByKey[key("id-\(number)").value, default: []].append("id-\(number)")
    }
    return idsByKey.filter { $0.value.count > 1 }.sorted { $0.key < $1.key }.map { entry in
      entry.value + (idsByKey[entry.key + 1] ?? [])
    }
  }()

  private func record(_ id: String) -> TestRecord {
    TestRecord(id: id, time: EventTime.text(ofSeconds: Self.seconds))
  }

  @Test func `are found by trying`() {
    #expect(Self.colliding.count >= 10)
    for ids in Self.colliding { #expect(Self.key(ids[0]) == Self.key(ids[1])) }
  }

  @Test func `what an index of somebody else keeps out is an error, and no endless search`() throws
  {
    let database = try TestDatabase()
    var decoder = TestDecoder()
    try database.store(TestFile("a.json", [record("1")]), as: &decoder)
    try database.connection().execute("CREATE UNIQUE INDEX own ON event (outcome)")
    let error = #expect(throws: DatabaseError.self) {
      try database.store(TestFile("b.json", [record("2")]), as: &decoder)
    }
    #expect(error?.description.contains("unique index") == true)
  }

  @Test(arguments: [false, true])
  func `are kept apart in any order, and found again`(isReversed: Bool) throws {
    let database = try TestDatabase()
    var decoder = TestDecoder()
    var ids = Self.colliding.flatMap { $0 }
    if isReversed { ids.reverse() }
    let report = try database.store(TestFile("a.json", ids.map(record)), as: &decoder)
    #expect(report.counts.stored == ids.count)
    #expect(report.conflicts == 0)
    #expect(Set(try database.column("SELECT event_id FROM events")) == Set(ids))
    #expect(try database.number("SELECT count(DISTINCT time) FROM events") == 1)
    let copies = ids.reversed().map { record($0).reserialised } + ids.map(record)
    let again = try database.store(TestFile("b.json", copies), as: &decoder)
    #expect(again.counts.duplicates == copies.count)
    #expect(try database.number("SELECT count(*) FROM conflict") == 0)
  }

  @Test func `keep their own conflicts`() throws {
    let database = try TestDatabase()
    var decoder = TestDecoder()
    let ids = Self.colliding.flatMap { $0 }
    let forged = ids.map { record($0).with(("sourceIPAddress", #""198.51.100.9""#)) }
    try database.store(TestFile("a.json", ids.map(record)), as: &decoder)
    let report = try database.store(TestFile("b.json", forged), as: &decoder)
    #expect(report.conflicts == ids.count)
    #expect(
      try database.number(
        "SELECT count(*) FROM conflicts AS c JOIN event AS o ON o.id = c.other_event_key "
          + "WHERE o.event_id != c.event_id") == 0)
    let again = try database.store(
      TestFile("c.json", forged.reversed() + ids.map(record)), as: &decoder)
    #expect(again.counts.duplicates == 2 * ids.count)
  }
}
