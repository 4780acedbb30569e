import Alarms
import Store
import Testing

/// Alerts as the writer stores them, together with the events that caused them.
struct AlertTests {
  private func rule(_ threshold: Int, windowSeconds: Int64 = 600) -> StoredRule {
    StoredRule(
      RuleSummary(
        ruleID: "rule-\(threshold)", version: "1", title: "Rule", level: "high", author: "Ada",
        file: "rule.yml",
        windowSeconds: windowSeconds, conditionText: "words"),
      condition: EventCountCondition(windowSeconds: windowSeconds, threshold: threshold))
  }

  /// Records at minutes of one hour.
  private func records(_ minutes: [Int]) -> [TestRecord] {
    minutes.map { TestRecord(id: "id-\($0)", time: "2026-11-01T10:\($0 < 10 ? "0" : "")\($0):00Z") }
  }

  private func store(
    _ records: [TestRecord], _ rules: [StoredRule], as name: String, in writer: Writer,
    _ decoder: inout TestDecoder, matchesOfEach: Int = 1
  ) throws -> CommitReport {
    let matches = records.indices.flatMap { row in
      rules.indices.flatMap { rule in
        Array(repeating: (row: row, rule: rule, group: "{}"), count: matchesOfEach)
      }
    }
    try writer.add(
      decoder.batch([TestFile(name, records)], rules: rules, matches: matches), nowSeconds: 9)
    return try writer.commit(nowSeconds: 9)
  }

  @Test func `an alert begins with its threshold and is told to every sink`() throws {
    let database = try TestDatabase()
    let writer = try database.writer(sinks: ["stdout", "second"])
    var decoder = TestDecoder()
    let rules = [rule(3)]
    #expect(try store(records([0, 1]), rules, as: "a", in: writer, &decoder).alerts == 0)
    #expect(try database.number("SELECT count(*) FROM alert") == 0)
    #expect(try store(records([2]), rules, as: "b", in: writer, &decoder).alerts == 1)
    #expect(
      try database.rows("SELECT started_at, last_at, count FROM alerts") == [
        ["2026-11-01T10:02:00Z", "2026-11-01T10:02:00Z", "3"]
      ])
    #expect(
      try database.column("SELECT sink FROM outbox ORDER BY sink") == ["second", "stdout"])
    #expect(try store(records([3]), rules, as: "c", in: writer, &decoder).alerts == 0)
    #expect(try database.number("SELECT count FROM alerts") == 4)
    #expect(try database.number("SELECT count(*) FROM outbox") == 2)
  }

  @Test func `an alert rings even where its id is another's`() throws {
    let database = try TestDatabase()
    let writer = try database.writer(sinks: ["stdout"])
    var decoder = TestDecoder()
    let time: Int64 = 1_793_527_200
    let taken = AlertID.make(rule: rule(1).summary, group: "{}", startedAt: time)
    try database.connection().execute(
      """
      INSERT INTO alert (alert_id, rule, group_key, started_at, last_at, count,
        first_announced_at) VALUES ('\(taken)', 99, 99, 1, 1, 1, 1)
      """)
    let report = try store(
      [TestRecord(id: "a", time: "2026-11-01T10:00:00Z")], [rule(1)], as: "a", in: writer, &decoder)
    #expect(report.alerts == 1)
    let next = AlertID.make(rule: rule(1).summary, group: "{}", startedAt: time, attempt: 1)
    #expect(
      try database.column("SELECT alert_id FROM alert WHERE started_at = \(time)") == [next])
  }

  @Test func `an event that answers yes twice counts once`() throws {
    let database = try TestDatabase()
    let writer = try database.writer()
    var decoder = TestDecoder()
    let rules = [rule(1), rule(2)]
    for (name, minutes) in [("a", [0, 2]), ("b", [5]), ("c", [1, 3, 4])] {
      _ = try store(records(minutes), rules, as: name, in: writer, &decoder, matchesOfEach: 2)
    }
    #expect(try database.column("SELECT count FROM alerts") == ["6", "6"])
  }

  @Test func `an event that comes again is counted once`() throws {
    let database = try TestDatabase()
    let writer = try database.writer(sinks: ["stdout"])
    var decoder = TestDecoder()
    for name in ["a", "b", "a"] {
      _ = try store(records([0, 1, 2]), [rule(3)], as: name, in: writer, &decoder)
    }
    #expect(try database.column("SELECT count FROM alerts") == ["3"])
    #expect(try database.number("SELECT count(*) FROM match") == 3)
    #expect(try database.number("SELECT count(*) FROM outbox") == 1)
  }

  @Test func `a late event joins two alerts into the earlier`() throws {
    let database = try TestDatabase()
    let writer = try database.writer(sinks: ["stdout"])
    var decoder = TestDecoder()
    let rules = [rule(1)]
    #expect(try store(records([0, 20]), rules, as: "a", in: writer, &decoder).alerts == 2)
    #expect(try store(records([10]), rules, as: "b", in: writer, &decoder).alerts == 0)
    let alerts = try database.rows("SELECT alert_id, count, merged_into FROM alerts ORDER BY 3")
    #expect(alerts.map { $0[1] } == ["3", "1"])
    #expect(alerts.map { $0[2] } == [nil, alerts[0][0]])
  }

  @Test func `an event without a time matches and rings nothing`() throws {
    let database = try TestDatabase()
    let writer = try database.writer()
    var decoder = TestDecoder()
    let timeless = TestRecord(id: "1").with(("eventTime", nil))
    let report = try store([timeless], [rule(1)], as: "a", in: writer, &decoder)
    #expect(report.alerts == 0)
    #expect(try database.number("SELECT count(*) FROM match") == 1)
  }

  @Test func `an edited rule is another one and leaves the old alerts`() throws {
    let database = try TestDatabase()
    let writer = try database.writer()
    var decoder = TestDecoder()
    _ = try store(records([0]), [rule(1)], as: "a", in: writer, &decoder)
    let edited = StoredRule(
      RuleSummary(
        ruleID: "rule-1", version: "2", title: "Rule", level: "low", author: nil, file: "rule.yml",
        windowSeconds: 0, conditionText: "words"),
      condition: EventCountCondition(windowSeconds: 600, threshold: 1))
    _ = try store(records([1]), [edited], as: "b", in: writer, &decoder)
    #expect(
      try database.column("SELECT level FROM alerts ORDER BY started_at") == ["high", "low"])
  }

  @Test func `a notice carries the evidence, and what is told is not told again`() throws {
    let database = try TestDatabase()
    let writer = try database.writer(sinks: ["stdout"])
    var decoder = TestDecoder()
    _ = try store(records(Array(0..<9)), [rule(3)], as: "a", in: writer, &decoder)
    let reader = try NoticeReader(Database.openForReading(database.path))
    let waiting = try reader.waiting(sink: "stdout", after: 0, maximum: 10)
    let notice = try #require(waiting.first?.notice)
    #expect(waiting.count == 1)
    #expect(notice.count == 9)
    #expect(notice.eventIDs == (0..<5).map { "id-\($0)" })
    #expect(notice.actors == ["arn:aws:iam::111122223333:role/team/Trainer"])
    #expect(notice.addresses == ["192.0.2.7"])
    #expect(notice.rule == rule(3).summary)
    #expect(try reader.waiting(sink: "second", after: 0, maximum: 10).isEmpty)
    try writer.acknowledge(waiting.map(\.row), nowSeconds: 10)
    _ = try writer.commit(nowSeconds: 10)
    #expect(try reader.waiting(sink: "stdout", after: 0, maximum: 10).isEmpty)
  }
}
