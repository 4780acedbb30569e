import Alarms
import Store
import Testing

/// Alerts as the writer stores them, together with the events that caused them.
struct AlertTests {
  /// 2026-11-01T10:00:00Z.
  private static let nowSeconds: Int64 = 1_793_527_200

  /// Records at minutes of one hour.
  private func records(_ minutes: [Int]) -> [TestRecord] {
    minutes.map { TestRecord(id: "id-\($0)", time: "2026-11-01T10:\($0 < 10 ? "0" : "")\($0):00Z") }
  }

  private func store(
    _ records: [TestRecord], as name: String, in writer: Writer, _ decoder: inout TestDecoder,
    rules: Int = 1, matchesOfEach: Int = 1, nowSeconds: Int64 = AlertTests.nowSeconds
  ) throws -> CommitReport {
    let matches = records.indices.flatMap { row in
      (0..<rules).flatMap { rule in
        Array(repeating: (row: row, rule: rule, group: "{}"), count: matchesOfEach)
      }
    }
    try writer.add(
      decoder.batch([TestFile(name, records)], matches: matches), nowSeconds: nowSeconds)
    return try writer.commit(nowSeconds: nowSeconds)
  }

  @Test func `an alert begins with its threshold and is told to every sink`() throws {
    let database = try TestDatabase()
    let writer = try database.writer([.counting(3)], sinks: ["stdout", "second"])
    var decoder = TestDecoder()
    #expect(try store(records([0, 1]), as: "a", in: writer, &decoder).alerts == 0)
    #expect(try database.number("SELECT count(*) FROM alert") == 0)
    #expect(try store(records([2]), as: "b", in: writer, &decoder).alerts == 1)
    #expect(
      try database.rows("SELECT started_at, last_at, count FROM alerts") == [
        ["2026-11-01T10:02:00Z", "2026-11-01T10:02:00Z", "3"]
      ])
    #expect(
      try database.column("SELECT sink FROM outbox ORDER BY sink") == ["second", "stdout"])
    #expect(try store(records([3]), as: "c", in: writer, &decoder).alerts == 0)
    #expect(try database.number("SELECT count FROM alerts") == 4)
    #expect(try database.number("SELECT count(*) FROM outbox") == 2)
  }

  @Test func `an alert rings even where its id is another's`() throws {
    let database = try TestDatabase()
    let writer = try database.writer([.counting(1)], sinks: ["stdout"])
    var decoder = TestDecoder()
    let time: Int64 = 1_793_527_200
    let taken = AlertID.make(rule: AlarmRule.counting(1).summary, group: "{}", startedAt: time)
    try database.connection().execute(
      """
      INSERT INTO alert (alert_id, rule, group_key, state, started_at, last_at, evidence_from,
        count) VALUES ('\(taken)', 99, 99, 'resolved', 1, 1, 1, 1)
      """)
    let report = try store(
      [TestRecord(id: "a", time: "2026-11-01T10:00:00Z")], as: "a", in: writer, &decoder)
    #expect(report.alerts == 1)
    let next = AlertID.make(
      rule: AlarmRule.counting(1).summary, group: "{}", startedAt: time, attempt: 1)
    #expect(
      try database.column("SELECT alert_id FROM alert WHERE started_at = \(time)") == [next])
  }

  @Test func `an event that answers yes twice counts once`() throws {
    let database = try TestDatabase()
    let writer = try database.writer([.counting(1), .counting(2)])
    var decoder = TestDecoder()
    for (name, minutes) in [("a", [0, 2]), ("b", [5]), ("c", [1, 3, 4])] {
      _ = try store(records(minutes), as: name, in: writer, &decoder, rules: 2, matchesOfEach: 2)
    }
    #expect(try database.column("SELECT count FROM alerts") == ["6", "6"])
  }

  @Test func `an event that comes again is counted once`() throws {
    let database = try TestDatabase()
    let writer = try database.writer([.counting(3)], sinks: ["stdout"])
    var decoder = TestDecoder()
    for name in ["a", "b", "a"] {
      _ = try store(records([0, 1, 2]), as: name, in: writer, &decoder)
    }
    #expect(try database.column("SELECT count FROM alerts") == ["3"])
    #expect(try database.number("SELECT count(*) FROM match") == 3)
    #expect(try database.number("SELECT count(*) FROM outbox") == 1)
  }

  @Test func `a late event joins two alerts into the earlier`() throws {
    let database = try TestDatabase()
    let writer = try database.writer([.counting(1)], sinks: ["stdout"])
    var decoder = TestDecoder()
    #expect(try store(records([0, 20]), as: "a", in: writer, &decoder).alerts == 2)
    #expect(try store(records([10]), as: "b", in: writer, &decoder).alerts == 0)
    let alerts = try database.rows("SELECT alert_id, count, merged_into FROM alerts ORDER BY 3")
    #expect(alerts.map { $0[1] } == ["3", "1"])
    #expect(alerts.map { $0[2] } == [nil, alerts[0][0]])
  }

  @Test func `an event without a time rings nothing and is told of`() throws {
    let database = try TestDatabase()
    let writer = try database.writer([.counting(1)])
    var decoder = TestDecoder()
    let timeless = TestRecord(id: "1").with(("eventTime", nil))
    let report = try store([timeless], as: "a", in: writer, &decoder)
    #expect(report.alerts == 0)
    #expect(report.untimedMatches == 1)
    #expect(try database.number("SELECT count(*) FROM match") == 0)
  }

  @Test func `an edited rule is another one and leaves the old alerts`() throws {
    let database = try TestDatabase()
    var decoder = TestDecoder()
    var writer = try database.writer([.counting(1)])
    _ = try store(records([0]), as: "a", in: writer, &decoder)
    var other = TestDecoder(number: 1)
    writer = try database.writer([.counting(1, version: "2", level: "low")])
    _ = try store(records([1]), as: "b", in: writer, &other)
    #expect(
      try database.column("SELECT level FROM alerts ORDER BY started_at") == ["high", "low"])
  }

  private static func notice(_ waiting: NoticeReader.Waiting?) -> AlertNotice? {
    guard case .alert(let notice) = waiting?.announcement else { return nil }
    return notice
  }

  @Test func `a notice carries the evidence, and what is told is not told again`() throws {
    let database = try TestDatabase()
    let writer = try database.writer([.counting(3)], sinks: ["stdout"])
    var decoder = TestDecoder()
    _ = try store(records(Array(0..<9)), as: "a", in: writer, &decoder)
    let reader = try NoticeReader(Database.openForReading(database.path))
    let waiting = try reader.waiting(sink: "stdout", maximum: 10)
    let notice = try #require(Self.notice(waiting.first))
    #expect(waiting.count == 1)
    #expect(notice.count == 9)
    #expect(notice.eventIDs == (0..<5).map { "id-\($0)" })
    #expect(notice.actors == ["arn:aws:iam::111122223333:role/team/Trainer"])
    #expect(notice.addresses == ["192.0.2.7"])
    #expect(notice.rule == AlarmRule.counting(3).summary)
    #expect(try reader.waiting(sink: "second", maximum: 10).isEmpty)
    try writer.note(waiting.map { OutboxChange(row: $0.row, .sent) }, nowSeconds: 10)
    _ = try writer.commit(nowSeconds: 10)
    #expect(try reader.waiting(sink: "stdout", maximum: 10).isEmpty)
  }
}
