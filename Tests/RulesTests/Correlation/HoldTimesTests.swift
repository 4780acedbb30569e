import Testing

@testable import Rules

@Suite("How long a condition must hold, and goes on")
struct HoldTimesTests {
  private static let times = "for: 10m, keep_firing_for: 1h"

  private static func correlation(_ keys: String) throws -> AlarmDefinition {
    try CorrelationTypeTests.alarm(
      "{type: event_count, rules: denied, timespan: 10m, condition: {gte: 5}\(keys)}")
  }

  private static func detection(_ keys: String) -> String {
    "\(keys)\n" + RuleHarness.rule("s: {a: 1}\ncondition: s")
  }

  // MARK: What is read

  @Test(arguments: [
    ("", 0, 0, "at least 5 events in 10 min"),
    (", for: 20m", 1200, 0, "at least 5 events in 10 min, for 20 min"),
    (", keep_firing_for: 1h", 0, 3600, "at least 5 events in 10 min, keeps firing 1 h"),
    (
      ", for: 1y, keep_firing_for: 1d", 31_556_952, 86_400,
      "at least 5 events in 10 min, for 1 year, keeps firing 1 d"
    ),
    (", for: ~", 0, 0, "at least 5 events in 10 min"),
  ])
  func `a correlation says them beside its timespan`(
    keys: String, forSeconds: Int64, keepFiringSeconds: Int64, words: String
  ) throws {
    let alarm = try Self.correlation(keys)
    #expect(alarm.forSeconds == forSeconds)
    #expect(alarm.keepFiringSeconds == keepFiringSeconds)
    #expect(alarm.conditionText == words)
  }

  @Test(arguments: [
    "temporal, timespan: 2h",
    "baseline, timespan: 10m, condition: {gte: 3}",
    "value_sum, timespan: 10m, condition: {gte: 3, field: a}",
  ])
  func `every type that counts has them`(type: String) throws {
    let alarm = try CorrelationTypeTests.alarm("{rules: denied, \(Self.times), type: \(type)}")
    #expect(alarm.forSeconds == 600)
    #expect(alarm.keepFiringSeconds == 3600)
    #expect(alarm.conditionText.hasSuffix(", for 10 min, keeps firing 1 h"))
  }

  @Test(arguments: [
    ("absence, timespan: 2h", "a silence is over with the next event"),
    (
      "metric_alarm, statistic: Sum, period: 5m, evaluation_periods: 1, threshold: 1, "
        + "comparison_operator: GreaterThanThreshold", "a CloudWatch alarm is over with its state"
    ),
  ])
  func `what something else ends can only be held back`(type: String, reason: String) throws {
    let alarm = try CorrelationTypeTests.alarm("{rules: denied, for: 10m, type: \(type)}")
    #expect(alarm.forSeconds == 600)
    #expect(alarm.conditionText.hasSuffix(", for 10 min"))
    let problems = RuleHarness.problems(
      CorrelationTests.correlation("{rules: denied, keep_firing_for: 1h, type: \(type)}"))
    #expect(problems.count == 1)
    #expect(
      problems.first?.hasSuffix(
        "\(reason), and 'keep_firing_for' has no meaning for it; remove 'keep_firing_for'") == true)
  }

  @Test func `what has no correlation says them beside its body`() throws {
    let count = "s: {a: 1}\ntimeframe: 5m\ncondition: s | count() > 5"
    let filter = """
      title: a rule
      logsource: {product: aws, service: cloudtrail}
      metric_filter: {pattern: '{ $.a = "x" }'}
      """
    for (body, words) in [
      (RuleHarness.rule("s: {a: 1}\ncondition: s"), "at least 1 event in 1 h"),
      (RuleHarness.rule(count), "more than 5 events in 5 min"), (filter, "at least 1 event in 1 h"),
    ] {
      let rules = try RuleHarness.load("for: 10m\nkeep_firing_for: 1h\n\(body)")
      let alarm = try #require(rules.alarms.first)
      #expect(alarm.forSeconds == 600)
      #expect(alarm.keepFiringSeconds == 3600)
      #expect(alarm.conditionText == "\(words), for 10 min, keeps firing 1 h")
    }
    #expect(try RuleHarness.load(Self.detection("")).alarms.first?.conditionText == "")
  }

  @Test func `another time is another version`() throws {
    let keys = [
      "", "for: 10m", "for: 20m", "keep_firing_for: 10m", "for: 10m\nkeep_firing_for: 1h",
    ]
    let detections = try keys.map { try RuleHarness.load(Self.detection($0)).alarms[0].version }
    #expect(Set(detections).count == keys.count)
    let correlations = try keys.map { keys in
      let joined = keys.replacing("\n", with: ", ")
      return try Self.correlation(joined.isEmpty ? "" : ", \(joined)").version
    }
    #expect(Set(correlations).count == keys.count)
  }

  @Test func `the explanation tells them`() throws {
    let rules = try RuleHarness.load(Self.detection("for: 10m\nkeep_firing_for: 30m"))
    let lines = RuleExplanation.lines(of: 0, in: rules)
    for line in [
      "It rings at this, for each actor: at least 1 event in 1 h, for 10 min, "
        + "keeps firing 30 min.",
      "An alert lasts while it holds again within 90 min of the last time: it rings once, "
        + "not at every event.",
      "It does not fire at its beginning, but once it has lasted 10 min.",
    ] {
      #expect(lines.contains(line), "\(lines)")
    }
  }

  // MARK: What is refused

  private static let timespanMend =
    "write a number above 0 and one of s, m, h, d, w, M, y, as in 10m; 100y at most"

  @Test(arguments: ["-5m", "0s", "600", "1h30m", "soon"])
  func `a time is a timespan`(text: String) {
    for key in ["for", "keep_firing_for"] {
      let expected = "'\(text)' is not a timespan; \(Self.timespanMend)"
      let column = key.count + 3
      #expect(
        RuleHarness.problems(Self.detection("\(key): \(text)"))
          == ["rule.yml:1:\(column): \(expected)"])
    }
  }

  @Test(arguments: ["for", "keep_firing_for"])
  func `a time is a year at most`(key: String) {
    #expect(
      RuleHarness.problems(Self.detection("\(key): 366d")) == [
        "rule.yml:1:\(key.count + 3): '\(key)' is longer than a year; write 1y or less"
      ])
  }

  @Test func `a first sighting is a moment`() {
    let text = CorrelationTests.correlation(
      "{type: first_seen, rules: denied, timespan: 1d, condition: {field: a}, \(Self.times)}")
    #expect(
      RuleHarness.problems(text) == [
        "rule.yml:15:85: a first sighting is a moment, and 'for' has no meaning for it; "
          + "remove 'for'",
        "rule.yml:15:95: a first sighting is a moment, and 'keep_firing_for' has no meaning for "
          + "it; remove 'keep_firing_for'",
      ])
  }

  @Test func `they have one place`() {
    let beside = CorrelationTests.correlation(
      "{type: absence, rules: denied, timespan: 1d}", top: "for: 10m\n")
    #expect(
      RuleHarness.problems(beside) == [
        "rule.yml:15:1: 'for' stands beside the correlation, where it has no meaning; "
          + "move it into the correlation"
      ])
    let inside = RuleHarness.rule("s: {a: 1}\nfor: 10m\ncondition: 1 of them")
    #expect(
      RuleHarness.problems(inside) == [
        "rule.yml:5:3: 'for' stands in the detection, where it would be searched for; "
          + "move it beside the detection"
      ])
    let filter = """
      title: a filter
      keep_firing_for: 1h
      logsource: {product: aws}
      filter: {rules: any, s: {a: 1}, condition: s}
      """
    #expect(
      RuleHarness.problems(filter) == [
        "rule.yml:2:1: 'keep_firing_for' has no meaning in a filter, which does not ring; "
          + "move it to the rules that do"
      ])
  }

  @Test func `a search identifier may be called so`() throws {
    #expect(try RuleHarness.matches("for: {a: 1}\ncondition: for", #"{"a": 1}"#))
  }

  @Test(arguments: ["", ", generate: true"])
  func `a rule that others count has none`(flag: String) {
    let counting = """
      ---
      title: Many
      correlation: {type: event_count, rules: [a rule], timespan: 1m, condition: {gte: 2}\(flag)}

      """
    let detection = RuleHarness.loader.load(sources: [
      RuleSource(name: "rule.yml", text: Self.detection("for: 10m") + counting)
    ])
    #expect(
      detection.problems.map(\.description) == [
        "rule.yml:1:1: the rule 'Many' counts this one at its beginning, and 'for' has no meaning "
          + "here; move 'for' to that rule, or remove it",
        "rule.yml:9:42: the rule 'a rule' was refused; correct that rule first",
      ])
    #expect(detection.rules.alarms.isEmpty)
    let chain =
      RuleHarness.rule("s: {a: 1}\ncondition: s")
      + counting.replacing("gte: 2}", with: "gte: 2}, keep_firing_for: 1h") + """
        ---
        title: Very Many
        correlation: {type: event_count, rules: [Many], timespan: 1h, condition: {gte: 2}\(flag)}
        """
    #expect(
      RuleHarness.problems(chain) == [
        "rule.yml:8:86: the rule 'Very Many' counts this one at its beginning, and "
          + "'keep_firing_for' has no meaning here; move 'keep_firing_for' to that rule, or remove it",
        "rule.yml:11:42: the rule 'Many' was refused; correct that rule first",
      ])
  }

  @Test func `what a count of before counts by itself is no other rule`() throws {
    let text = RuleHarness.rule("s: {a: 1}\ntimeframe: 5m\ncondition: s | count() > 5")
    let rules = try RuleHarness.load("for: 10m\n\(text)")
    #expect(rules.alarms.map(\.rings) == [true])
  }
}
