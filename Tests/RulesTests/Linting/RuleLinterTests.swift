import Testing

@testable import Rules

@Suite("Whole rules are looked over")
struct RuleLinterTests {
  @Test func `a rule without id, description and level has a note for each`() throws {
    #expect(
      try LintHarness.warnings("title: a rule\ndetection: {a: {eventName: x*}, condition: a}")
        .map { $0.prefix { $0 != ";" } } == [
          "1:1: note: the rule has no description, which alerts show to whoever they wake",
          "1:1: note: the rule has no id: its alerts are told from others by its title",
          "1:1: note: the rule has no level, and is taken for medium",
        ])
    #expect(try LintHarness.warnings(ofItems: "eventName: x*") == [])
  }

  @Test func `a correlation at level informational has a note`() throws {
    func warnings(level: String) throws -> [String] {
      try LintHarness.warnings(
        """
        title: a correlation
        id: 4b5ac6e4-6ffc-4c3e-8a9d-5ac1b0a1be11
        description: What it finds.
        level: \(level)
        correlation: {type: event_count, rules: a, timespan: 1m, condition: {gte: 3}}
        """)
    }
    #expect(
      try warnings(level: "informational") == [
        "4:8: note: a correlation counts in order to ring, and nobody acts on informational;"
          + " choose a higher level"
      ])
    #expect(try warnings(level: "low") == [])
  }

  @Test func `a filter that leaves nothing out warns`() throws {
    func warnings(condition: String) throws -> [String] {
      try LintHarness.warnings(
        """
        title: a filter
        logsource: {product: aws, service: cloudtrail}
        filter:
          rules: any
          selection: {eventName: CreateCluster, useridentity.type: Root}
          condition: \(condition)
        """)
    }
    let field = "5:41: warning: a CloudTrail record has no 'useridentity'"
    #expect(
      try warnings(condition: "selection").map { $0.prefix { $0 != ";" } } == [
        field[...],
        "6:14: warning: the filter keeps only the events that match it, and drops all others",
      ])
    #expect(
      try warnings(condition: "not selection").map { $0.prefix { $0 != ";" } } == [field[...]])
  }

  @Test func `comparisons of a metric filter are looked over`() throws {
    func warnings(_ pattern: String) throws -> [String] {
      try LintHarness.warnings("metric_filter:\n  pattern: '\(pattern)'").map {
        String($0.prefix { $0 != ";" })
      }
    }
    #expect(
      try warnings(#"{ ($.eventName = ConsoleLogon) || ($.eventName="CreateUser") }"#) == [
        "2:30: warning: no service has an event 'ConsoleLogon'"
      ])
    #expect(
      try warnings(#"{ $.eventSource = "cloudwatch.amazonaws.com" }"#) == [
        "2:31: warning: no service is known to write 'cloudwatch.amazonaws.com' as its event source"
      ])
    #expect(
      try warnings(#"{ $.useridentity.type = "Root" && $.errorCode = "Acc*" }"#) == [
        "2:15: warning: a CloudTrail record has no 'useridentity'"
      ])
    #expect(
      try warnings(#"{ $.userAgent = %$.status = x% && $.requestParameters.a[*].b = "$.x = y" }"#)
        == [])
  }

  @Test func `what is no rule has no warnings`() throws {
    for text in ["just a text", "[a, list]", "ml_stages: {training: {a: [b]}}", ""] {
      #expect(try LintHarness.warnings(text) == [])
    }
  }

  @Test func `a rule that the compiler refuses can be looked over`() throws {
    let rules = [
      "detection: {a: {eventnam: x}, condition: a and}", "detection: []", "detection: {a: [[]]}",
      "detection: {condition: {a: b}}", "filter: {condition: 1 of x}", "correlation: {rules: 1}",
      "metric_filter: {pattern: '{ $.a = \"x'}", "metric_filter: {pattern: '$'}",
      "metric_filter: {pattern: '$.a ='}", "metric_filter: {pattern: '\"\\'}",
    ]
    for rule in rules { _ = try LintHarness.warnings(rule) }
  }

  @Test func `of a rule with endless slips only the first are told`() throws {
    let names = (0..<5000).map { "CreateAcessKey\($0)" }.joined(separator: ", ")
    let warnings = try LintHarness.warnings(
      ofItems: "eventSource: iam.amazonaws.com\neventName: [\(names)]")
    #expect(
      warnings.count <= LintReport.warningCountMaximum + LintReport.noteCountMaximum + 1)
    #expect(warnings.last?.contains("the rest of the rule was not looked over") == true)
  }

  @Test func `notes do not take the place of warnings`() throws {
    let names = (0..<100).map { "Foo\($0)" }.joined(separator: ", ")
    let warnings = try LintHarness.warnings(ofItems: "eventName: [\(names)]\nerrorCode: Success")
    #expect(warnings.count == 101)
    #expect(warnings.count { $0.contains("warning") } == 1)
  }

  @Test func `a selector that leads to a computed field warns`() throws {
    let rule = """
      title: a rule
      logsource: {product: aws, service: cloudtrail}
      metric_filter:
        pattern: '{ ($.outcome = denied) && ($.ml.stage = training) }'
        dimensions: {Who: $.actor, Where: $.awsRegion}
      """
    #expect(
      try LintHarness.warnings(rule).map { $0.prefix { $0 != ";" } } == [
        "4:16: warning: a selector leads into the record, which has no 'outcome'",
        "4:40: warning: a selector leads into the record, which has no 'ml.stage'",
        "5:21: warning: a selector leads into the record, which has no 'actor'",
      ])
  }

  @Test func `a rule that asks for endless services is let be`() throws {
    let names = (0..<5000).map { "CreateAcessKey\($0)" }.joined(separator: ", ")
    let sources = (0..<5000).map { "s\($0).amazonaws.com" }.joined(separator: ", ")
    let warnings = try LintHarness.warnings(
      ofItems: "eventName: [\(names)]\neventSource: [\(sources)]")
    #expect(warnings.allSatisfy { $0.hasPrefix("8:") })
  }
}
