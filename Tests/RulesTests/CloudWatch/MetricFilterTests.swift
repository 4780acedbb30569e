import Testing

@testable import Rules

@Suite("Metric filters and their alarms")
struct MetricFilterTests {
  private static func filter(_ body: String) -> String {
    """
    title: Refusals
    name: refusals
    logsource: {product: aws, service: cloudtrail}
    metric_filter:
      \(body.split(separator: "\n").joined(separator: "\n  "))

    """
  }

  private static func alarm(_ more: String = "") -> String {
    """
    ---
    title: Too many
    correlation: {type: metric_alarm, rules: refusals, statistic: Sum, period: 5m, \
    evaluation_periods: 1, comparison_operator: GreaterThanThreshold, threshold: 2\(more)}

    """
  }

  private static let pattern = "pattern: '{ $.errorCode = AccessDenied* }'"
  private static let denied = #"{"errorCode": "AccessDenied", "n": "3", "user": "ann"}"#

  @Test func `a filter without an alarm rings like a detection`() throws {
    let rules = try RuleHarness.load(Self.filter(Self.pattern))
    #expect(rules.alarms.map(\.isCorrelation) == [false])
    #expect(try TestEvent(Self.denied).matches(rules) == [0])
    #expect(try TestEvent("{}").matches(rules) == [])
  }

  @Test(arguments: [
    ("", MatchValue.number(1)), ("metric_value: 2.5", .number(2.5)),
    ("metric_value: $.n", .number(3)), ("metric_value: $.user", nil),
  ])
  func `an event brings a constant or a number of its own`(
    _ body: String, _ expected: MatchValue?
  ) throws {
    let rules = try RuleHarness.load(Self.filter("\(Self.pattern)\n\(body)") + Self.alarm())
    #expect(try TestEvent(Self.denied).group(rules)?.value == expected)
  }

  @Test func `the default value of a filter is that of its alarm's metric`() throws {
    let rules = try RuleHarness.load(
      Self.filter("\(Self.pattern)\ndefault_value: 0") + Self.alarm())
    guard case .metricAlarm(let alarm) = rules.alarms.first?.condition else {
      Issue.record("no alarm on a metric")
      return
    }
    #expect(alarm.defaultValues == [0])
    #expect(rules.alarms.first?.conditionText == "a sum of more than 2 in 5 min")
  }

  @Test func `an alarm with dimensions counts the events that have their values`() throws {
    let filter = Self.filter("\(Self.pattern)\ndimensions: {User: $.user}")
    let rules = try RuleHarness.load(filter + Self.alarm(", dimensions: {User: ann}"))
    #expect(rules.alarms.map(\.title) == ["Too many"])
    #expect(try TestEvent(Self.denied).matches(rules) == [0, 1])
    #expect(rules.subscriptions(to: 0) == [])
    let other = #"{"errorCode": "AccessDenied", "user": "Ann"}"#
    #expect(try TestEvent(other).matches(rules) == [0])
  }

  @Test(arguments: [
    ("", "", "must be a map, not nothing"), ("pattern: [a]", "", "no pattern"),
    ("\(pattern)\nvalue: 1", "", "a metric filter has no 'value'"),
    ("pattern: '{ $.a == b }'", "5:19: ", ""),
    ("\(pattern)\nmetric_value: many", "6:17: ", "'many' is not a number"),
    ("\(pattern)\nmetric_value: $.a[*]", "", "a wildcard leads to many values"),
    ("\(pattern)\ndimensions: {a: $.a, b: $.b, c: $.c, d: $.d}", "", "at most 3 dimensions"),
    ("\(pattern)\ndimensions: {a: b}", "", "a selector begins with '$.'"),
    (
      "\(pattern)\ndimensions: {a: $.a}\ndefault_value: 0", "",
      "a metric with dimensions has no default value"
    ),
  ])
  func `what a filter cannot be`(_ body: String, _ place: String, _ fault: String) {
    let problems = RuleHarness.problems(Self.filter(body))
    #expect(problems.count == 1)
    #expect(problems.first?.contains(fault) == true, "\(problems)")
    if !body.isEmpty { #expect(problems.first?.contains(place) == true, "\(problems)") }
  }

  @Test func `an alarm on a metric that nothing reports is refused`() {
    let problems = RuleHarness.problems(
      Self.filter("\(Self.pattern)\ndimensions: {User: $.user}") + Self.alarm())
    #expect(problems.count == 1)
    #expect(
      problems.first?.contains(
        "the alarm watches a metric with no dimensions, and 'refusals' reports one with the "
          + "dimensions User") == true, "\(problems)")
  }

  @Test func `an alarm cannot count a correlation`() {
    let other = """
      ---
      title: Burst
      name: burst
      correlation: {type: event_count, rules: refusals, timespan: 1m, condition: {gte: 2}}
      ---
      title: Too many
      correlation: {type: metric_alarm, rules: burst, statistic: Sum, period: 5m, \
      evaluation_periods: 1, comparison_operator: GreaterThanThreshold, threshold: 2}
      """
    let problems = RuleHarness.problems(Self.filter(Self.pattern) + other)
    #expect(
      problems.first?.contains("an alarm on a metric cannot count the correlation 'burst'")
        == true, "\(problems)")
  }
}
