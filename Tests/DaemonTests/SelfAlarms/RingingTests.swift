import CloudTrail
import Store
import Testing

@testable import Settings
@testable import Daemon

/// The daemon's alarms about itself, from what is noticed to the stored alert.
struct RingingTests {
  /// 2026-11-01T10:10:00Z.
  private static let nowSeconds: Int64 = 1_793_527_800

  private let folder: TemporaryFolder
  private let root: TrailFolder
  private let database: DatabaseContents
  private let clock = TestClock(nowSeconds: nowSeconds)
  private let alarms: SelfAlarms

  init() throws {
    folder = try TemporaryFolder()
    root = try TrailFolder(folder.path("trail"))
    database = DatabaseContents(path: folder.path("trailbell.db"))
    alarms = SelfAlarms(
      behind: 0, settings: Configuration.Rules(), clock: clock.clock, startedAt: 0)
  }

  private func pipeline(_ options: PipelineOptions = Ingest.options) throws -> Pipeline {
    try Pipeline(
      databasePath: database.path, options: options, rules: Ingest.noRules, selfAlarms: alarms,
      clock: clock.clock, events: Pipeline.Events())
  }

  /// Reads what the folder has into the database.
  private func feed(_ pipeline: Pipeline) throws {
    let feeder = try FileFeeder(databasePath: database.path, pipeline: pipeline)
    _ = try feeder.feedAll(of: TrailRoot(root.path))
  }

  private func alerts() throws -> [String] {
    try database.lines(
      "SELECT rule_id, group_key, state, started_at, count FROM alerts ORDER BY 1, 2")
  }

  @Test func `a healthy trail rings nothing`() throws {
    try root.arrive(Array(HandWritten.file(ids: ["1", "2"]).utf8), as: "a.json")
    let pipeline = try pipeline()
    try feed(pipeline)
    #expect(pipeline.finish() == nil)
    #expect(try database.number("SELECT count(*) FROM event") == 2)
    #expect(try alerts().isEmpty)
  }

  @Test func `files and records that cannot be used ring with the transaction that notes them`()
    throws
  {
    try root.arrive(Array(HandWritten.file(ids: ["1"]).utf8.dropLast(9)), as: "cut.json")
    try root.arrive(Array(HandWritten.file(["7", HandWritten.record("2")]).utf8), as: "odd.json")
    try root.arrive(Array("{\"other\":true}".utf8), as: "foreign.json")
    let pipeline = try pipeline()
    try feed(pipeline)
    #expect(pipeline.finish() == nil)
    let rule = "trailbell-file-rejected"
    #expect(
      try alerts() == [
        "\(rule)|{\"state\":\"incomplete\"}|firing|2026-11-01T10:10:00Z|1",
        "\(rule)|{\"state\":\"record\"}|firing|2026-11-01T10:10:00Z|1",
      ])
    let text = try database.lines("SELECT text FROM signals WHERE group_key LIKE '%incomplete%'")
    #expect(text.first?.hasPrefix("\(root.path)/cut.json: incomplete: ") == true)
  }

  @Test func `events in conflict ring`() throws {
    try root.arrive(Array(HandWritten.file(ids: ["1"]).utf8), as: "a.json")
    let other = HandWritten.record("1", parameters: #"{"other":true}"#)
    try root.arrive(Array(HandWritten.file([other]).utf8), as: "b.json")
    let pipeline = try pipeline()
    try feed(pipeline)
    #expect(pipeline.finish() == nil)
    #expect(try alerts() == ["trailbell-event-conflict|{}|firing|2026-11-01T10:10:00Z|1"])
  }

  @Test func `what is noticed elsewhere rings without any file, and is over when it stops`()
    async throws
  {
    let pipeline = try pipeline()
    alarms.begin(.sinkFailing, ["sink": "stdout"], "closed")
    try await Waiting.until("an alert fires") { try alerts().count == 1 }
    alarms.end(.sinkFailing, ["sink": "stdout"])
    // The window of ten minutes and the delivery delay.
    clock.pass(seconds: 600 + 900)
    try await Waiting.until("the alert is over") { try alerts()[0].contains("resolved") }
    #expect(pipeline.finish() == nil)
    #expect(
      try alerts() == [
        #"trailbell-sink-failing|{"sink":"stdout"}|resolved|2026-11-01T10:10:00Z|1"#
      ])
  }

  @Test func `a trail that falls silent rings, once the daemon has been at work for an hour`()
    async throws
  {
    // Once an hour for fifteen days, and then no more.
    let records = (0...360).map { hour in
      HandWritten.record(
        "\(hour)", time: EventTime.text(ofSeconds: Self.nowSeconds - Int64(hour) * 3_600))
    }
    try root.arrive(Array(HandWritten.file(records).utf8), as: "a.json")
    let pipeline = try pipeline()
    try feed(pipeline)
    try await Waiting.until("the events are stored") {
      try database.number("SELECT count(*) FROM event") == 361
    }
    #expect(try alerts().isEmpty)
    // Three times the longest pause, and the delivery delay.
    clock.pass(seconds: 3 * 3_600 + 900)
    try await Waiting.until("the silence rings") { try !alerts().isEmpty }
    #expect(pipeline.finish() == nil)
    #expect(
      try alerts() == [
        "trailbell-trail-silent|{\"account\":\"111122223333\",\"region\":\"eu-central-1\"}"
          + "|firing|2026-11-01T13:10:00Z|1"
      ])
  }

  @Test func `a clock that jumps rings`() async throws {
    let pipeline = try pipeline()
    // Only when the writer has looked once is there a jump to find.
    alarms.note(.fileRejected, ["state": "unreadable"], "for the writer to have looked")
    try await Waiting.until("the writer looked") { try alerts().count == 1 }
    clock.pass(seconds: 1)
    try await Waiting.until("the jump is found") {
      clock.jump(seconds: 3_600)
      return try alerts().contains { $0.hasPrefix("trailbell-clock-jumped|{}|firing") }
    }
    #expect(pipeline.finish() == nil)
  }

  @Test func `a reader that keeps the log at its limit rings while nothing else is stored`()
    async throws
  {
    var options = Ingest.options
    options.database.logByteLimit = 64 << 10
    options.retriesForEver = true
    let pipeline = try pipeline(options)
    let reader = try Database.openForReading(database.path)
    try reader.execute("BEGIN")
    #expect(try reader.number("SELECT count(*) FROM event") == 0)
    try root.arrive(
      Array(HandWritten.file((0..<400).map { HandWritten.record("\($0)") }).utf8), as: "a.json")
    try feed(pipeline)
    try await Waiting.until("the log is at its limit") {
      try alerts().contains { $0.hasPrefix("trailbell-log-large|{}|firing") }
    }
    try reader.execute("ROLLBACK")
    #expect(pipeline.finish() == nil)
    #expect(try database.number("SELECT count(*) FROM event") == 400)
  }
}
