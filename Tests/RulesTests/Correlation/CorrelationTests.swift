import Testing

@testable import Rules

@Suite("Correlations")
struct CorrelationTests {
  static let detections = """
    title: Sign-in failed
    id: 11111111-1111-4111-8111-111111111111
    name: signin_failed
    level: low
    logsource: {product: aws, service: cloudtrail}
    detection: {s: {eventName: ConsoleLogin}, condition: s}
    ---
    title: Denied
    name: denied
    logsource: {product: aws, service: cloudtrail}
    detection: {s: {outcome: denied}, condition: s}
    ---

    """

  static func correlation(_ body: String, top: String = "") -> String {
    "\(detections)title: Many\nlevel: high\n\(top)correlation: \(body)\n"
  }

  @Test("an event count, by id, name and title")
  func eventCount() throws {
    for reference in ["11111111-1111-4111-8111-111111111111", "signin_failed", "Sign-in failed"] {
      let rules = try RuleHarness.load(
        Self.correlation(
          "{type: event_count, rules: ['\(reference)', denied], group-by: [a.b, actor], "
            + "timespan: 10m, condition: {gte: 5}}"))
      #expect(rules.alarms.count == 1)
      let alarm = try #require(rules.alarms.first)
      #expect(alarm.isCorrelation)
      #expect(alarm.id == "Many")
      #expect(alarm.level == .high)
      #expect(alarm.file == "rule.yml")
      #expect(alarm.line == 13)
      #expect(alarm.references == [.detection(0), .detection(1)])
      #expect(alarm.groupBy == ["a.b", "actor"])
      #expect(alarm.windowSeconds == 600)
      #expect(alarm.condition == .eventCount(NumberRange([.init(.greaterOrEqual, 5)])))
      #expect(alarm.conditionText == "at least 5 events in 10 min")
      #expect(
        rules.subscriptions(to: 1)
          == [AlarmSubscription(alarm: 0, reference: 1, isIndirect: false)])
    }
  }

  @Test("the rules that a correlation refers to alert by themselves only if asked")
  func generate() throws {
    let body = "{type: event_count, rules: denied, timespan: 1h, condition: {gt: 2}"
    for (text, expected) in [
      (Self.correlation("\(body)}"), ["Sign-in failed", "Many"]),
      (Self.correlation("\(body), generate: false}"), ["Sign-in failed", "Many"]),
      (Self.correlation("\(body), generate: true}"), ["Sign-in failed", "Denied", "Many"]),
      (
        Self.correlation("\(body)}", top: "generate: true\n"), ["Sign-in failed", "Denied", "Many"]
      ),
    ] {
      let rules = try RuleHarness.load(text)
      #expect(rules.alarms.map(\.title) == expected)
      #expect(
        rules.alarms.last?.condition == .eventCount(NumberRange([.init(.greater, 2)])))
      #expect(rules.alarms.last?.groupBy == [])
    }
  }

  @Test("a detection by itself rings once for each actor")
  func alone() throws {
    let rules = try RuleHarness.load(Self.detections)
    let alarm = try #require(rules.alarms.first)
    #expect(!alarm.isCorrelation)
    #expect(alarm.id == "11111111-1111-4111-8111-111111111111")
    #expect(alarm.groupBy == ["actor"])
    #expect(alarm.windowSeconds == 3600)
    #expect(alarm.condition == .eventCount(NumberRange([.init(.greaterOrEqual, 1)])))
    #expect(alarm.references == [.detection(0)])
  }

  @Test(
    "timespans",
    arguments: [
      ("30s", 30), ("10m", 600), ("2h", 7200), ("1d", 86_400), ("1w", 604_800),
      ("1M", 2_629_746), ("1y", 31_556_952),
    ])
  func timespan(_ text: String, _ seconds: Int) {
    #expect(Timespan.seconds(text) == seconds)
  }

  @Test(
    "timespans in words",
    arguments: [
      (15, "15 s"), (90, "90 s"), (600, "10 min"), (7200, "2 h"), (604_800, "7 d"),
      (5_259_492, "2 months"), (31_556_952, "1 year"),
    ])
  func words(_ seconds: Int, _ expected: String) {
    #expect(Timespan.words(seconds) == expected)
  }

  @Test("what a refused correlation counts does not ring in its place")
  func refusedCorrelation() {
    let text = Self.correlation(
      "{type: value_count, rules: [denied], timespan: 1m, condition: {gte: 2}}")
    let loaded = RuleHarness.loader.load(sources: [RuleSource(name: "rule.yml", text: text)])
    #expect(loaded.problems.count == 1)
    #expect(loaded.rules.alarms.map(\.title) == ["Sign-in failed"])
  }

  @Test("a correlation of a refused rule says so")
  func refusedDetection() {
    let text = """
      title: broken
      logsource: {product: aws}
      detection: {s: {a: 1}, condition: t}
      ---
      title: Many
      correlation: {type: event_count, rules: broken, timespan: 1m, condition: {gte: 1}}
      """
    #expect(
      RuleHarness.problems(text).last
        == "rule.yml:6:41: the rule 'broken' was refused; correct that rule first")
  }

  @Test("a title that two rules share is no reference")
  func ambiguousTitle() {
    let detection = "logsource: {}\ndetection: {s: {a: 1}, condition: s}\n---\n"
    let text = """
      title: twin
      id: 1
      \(detection)title: twin
      id: 2
      \(detection)title: Many
      correlation: {type: event_count, rules: twin, timespan: 1m, condition: {gte: 1}}
      """
    #expect(
      RuleHarness.problems(text) == [
        "rule.yml:12:41: 2 rules have the title 'twin'; refer to the rule by its id or name"
      ])
  }
}
