import CloudTrail
import Foundation
import Store
import Testing

/// Stored events come back as records: all of them, each once, in the order of time.
struct StoredRecordReaderTests {
  private let database: TestDatabase

  /// A database with events of four seconds, one without a time, and one with a made up id.
  init() throws {
    database = try TestDatabase()
    var decoder = TestDecoder()
    let timed = (0..<40).map { number in
      TestRecord(id: "id-\(number)", time: "2026-11-01T10:00:0\(number % 4)Z")
    }
    let odd = [
      TestRecord(id: "untimed").with(("eventTime", "null")),
      TestRecord(id: "").with(("eventID", nil), ("eventTime", "\"2026-11-01T10:00:03Z\"")),
    ]
    try database.store(TestFile("a.json", timed + odd), as: &decoder)
  }

  private func read(byteMaximum: Int) throws -> [StoredRecords] {
    let reader = try StoredRecordReader(databasePath: database.path)
    var parts: [StoredRecords] = []
    var next = EventKey(value: .min)
    while true {
      let part = try reader.records(
        from: next, before: EventKey(value: .max), byteMaximum: byteMaximum)
      guard let last = part.keys.last else { return parts }
      parts.append(part)
      next = EventKey(value: last.value + 1)
    }
  }

  @Test(arguments: [1, 5_000, 1 << 20])
  func `parts of any size hold every event once`(byteMaximum: Int) throws {
    let parts = try read(byteMaximum: byteMaximum)
    #expect(parts.count > 1 || byteMaximum == 1 << 20)
    #expect(byteMaximum > 1 || parts.count == 42)
    let expected = try database.rows("SELECT event_key, event_id FROM events ORDER BY event_key")
    #expect(parts.flatMap(\.keys).map { "\($0.value)" } == expected.map { $0[0] })
    #expect(parts.flatMap(\.eventIDs) == expected.map { $0[1] })
    for part in parts {
      let content = try JSONSerialization.jsonObject(with: Data(part.text)) as? [String: [Any]]
      #expect(content?["Records"]?.count == part.keys.count)
    }
  }

  @Test func `times and counts leave out what has no time`() throws {
    let reader = try StoredRecordReader(databasePath: database.path)
    let first = try #require(EventTime.seconds(of: "2026-11-01T10:00:00Z"))
    #expect(try reader.times() == first...(first + 3))
    #expect(try reader.count(from: .min, through: .max) == 41)
    #expect(try reader.count(from: first + 1, through: first + 2) == 20)
    #expect(try reader.count(from: first + 2, through: first + 1) == 0)
  }

  @Test func `a database without events has no times`() throws {
    let empty = try TestDatabase()
    _ = try empty.writer()
    #expect(try StoredRecordReader(databasePath: empty.path).times() == nil)
  }
}
