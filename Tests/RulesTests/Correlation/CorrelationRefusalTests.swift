import Testing

@testable import Rules

@Suite("Correlations that are refused")
struct CorrelationRefusalTests {
  /// The fault of a correlation; the rules before it end with line 12.
  private static func problems(_ body: String) -> [String] {
    RuleHarness.problems(CorrelationTests.correlation(body))
  }

  @Test(arguments: [
    ("{rules: denied}", "15:1: the correlation has no type; add 'type:'"),
    (
      "{type: event_count, rules: [denied], condition: {gte: 1}}",
      "15:1: the correlation has no timespan; add 'timespan:'"
    ),
    (
      "{type: event_count, rules: [], timespan: 1m, condition: {gte: 1}}",
      "15:41: the list of rules is empty; name at least one rule"
    ),
    (
      "{type: event_count, rules: [[x]], timespan: 1m, condition: {gte: 1}}",
      "15:42: a rule is named by a text, not by a list; write its id, name or title"
    ),
    (
      "{type: event_count, rules: denied, timespan: 1m}",
      "15:1: the correlation has no condition; add 'condition:'"
    ),
    (
      "{type: event_count, rules: nobody, timespan: 1m, condition: {gte: 1}}",
      "15:41: no rule has the id, name or title 'nobody'; correct the reference, or load the rule's file as well"
    ),
    (
      "[]",
      "15:14: 'correlation' must be a map, not a list; write type, rules, timespan and condition"
    ),
  ])
  func `a part is missing`(_ body: String, _ expected: String) {
    #expect(Self.problems(body) == ["rule.yml:\(expected)"])
  }

  @Test func `all that is wrong is told at once`() {
    let found = Self.problems(
      "{type: event_count, groupby: a, timespan: 1h30m, condition: {gte: many}, generate: perhaps}")
    #expect(
      found.map { $0.split(separator: ";")[0] } == [
        "rule.yml:15:1: the correlation has no rules",
        "rule.yml:15:34: a correlation of type event_count has no 'groupby'",
        "rule.yml:15:56: '1h30m' is not a timespan",
        "rule.yml:15:80: 'many' is not a number",
        "rule.yml:15:97: 'generate' must be true or false, not a text",
      ])
  }

  @Test func `words that cannot be read are not missed as rules`() {
    let found = Self.problems("{type: temporal, timespan: 1m, condition: 'denied and'}")
    #expect(found.count == 1)
    #expect(found.first?.contains("the condition ends where an identifier is expected") == true)
  }

  @Test(arguments: [
    ("1h30m", "'1h30m' is not a timespan"), ("0m", "'0m' is not a timespan"),
    ("5", "'5' is not a timespan"), ("101y", "'101y' is not a timespan"),
  ])
  func `a timespan is a number and a unit`(_ text: String, _ expected: String) {
    let found = Self.problems(
      "{type: event_count, rules: denied, timespan: \(text), condition: {gte: 1}}")
    let mend = "write a number above 0 and one of s, m, h, d, w, M, y, as in 10m; 100y at most"
    #expect(found == ["rule.yml:15:59: \(expected); \(mend)"])
  }

  @Test(arguments: [
    (
      "denied",
      "15:74: the condition of event_count must be a map, not a text; write 'gte:' and a number"
    ),
    (
      "{gte: 5, field: a}",
      "15:83: event_count counts events, not the values of a field; remove 'field'"
    ),
    ("{min: 5}", "15:75: 'min' is not an operator; use one of gt, gte, lt, lte, eq, neq"),
    ("{}", "15:74: the condition compares with nothing; write 'gte:' and a number"),
    (
      "{gte: 0}",
      "15:80: the condition always holds: it is judged at events, when there is at least 1; write a whole number above 0"
    ),
    (
      "{lt: 1}",
      "15:79: the condition never holds: it is judged at events, when there is at least 1; write a larger number; for what does not happen at all use the type absence"
    ),
    ("{gte: 1.5}", "15:80: '1.5' is not a number of events; write a whole number above 0"),
    ("{gt: 5, lt: 5}", "15:74: no number satisfies all of these comparisons; correct the limits"),
    (
      "{gte: 5, percentile: 5}",
      "15:83: event_count has no percentile; remove it, or use value_percentile"
    ),
  ])
  func `a condition that says nothing`(_ condition: String, _ expected: String) {
    let found = Self.problems(
      "{type: event_count, rules: denied, timespan: 1m, condition: \(condition)}")
    #expect(found == ["rule.yml:\(expected)"])
  }

  @Test(arguments: [
    (
      "{type: other}",
      "15:21: 'other' is not a type of correlation; use one of event_count, value_count, value_sum, value_avg, value_percentile, value_median, temporal, temporal_ordered, first_seen, absence, baseline, metric_alarm"
    ),
    (
      "{type: event_count, groupby: [a], rules: denied, timespan: 1m, condition: {gte: 1}}",
      "15:34: a correlation of type event_count has no 'groupby'; use type, rules, generate, group-by, aliases, timespan, condition, for, keep_firing_for"
    ),
    (
      "{type: value_count, rules: denied, timespan: 1m, condition: {gte: 5}}",
      "15:74: the condition names no field; add 'field:' to it"
    ),
    (
      "{type: value_sum, rules: denied, timespan: 1m, condition: {gte: 5, field: [a, b]}}",
      "15:88: value_sum measures one field, not 2; name one field"
    ),
    (
      "{type: value_percentile, rules: denied, timespan: 1m, condition: {gte: 5, field: a}}",
      "15:79: the condition does not say which percentile; add 'percentile:' with a number from 0 to 100"
    ),
    (
      "{type: absence, rules: denied, timespan: 1m, condition: {lt: 1}}",
      "15:59: an absence is the want of any match; remove the condition"
    ),
    (
      "{type: baseline, rules: denied, timespan: 10m, baseline: 15m, condition: {gte: 3}}",
      "15:71: the past must hold at least two windows of 10 min; write a longer baseline, or a shorter timespan"
    ),
    (
      "{type: temporal_ordered, rules: [denied, signin_failed], timespan: 1m, condition: 'denied or signin_failed'}",
      "15:96: an order of rules has no meaning with 'or' and 'not'; join the rules with 'and', or use the type temporal"
    ),
    (
      "{type: temporal, rules: denied, timespan: 1m, condition: 'denied and signin_failed'}",
      "15:71: 'signin_failed' is not among the rules of the correlation; add it to 'rules:'"
    ),
    (
      "{type: temporal, rules: denied, timespan: 1m, condition: {gte: 2}}",
      "15:38: the correlation refers to 1 rules, and no number of them satisfies the condition; refer to more rules, or correct the condition"
    ),
    (
      "{type: temporal, rules: [denied, signin_failed], aliases: {who: {denied: actor}}, group-by: who, timespan: 1m}",
      "15:73: the alias 'who' names no field of 'signin_failed'; add that rule's name with its field"
    ),
    (
      "{type: metric_alarm, rules: denied, statistic: Sum, period: 90s, evaluation_periods: 1, comparison_operator: GreaterThanThreshold, threshold: 1}",
      "15:74: '90s' is not a period of whole minutes; write 1m, 5m, 1h or the like: metrics of filters have one value a minute"
    ),
    (
      "{type: event_count, rules: denied, timespan: 1m, condition: {gte: 1}, generate: perhaps}",
      "15:94: 'generate' must be true or false, not a text; write true or false"
    ),
  ])
  func `what a type does not have or does not say`(_ body: String, _ expected: String) {
    #expect(Self.problems(body) == ["rule.yml:\(expected)"])
  }
}
