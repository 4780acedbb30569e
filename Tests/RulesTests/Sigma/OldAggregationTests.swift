import Testing

@testable import Rules

@Suite("Conditions that count, as Sigma wrote them before correlations")
struct OldAggregationTests {
  private static func rule(_ condition: String, timeframe: String = "timeframe: 10m") -> String {
    RuleHarness.rule("one: {a: 1}\ntwo: {b: 2}\n\(timeframe)\ncondition: \(condition)")
  }

  private static func range(_ operator: NumberOperator, _ limit: Double) -> NumberRange {
    NumberRange([.init(`operator`, limit)])
  }

  @Test(
    arguments: [
      ("one | count() > 5", AlarmCondition.eventCount(range(.greater, 5)), [], []),
      ("one | count(*) > 5", .eventCount(range(.greater, 5)), [], []),
      ("one|count() by f >= 5", .eventCount(range(.greaterOrEqual, 5)), ["f"], []),
      ("one | count(x.y) by f, g < 5", .valueCount(range(.less, 5)), ["f", "g"], ["x.y"]),
      ("one | sum(x) = 5", .valueStatistic(.sum, range(.equal, 5)), [], ["x"]),
      ("one | avg(x) <= 5", .valueStatistic(.average, range(.lessOrEqual, 5)), [], ["x"]),
      ("one | near two", .ruleCount(range(.greaterOrEqual, 2), isOrdered: false), [], []),
      ("one and two", .ruleCount(range(.greaterOrEqual, 2), isOrdered: false), [], []),
      ("[one | count() > 5]", .eventCount(range(.greater, 5)), [], []),
    ] as [(String, AlarmCondition, [String], [String])])
  func `they are correlations`(
    _ condition: String, _ expected: AlarmCondition, _ groupBy: [String], _ fields: [String]
  ) throws {
    let rules = try RuleHarness.load(Self.rule(condition))
    #expect(rules.alarms.count == 1)
    #expect(rules.alarms.first?.condition == expected)
    #expect(rules.alarms.first?.groupBy == groupBy)
    #expect(rules.alarms.first?.valueFields == fields)
    #expect(rules.alarms.first?.windowSeconds == 600)
    #expect(rules.alarms.first?.id == "a rule")
    // Each part is a question of its own, under the rule's name.
    #expect(rules.detections.allSatisfy { $0.id == "a rule" })
    #expect(try TestEvent(#"{"a": 1}"#).matches(rules) == [0])
  }

  @Test(arguments: [
    ("one | count() > 5", "", "the condition counts, and there is no timeframe to count in"),
    ("one |", "timeframe: 1m", "nothing stands behind '|'"),
    ("one | max(x) > 5", "timeframe: 1m", "'max' cannot be run"),
    ("one | sum() > 5", "timeframe: 1m", "'sum' needs a field"),
    ("one | count( > 5", "timeframe: 1m", "')' is missing"),
    ("one | count() 5", "timeframe: 1m", "a comparison is missing"),
    ("one | count() >", "timeframe: 1m", "a number is missing"),
    ("one | count() > many", "timeframe: 1m", "'many' is not a number"),
    ("one | count() > 05", "timeframe: 1m", "'05' is not a number"),
    ("one | count() => 5", "timeframe: 1m", "'=>' is no comparison; write >, >=, <, <= or ="),
    ("one | where x > 5", "timeframe: 1m", "'where' cannot be run; use count, sum, avg or near"),
    (
      "one | count() > 5 by f", "timeframe: 1m",
      "'by' has no meaning here; write 'by' and its fields before the comparison"
    ),
    ("one | count() > 5 or so", "timeframe: 1m", "'or' has no meaning here"),
    ("one | near three", "timeframe: 1m", "no search identifier is named 'three'"),
    ("one | near not two", "timeframe: 1m", "'near' takes names of search identifiers"),
    ("one", "timeframe: 1m", "'timeframe' has no meaning without a count behind '|'"),
    ("one or two", "timeframe: 1m", "'timeframe' has no meaning without a count behind '|'"),
    ("one and not two", "timeframe: 1m", "'not' could be about the same event"),
    ("one | count() < 1", "timeframe: 1m", "the condition never holds"),
  ])
  func `what cannot be run is refused`(_ condition: String, _ timeframe: String, _ fault: String) {
    let problems = RuleHarness.problems(Self.rule(condition, timeframe: timeframe))
    #expect(problems.count == 1)
    #expect(problems.first?.contains(fault) == true, "\(problems)")
  }

  @Test func `parts that share a search identifier are parts of their own`() throws {
    let rules = try RuleHarness.load(Self.rule("one and (one or two)"))
    #expect(rules.alarms.first?.references.count == 2)
    #expect(try TestEvent(#"{"a": 1}"#).matches(rules) == [0, 1])
    #expect(try TestEvent(#"{"b": 2}"#).matches(rules) == [1])
  }

  @Test func `a filter for the rule is one for its parts`() throws {
    let filter = """
      ---
      title: quiet
      logsource: {product: aws, service: cloudtrail}
      filter: {rules: [a rule], own: {who: us}, condition: not own}
      """
    let rules = try RuleHarness.load(Self.rule("one | count() > 5") + filter)
    #expect(try TestEvent(#"{"a": 1, "who": "us"}"#).matches(rules) == [])
    #expect(try TestEvent(#"{"a": 1}"#).matches(rules) == [0])
  }

  @Test func `a count in a list of conditions is refused at its place`() {
    let problems = RuleHarness.problems(
      RuleHarness.rule("one: {a: 1}\ncondition: [one, one | count() > 2]"))
    #expect(problems.first?.contains("5:24: a count behind '|' must stand alone") == true)
  }
}
