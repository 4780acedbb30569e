import Testing

@testable import Rules

/// Rules that are small each, and much together.
@Suite(.timeLimit(.minutes(1))) struct `Hostile sets of rules` {
  private func rules(_ count: Int, _ detection: String) -> [String] {
    (0..<count).map { number in RuleHarness.rule(detection, title: "rule \(number)") }
  }

  private func filters(_ count: Int, _ body: String) -> [String] {
    (0..<count).map { number in
      "title: filter \(number)\nlogsource: {}\nfilter: {rules: any, \(body)}\n"
    }
  }

  private func problems(_ documents: [String]) -> [String] {
    RuleHarness.problems(documents.joined(separator: "---\n"))
  }

  @Test func `a wide filter for many rules`() {
    let values = (0..<5_000).map { "v\($0)" }.joined(separator: ", ")
    let documents =
      rules(101, "s: {a: 1}\ncondition: s")
      + filters(1, "s: {b: [\(values)]}, condition: not s")
    #expect(
      problems(documents) == [
        "rule.yml:607:1: with this filter, filters add more than 500000 tests to the rules; "
          + "name the rules that it is for, or write fewer values"
      ])
  }

  @Test func `thousands of filters for one rule stand side by side`() throws {
    let documents =
      rules(1, "s: {a: 1}\ncondition: s") + filters(3_000, "s: {b: 1}, condition: not s")
    let loaded = try RuleHarness.load(documents.joined(separator: "---\n"))
    #expect(loaded.program.depth <= 4)
    #expect(try TestEvent(#"{"a": 1}"#).matches(loaded) == [0])
    #expect(try TestEvent(#"{"a": 1, "b": 1}"#).matches(loaded) == [])
  }

  @Test func `alarms with dimensions on filters of many conditions`() {
    let pattern = "{ " + Array(repeating: "$.a=1", count: 120).joined(separator: "||") + " }"
    let filters = (0..<64).map { number in
      """
      title: filter \(number)
      logsource: {}
      metric_filter: {pattern: '\(pattern)', dimensions: {d: $.d}}

      """
    }
    let references = (0..<64).map { "filter \($0)" }.joined(separator: ", ")
    let alarms = (0..<33).map { number in
      """
      title: alarm \(number)
      correlation:
        type: metric_alarm
        rules: [\(references)]
        dimensions: {d: x}
        period: 1m
        statistic: Sum
        evaluation_periods: 1
        threshold: 1
        comparison_operator: GreaterThanThreshold

      """
    }
    let found = problems(filters + alarms)
    #expect(!found.isEmpty)
    #expect(
      found.allSatisfy {
        $0.hasSuffix(
          "with this alarm, alarms with dimensions make more than 150000 tests; load fewer alarms")
      })
  }

  @Test func `expressions that take long to make ready`() {
    // Each has well over a thousand positions, in any combination.
    let expression = "s: {a|re: 'x(sh|bash){100,300}y'}\ncondition: s"
    let found = problems(rules(60, expression))
    #expect(found.count > 10)
    #expect(
      found.last?.hasSuffix(
        "the regular expressions of the file take too long to make ready; "
          + "use smaller bounds, or split the file") == true)
  }

  @Test func `chains that branch at every step`() throws {
    let detections = (0..<64).map { number in
      RuleHarness.rule("s: {a: \(number)}\ncondition: s", title: "0 \(number)")
    }
    let correlations = (1...15).flatMap { level in
      (0..<8).map { number in
        let references = (0..<(level == 1 ? 64 : 8)).map { "\(level - 1) \($0)" }
        return """
          title: \(level) \(number)
          correlation:
            type: event_count
            rules: [\(references.joined(separator: ", "))]
            timespan: 5m
            condition: {gte: 1}

          """
      }
    }
    let loaded = try RuleHarness.load((detections + correlations).joined(separator: "---\n"))
    #expect(loaded.alarms.count == 120)
    #expect(loaded.subscriptions(to: 0).count == 8 + 14 * 64)
  }

  @Test(arguments: ["group-by", "aliases", "condition"])
  func `fields without end`(_ key: String) {
    let fields = (0...64).map { "f\($0)" }
    let list = "[\(fields.joined(separator: ", "))]"
    let entries =
      switch key {
      case "group-by": "group-by: \(list)\n  condition: {gte: 1, field: x}"
      case "aliases":
        "aliases: {\(fields.map { "\($0): {a rule: x}" }.joined(separator: ", "))}\n"
          + "  condition: {gte: 1, field: x}"
      default: "condition: {gte: 1, field: \(list)}"
      }
    let correlation = """
      title: counted
      correlation:
        type: value_count
        rules: [a rule]
        timespan: 5m
        \(entries)

      """
    let found = problems(rules(1, "s: {a: 1}\ncondition: s") + [correlation])
    #expect(found.count == 1)
    #expect(found.first?.contains("more than 64") == true)
  }
}

extension DetectionProgram {
  /// How deep joints stand in joints.
  fileprivate var depth: Int {
    func depth(_ position: Int) -> Int {
      var part = position + 1
      var deepest = 0
      while part < nodes[position].end {
        deepest = max(deepest, depth(part))
        part = nodes[part].end
      }
      return deepest + 1
    }
    return roots.map(depth).max() ?? 0
  }
}
