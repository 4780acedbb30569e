import Alarms
import CloudTrail
import Rules
import Store
import Testing

/// A trail that falls silent rings, and one that always was quiet does not.
struct TrailSilenceTests {
  /// 2026-11-01T00:00:00Z.
  private static let start: Int64 = 1_793_491_200
  private static let hour: Int64 = 3_600
  private static let day: Int64 = 86_400
  private static let delay = AlarmSettings().deliveryDelaySeconds

  private let database: TestDatabase
  private let writer: Writer

  init() throws {
    database = try TestDatabase()
    let rule = AlarmRule(
      RuleSummary(
        ruleID: "silent", version: "1", title: "Silent", level: "high", author: nil,
        file: "built in", windowSeconds: 2 * Self.hour, conditionText: "silence"),
      condition: .unusualSilence(
        UnusualSilence(pastSeconds: 2 * Self.day, factor: 3, secondsMaximum: 2 * Self.day)),
      references: [])
    writer = try database.writer([.counting(1_000), rule], sinks: ["stdout"])
  }

  /// One event every so often from the start up to an hour.
  private func records(
    everySeconds step: Int64, untilHour hours: Int64, region: String = "eu-central-1"
  ) -> [TestRecord] {
    stride(from: Self.start, through: Self.start + hours * Self.hour, by: Int(step)).map {
      TestRecord(id: "\(region)-\($0)", time: EventTime.text(ofSeconds: $0))
        .with(("awsRegion", "\"\(region)\""))
    }
  }

  private func add(_ records: [TestRecord], as name: String, _ decoder: inout TestDecoder) throws {
    var rest = records[...]
    while !rest.isEmpty {
      // No more than a batch has room for.
      let file = TestFile("\(name)-\(rest.startIndex)", Array(rest.prefix(40)))
      try writer.add(decoder.batch([file]), nowSeconds: 1)
      rest = rest.dropFirst(40)
    }
  }

  /// Commits when everything up to an hour behind the start has arrived.
  private func commit(settledHour hours: Int64, trust: ClockTrust = .everything) throws {
    let now = Self.start + hours * Self.hour + Self.delay
    // What was held back is judged day by day.
    repeat {
      _ = try writer.commit(nowSeconds: now, trust: trust)
    } while try writer.isDue(nowSeconds: now, trust: trust)
  }

  private func alerts() throws -> [[String?]] {
    try database.rows(
      "SELECT group_key, state, started_at, ended_at, measured FROM alerts ORDER BY 1, 3")
  }

  private static let group = #"{"account":"111122223333","region":"eu-central-1"}"#

  @Test func `a busy trail rings after two hours, and until the next event`() throws {
    var decoder = TestDecoder()
    try add(records(everySeconds: 600, untilHour: 72), as: "a", &decoder)
    try commit(settledHour: 73)
    #expect(try alerts().isEmpty)
    #expect(try writer.isDue(nowSeconds: Self.start + 74 * Self.hour + Self.delay))
    try commit(settledHour: 74)
    #expect(try alerts() == [[Self.group, "firing", "2026-11-04T02:00:00Z", nil, "7200.0"]])
    let next = TestRecord(id: "next", time: "2026-11-04T05:00:30Z")
    try add([next], as: "b", &decoder)
    try commit(settledHour: 78)
    // Minutes are noted, and not seconds.
    let over = ["2026-11-04T02:00:00Z", "2026-11-04T05:00:00Z", "7200.0"]
    #expect(try alerts() == [[Self.group, "resolved"] + over])
    #expect(try database.rows("SELECT * FROM alert_events").isEmpty)
  }

  @Test func `a trail with longer pauses has longer silences, whatever another one does`() throws {
    var decoder = TestDecoder()
    try add(records(everySeconds: 4 * Self.hour, untilHour: 72), as: "a", &decoder)
    try add(
      records(everySeconds: 600, untilHour: 96, region: "us-east-1"), as: "b", &decoder)
    try commit(settledHour: 83)
    #expect(try alerts().isEmpty)
    try commit(settledHour: 84)
    #expect(try alerts() == [[Self.group, "firing", "2026-11-04T12:00:00Z", nil, "43200.0"]])
  }

  @Test func `a trail that is not known for long does not ring, nor one that is too quiet`() throws
  {
    var decoder = TestDecoder()
    try add(records(everySeconds: 600, untilHour: 47), as: "a", &decoder)
    try add(
      records(everySeconds: 20 * Self.hour, untilHour: 100, region: "us-east-1"), as: "b", &decoder)
    try commit(settledHour: 1_000)
    #expect(try alerts().isEmpty)
  }

  @Test func `what comes late takes a silence back, or cuts it`() throws {
    var decoder = TestDecoder()
    try add(records(everySeconds: 600, untilHour: 72), as: "a", &decoder)
    try commit(settledHour: 80)
    #expect(try alerts().map { $0[1] } == ["firing"])
    try add([TestRecord(id: "late", time: "2026-11-04T01:30:00Z")], as: "b", &decoder)
    try commit(settledHour: 80)
    // The pause of an hour and a half makes a silence of less than four and a half ordinary.
    #expect(try alerts().map { $0[2] }.last == "2026-11-04T06:00:00Z")
    try add(records(everySeconds: 1_800, untilHour: 80), as: "c", &decoder)
    try commit(settledHour: 80)
    #expect(try alerts().filter { $0[1] == "firing" }.isEmpty)
  }

  @Test func `silences wait for the daemon to catch up, however the clock goes on`() throws {
    var decoder = TestDecoder()
    try add(records(everySeconds: 600, untilHour: 72), as: "a", &decoder)
    try commit(settledHour: 72)
    try commit(settledHour: 200, trust: .windows)
    #expect(try alerts().isEmpty)
    let later = Self.start + 200 * Self.hour + Self.delay
    #expect(try !writer.isDue(nowSeconds: later, trust: .windows))
    #expect(try writer.isDue(nowSeconds: later))
    try add(records(everySeconds: 600, untilHour: 200), as: "b", &decoder)
    try commit(settledHour: 200, trust: .windows)
    try commit(settledHour: 201)
    #expect(try alerts().isEmpty)
    try commit(settledHour: 202)
    #expect(try alerts().map { $0[2] } == ["2026-11-09T10:00:00Z"])
  }

  @Test func `of many minutes only those next to pauses are kept`() throws {
    var decoder = TestDecoder()
    try add(records(everySeconds: 20, untilHour: 3), as: "a", &decoder)
    try commit(settledHour: 3)
    let kept = try database.number("SELECT count(*) FROM match")
    #expect(kept > 3 && kept <= 11)
    // Without a region there is no trail to name, and the writer goes on.
    let placeless = TestRecord(id: "placeless").with(("awsRegion", nil))
    try add([placeless], as: "b", &decoder)
    try commit(settledHour: 3)
    #expect(try database.number("SELECT count(*) FROM match") == kept)
  }
}
