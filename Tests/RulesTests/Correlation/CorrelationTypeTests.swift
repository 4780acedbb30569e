import Testing

@testable import Rules

@Suite("Types of correlations")
struct CorrelationTypeTests {
  static func alarm(_ body: String) throws -> AlarmDefinition {
    let rules = try RuleHarness.load(CorrelationTests.correlation(body))
    return try #require(rules.alarms.first { $0.title == "Many" })
  }

  private static func range(_ comparisons: (NumberOperator, Double)...) -> NumberRange {
    NumberRange(comparisons.map { NumberRange.Comparison($0.0, $0.1) })
  }

  @Test func `a condition is one comparison or a range`() throws {
    let start = "{type: event_count, rules: denied, timespan: 1m, condition: "
    for (condition, expected) in [
      ("{gte: 5}", Self.range((.greaterOrEqual, 5))), ("{gt: 5}", Self.range((.greater, 5))),
      ("{lt: 2}", Self.range((.less, 2))), ("{lte: 2}", Self.range((.lessOrEqual, 2))),
      ("{eq: 3}", Self.range((.equal, 3))), ("{neq: 3}", Self.range((.notEqual, 3))),
      ("{gt: 2, lte: 5}", Self.range((.greater, 2), (.lessOrEqual, 5))),
    ] {
      #expect(try Self.alarm("\(start)\(condition)}").condition == .eventCount(expected))
    }
  }

  @Test func `values are counted, as one field or a tuple`() throws {
    let one = try Self.alarm(
      "{type: value_count, rules: denied, timespan: 1m, condition: {gte: 3, field: eventName}}")
    #expect(one.condition == .valueCount(Self.range((.greaterOrEqual, 3))))
    #expect(one.valueFields == ["eventName"])
    let tuple = try Self.alarm(
      "{type: value_count, rules: denied, timespan: 1m, condition: {gte: 3, field: [a, b.c]}}")
    #expect(tuple.valueFields == ["a", "b.c"])
  }

  @Test func `sums, averages, medians and percentiles measure one field`() throws {
    let above = Self.range((.greater, 1.5))
    for (type, extra, statistic) in [
      ("value_sum", "", ValueStatistic.sum), ("value_avg", "", .average),
      ("value_median", "", .percentile(50)),
      ("value_percentile", ", percentile: 95", .percentile(95)),
    ] {
      let alarm = try Self.alarm(
        "{type: \(type), rules: denied, timespan: 1m, condition: {gt: 1.5, field: a\(extra)}}")
      #expect(alarm.condition == .valueStatistic(statistic, above))
    }
  }

  @Test func `temporal correlations want all rules, or as many as the condition says`() throws {
    let start = "rules: [signin_failed, denied], timespan: 1m"
    #expect(
      try Self.alarm("{type: temporal, \(start)}").condition
        == .ruleCount(Self.range((.greaterOrEqual, 2)), isOrdered: false))
    #expect(
      try Self.alarm("{type: temporal_ordered, \(start)}").condition
        == .ruleCount(Self.range((.greaterOrEqual, 2)), isOrdered: true))
    #expect(
      try Self.alarm("{type: temporal, \(start), condition: {gte: 1}}").condition
        == .ruleCount(Self.range((.greaterOrEqual, 1)), isOrdered: false))
  }

  @Test func `in an order a rule can have several places, elsewhere it has one`() throws {
    let rules = "rules: [denied, denied, signin_failed], timespan: 1m"
    #expect(try Self.alarm("{type: temporal_ordered, \(rules)}").references.count == 3)
    #expect(try Self.alarm("{type: temporal, \(rules)}").references.count == 2)
  }

  @Test func `a condition in words joins rules by name, id or title`() throws {
    let alarm = try Self.alarm(
      "{type: temporal, rules: [signin_failed, denied], timespan: 1m, "
        + "condition: 'signin_failed and not Denied'}")
    #expect(alarm.condition == .ruleExpression(.all([.reference(0), .not(.reference(1))])))
    #expect(alarm.conditionText == "(signin_failed and not denied) within 1 min")
    let unlisted = try Self.alarm(
      "{type: temporal, timespan: 1m, condition: 'denied or signin_failed'}")
    #expect(unlisted.references == [.detection(1), .detection(0)])
    let some = try Self.alarm(
      "{type: temporal, rules: [signin_failed, denied], timespan: 1m, condition: '1 of them'}")
    #expect(some.condition == .ruleExpression(.any([.reference(0), .reference(1)])))
    let ordered = try Self.alarm(
      "{type: temporal_ordered, rules: [signin_failed, denied], timespan: 1m, "
        + "condition: denied and signin_failed}")
    #expect(ordered.condition == .ruleCount(Self.range((.greaterOrEqual, 2)), isOrdered: true))
  }

  @Test func `types of Trailbell's own`() throws {
    let first = try Self.alarm(
      "{type: first_seen, rules: denied, group-by: actor, timespan: 30d, learning: 7d, "
        + "condition: {field: [a, b]}}")
    #expect(first.condition == .firstSeen(learningSeconds: 604_800))
    #expect(first.valueFields == ["a", "b"])
    let always = try Self.alarm(
      "{type: first_seen, rules: denied, timespan: 30d, condition: {field: a}}")
    #expect(always.condition == .firstSeen(learningSeconds: 2_592_000))
    #expect(
      try Self.alarm("{type: absence, rules: denied, timespan: 2h}").condition == .absence)
    let baseline = try Self.alarm(
      "{type: baseline, rules: denied, timespan: 10m, baseline: 3d, minimum: 20, "
        + "condition: {gte: 6}}")
    #expect(
      baseline.condition
        == .baseline(
          Baseline(
            pastSeconds: 259_200, deviations: Self.range((.greaterOrEqual, 6)), eventMinimum: 20)))
  }

  @Test func `an alarm of CloudWatch counts a Sigma detection as well`() throws {
    let alarm = try Self.alarm(
      "{type: metric_alarm, rules: denied, statistic: p90, period: 5m, evaluation_periods: 3, "
        + "datapoints_to_alarm: 2, comparison_operator: GreaterThanThreshold, threshold: 1.5, "
        + "treat_missing_data: notBreaching, actions_enabled: false}")
    #expect(
      alarm.condition
        == .metricAlarm(
          MetricAlarm(
            statistic: .percentile(90), periodSeconds: 300, evaluationPeriods: 3,
            datapointsToAlarm: 2, comparison: .greater, threshold: 1.5,
            missingData: .notBreaching, defaultValues: [nil])))
    #expect(!alarm.rings)
    #expect(alarm.windowSeconds == 900)
  }
}
