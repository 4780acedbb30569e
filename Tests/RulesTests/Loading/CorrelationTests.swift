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
      #expect(alarm.detections == [0, 1])
      #expect(alarm.groupBy == ["a.b", "actor"])
      #expect(alarm.timespanSeconds == 600)
      #expect(alarm.threshold == 5)
      #expect(rules.alarms(of: 0) == [0])
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
      #expect(rules.alarms.last?.threshold == 3)
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
    #expect(alarm.timespanSeconds == 3600)
    #expect(alarm.threshold == 1)
    #expect(alarm.detections == [0])
  }

  @Test(
    "timespans",
    arguments: [
      ("30s", 30), ("10m", 600), ("2h", 7200), ("1d", 86_400), ("1w", 604_800),
    ])
  func timespan(_ text: String, _ seconds: Int) {
    #expect(Timespan.seconds(text) == seconds)
  }

  @Test(
    "what cannot be run yet is refused",
    arguments: [
      (
        "{type: value_count}",
        "15:21: correlations of type value_count are not supported; use event_count, or leave this rule out"
      ),
      (
        "{type: temporal_ordered}",
        "15:21: correlations of type temporal_ordered are not supported; use event_count, or leave this rule out"
      ),
      ("{type: other}", "15:21: 'other' is not a type of correlation; use event_count"),
      ("{rules: denied}", "15:1: the correlation has no type; add 'type:'"),
      (
        "{type: event_count, aliases: {x: {denied: a}}}",
        "15:34: aliases are not supported; group by fields that all rules share"
      ),
      (
        "{type: event_count, groupby: [a]}",
        "15:34: a correlation has no 'groupby'; use type, rules, aliases, group-by, timespan, condition, generate"
      ),
      (
        "{type: event_count, rules: [denied]}",
        "15:1: the correlation has no timespan; add 'timespan:'"
      ),
      (
        "{type: event_count, rules: [], timespan: 1m}",
        "15:41: the list of rules is empty; name the rules to count"
      ),
      (
        "{type: event_count, rules: [[x]], timespan: 1m}",
        "15:42: a rule is named by a text, not by a list; write its id, name or title"
      ),
      (
        "{type: event_count, rules: denied, timespan: 1h30m}",
        "15:59: '1h30m' is not a timespan; write a number above 0 and one of s, m, h, d, w, as in 10m"
      ),
      (
        "{type: event_count, rules: denied, timespan: 0m}",
        "15:59: '0m' is not a timespan; write a number above 0 and one of s, m, h, d, w, as in 10m"
      ),
      (
        "{type: event_count, rules: denied, timespan: 1M}",
        "15:59: '1M' is not a timespan; write a number above 0 and one of s, m, h, d, w, as in 10m"
      ),
      (
        "{type: event_count, rules: denied, timespan: 1m}",
        "15:1: the correlation has no condition; add 'condition:'"
      ),
      (
        "{type: event_count, rules: denied, timespan: 1m, condition: denied}",
        "15:74: conditions that are a text are not supported; write 'gte:' and a number"
      ),
      (
        "{type: event_count, rules: denied, timespan: 1m, condition: {lt: 5}}",
        "15:75: the operator lt is not supported; use gte or gt"
      ),
      (
        "{type: event_count, rules: denied, timespan: 1m, condition: {gt: 1, lte: 5}}",
        "15:82: the operator lte is not supported; use gte or gt"
      ),
      (
        "{type: event_count, rules: denied, timespan: 1m, condition: {gt: 1, gte: 5}}",
        "15:82: ranges are not supported; write 'gte:' or 'gt:' alone"
      ),
      (
        "{type: event_count, rules: denied, timespan: 1m, condition: {gte: 5, field: a}}",
        "15:83: event_count counts events, not the values of a field; remove 'field'"
      ),
      (
        "{type: event_count, rules: denied, timespan: 1m, condition: {min: 5}}",
        "15:75: 'min' is not an operator; use gte or gt"
      ),
      (
        "{type: event_count, rules: denied, timespan: 1m, condition: {}}",
        "15:74: the condition is empty; write 'gte:' and a number"
      ),
      (
        "{type: event_count, rules: denied, timespan: 1m, condition: {gte: 0}}",
        "15:80: '0' is not a number of events; write a whole number above 0"
      ),
      (
        "{type: event_count, rules: denied, timespan: 1m, condition: {gte: 1.5}}",
        "15:80: '1.5' is not a number of events; write a whole number above 0"
      ),
      (
        "{type: event_count, rules: denied, timespan: 1m, condition: {gte: 1}, generate: perhaps}",
        "15:94: 'generate' must be true or false, not a text; write true or false"
      ),
      (
        "{type: event_count, rules: nobody, timespan: 1m, condition: {gte: 1}}",
        "15:41: no rule has the id, name or title 'nobody'; correct the reference, or load the rule's file as well"
      ),
      (
        "{type: event_count, rules: Many, timespan: 1m, condition: {gte: 1}}",
        "15:41: 'Many' is a correlation, and chains of them are not supported; refer to detections"
      ),
      (
        "[]",
        "15:14: 'correlation' must be a map, not a list; write type, rules, timespan and condition"
      ),
    ])
  func refusal(_ body: String, _ expected: String) {
    #expect(RuleHarness.problems(Self.correlation(body)) == ["rule.yml:\(expected)"])
  }

  @Test("what a refused correlation counts does not ring in its place")
  func refusedCorrelation() {
    let text = Self.correlation("{type: value_count, rules: [denied]}")
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
