import Alarms
import Store
import Testing

/// What the daemon notices of itself becomes alerts as events do.
struct SignalTests {
  /// 2026-11-01T10:00:00Z, the first second of a minute.
  private static let nowSeconds: Int64 = 1_793_527_200
  private static let group = #"{"path":"/trail"}"#

  private let database: TestDatabase

  init() throws { database = try TestDatabase() }

  private func writer() throws -> Writer {
    try database.writer([.counting(3), .counting(1)], sinks: ["stdout"])
  }

  private func signal(_ seconds: Int64, _ text: String = "9 MiB are free") -> Signal {
    Signal(rule: 1, group: Self.group, seconds: Self.nowSeconds + seconds, text: text)
  }

  private func commit(_ signals: [Signal], in writer: Writer, at seconds: Int64) throws {
    try writer.add(signals)
    _ = try writer.commit(nowSeconds: Self.nowSeconds + seconds)
  }

  @Test func `signals ring, go on while they come, and are over when they stop`() throws {
    let writer = try writer()
    for seconds in [0, 300, 900] as [Int64] {
      try commit([signal(seconds)], in: writer, at: seconds)
    }
    let alerts = "SELECT rule_id, group_key, state, started_at, last_at, count FROM alerts"
    let words = [
      "rule-1", Self.group, "firing", "2026-11-01T10:00:00Z", "2026-11-01T10:15:00Z", "3",
    ]
    #expect(try database.rows(alerts) == [words])
    #expect(try !writer.isDue(nowSeconds: Self.nowSeconds + 900))
    // The window of ten minutes and the delivery delay of fifteen.
    try commit([], in: writer, at: 900 + 600 + 900)
    #expect(try database.column("SELECT state FROM alerts") == ["resolved"])
    #expect(try database.column("SELECT ended_at FROM alerts") == ["2026-11-01T10:25:00Z"])
    #expect(try database.column("SELECT change FROM outbox ORDER BY id") == ["firing", "resolved"])
  }

  @Test func `of a rule and a group there is one signal a minute`() throws {
    let writer = try writer()
    let other = Signal(rule: 1, group: "{}", seconds: Self.nowSeconds, text: "another")
    try commit([signal(0, "first"), signal(0, "again"), other], in: writer, at: 0)
    try commit([signal(59, "later"), signal(60, "next")], in: writer, at: 60)
    #expect(
      try database.rows("SELECT time, rule_id, group_key, text FROM signals ORDER BY time, text")
        == [
          ["2026-11-01T10:00:00Z", "rule-1", "{}", "another"],
          ["2026-11-01T10:00:00Z", "rule-1", Self.group, "first"],
          ["2026-11-01T10:01:00Z", "rule-1", Self.group, "next"],
        ])
    #expect(try database.number("SELECT count(*) FROM match") == 3)
  }

  @Test func `a notice tells the last signal, and no events`() throws {
    let writer = try writer()
    try commit([signal(0)], in: writer, at: 0)
    try commit([signal(300, "7 MiB are free")], in: writer, at: 300)
    let reader = try NoticeReader(Database.openForReading(database.path))
    let waiting = try reader.waiting(sink: "stdout", maximum: 10)
    guard case .alert(let notice)? = waiting.first?.announcement else {
      Issue.record("nothing is told")
      return
    }
    #expect(notice.details == "7 MiB are free")
    #expect(notice.count == 2)
    #expect(notice.eventIDs.isEmpty && notice.actors.isEmpty && notice.eventNames.isEmpty)
    #expect(try database.rows("SELECT * FROM alert_events").isEmpty)
  }

  @Test func `a transaction that is undone takes its signals with it, and can bring them again`()
    throws
  {
    let writer = try writer()
    try writer.add([signal(0)])
    try writer.rollback()
    #expect(try database.number("SELECT count(*) FROM signal") == 0)
    try commit([signal(0)], in: writer, at: 0)
    #expect(try database.number("SELECT count(*) FROM alerts") == 1)
  }

  @Test func `a report counts all files that could not be used, by what they are`() throws {
    let writer = try writer()
    var decoder = TestDecoder()
    let begun = (0..<25).map { TestFile("\($0).json", [TestRecord(id: "\($0)")]).begun }
    try writer.add(decoder.batch(begun + [TestFile("odd.json", text: "{}")]), nowSeconds: 1)
    let report = writer.openReport
    #expect(report.unusable["incomplete"]?.count == 25)
    #expect(report.unusable["incomplete"]?.first.path == "/trail/0.json")
    #expect(report.unusable.values.map(\.count).reduce(0, +) == 26)
    #expect(report.problems.count == CommitReport.problemsMaximum)
    _ = try writer.commit(nowSeconds: 1)
    #expect(writer.openReport.unusable.isEmpty)
  }
}
