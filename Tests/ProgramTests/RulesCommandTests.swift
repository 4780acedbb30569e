import Foundation
import Testing

/// The commands for people who write rules.
struct RulesCommandTests {
  private static let rule = """
    title: Trail Stopped
    id: 5b1f4a8e-3b0c-4a61-9d7e-2f6f1f0c7a55
    level: high
    description: Somebody stopped the trail.
    logsource: {product: aws, service: cloudtrail}
    detection:
      s: {eventSource: cloudtrail.amazonaws.com, eventName: StopLogging}
      condition: s

    """

  private func folder(_ files: [String: String]) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    for (name, text) in files {
      try Data(text.utf8).write(to: URL(fileURLWithPath: folder.path(name)))
    }
    return folder
  }

  @Test func `check tells all errors with their places, and ends with 78`() throws {
    let folder = try folder([
      "a.yml": Self.rule, "b.yml": "title: x\ndetection: {}",
      "c.yml": Self.rule.replacingOccurrences(of: "StopLogging", with: "StopLoging")
        .replacingOccurrences(of: "5b1f", with: "6b1f"),
    ])
    let bad = try Program.run(["rules", "check", folder.url.path])
    #expect(bad.status == 78)
    #expect(bad.output.contains("b.yml:1:1: error: "))
    #expect(bad.output.contains("write 'StopLogging' if that is meant"))
    #expect(bad.output.contains("2 rules, 1 error, 1 warning, "), "\(bad.output)")
    let short = try Program.run(["rules", "check", "--errors-only", folder.url.path])
    #expect(short.output.split(separator: "\n").count == 2)
    try Data("rules: {exclude: [b.yml, c.yml]}".utf8).write(
      to: URL(fileURLWithPath: folder.path("trailbell.conf")))
    let rest = try Program.run(
      ["rules", "check", folder.url.path, "--config", folder.path("trailbell.conf")])
    #expect(rest.status == 0)
    #expect(rest.output.contains("rules.exclude leaves out 'b.yml': 1 file\n"))
    let good = try Program.run(["rules", "check", folder.path("a.yml")])
    #expect(good.status == 0)
    #expect(good.output == "1 rule, 0 errors, 0 warnings, 0 notes\n")
    let strict = try Program.run(["rules", "check", "--strict", folder.path("c.yml")])
    #expect(strict.status == 78)
  }

  @Test func `list and explain say what a rule is`() throws {
    let folder = try folder(["a.yml": Self.rule])
    let list = try Program.run(["rules", "list", folder.url.path])
    #expect(
      list.output
        == "high  detection  Trail Stopped  5b1f4a8e-3b0c-4a61-9d7e-2f6f1f0c7a55  "
        + "\(folder.url.path)/a.yml:1\n")
    let explained = try Program.run(
      ["rules", "explain", "trail stopped", "--rules", folder.url.path])
    #expect(explained.status == 0)
    #expect(explained.output.contains("It rings when an event matches, for each actor."))
    #expect(explained.output.contains("- eventName is \"StopLogging\""))
    let whole = try Program.run(["rules", "explain", folder.url.path])
    #expect(whole.output.contains("- eventName is \"StopLogging\""))
    let unknown = try Program.run(["rules", "explain", "nothing", "--rules", folder.url.path])
    #expect(unknown.status == 66)
  }

  @Test func `placeholders come from a configuration`() throws {
    let folder = try folder([
      "a.yml": Self.rule.replacingOccurrences(
        of: "eventName: StopLogging", with: "eventName|expand: '%stops%'"),
      "config.yaml": "rules: {placeholders: {stops: [StopLogging]}}",
    ])
    let rules = folder.path("a.yml")
    #expect(try Program.run(["rules", "check", rules]).status == 78)
    let config = folder.path("config.yaml")
    let known = try Program.run(["rules", "check", rules, "--config", config])
    #expect(known.status == 0, "\(known.output)")
  }

  @Test func `a failing test ends the command with 1`() throws {
    let tests = """
      tests:
        - name: rings
          events:
            - eventTime: 2026-03-01T10:00:00Z
              eventSource: cloudtrail.amazonaws.com
              eventName: StopLogging
          alerts: [{rule: Trail Stopped, count: COUNT}]
      """
    let folder = try folder([
      "a.yml": Self.rule, "a.test.yml": tests.replacingOccurrences(of: "COUNT", with: "1"),
    ])
    let passed = try Program.run(["rules", "test", folder.url.path])
    #expect(passed.status == 0)
    #expect(passed.output == "1 test in 1 file, 0 failed\n")
    try Data(tests.replacingOccurrences(of: "COUNT", with: "2").utf8)
      .write(to: URL(fileURLWithPath: folder.path("a.test.yml")))
    let failed = try Program.run(["rules", "test", folder.url.path])
    #expect(failed.status == 1)
    #expect(failed.output.contains("line 7: did not ring: Trail Stopped, count 2"))
  }

  @Test func `an import can be read, edited and run like any rule`() throws {
    let folder = try folder([
      "filters.json": #"""
      {"metricFilters": [{"filterName": "Stops", "logGroupName": "trail",
        "filterPattern": "{ $.eventName = StopLogging }",
        "metricTransformations": [
          {"metricName": "Stops", "metricNamespace": "Own", "metricValue": "1"}]}]}
      """#,
      "alarms.json": #"""
      {"MetricAlarms": [
        {"AlarmName": "Stopped", "MetricName": "Stops", "Namespace": "Own", "Statistic": "Sum",
         "Period": 60, "EvaluationPeriods": 1, "Threshold": 1, "Dimensions": [],
         "ComparisonOperator": "GreaterThanOrEqualToThreshold", "TreatMissingData": "notBreaching"},
        {"AlarmName": "Other", "Metrics": [{"Id": "a", "Expression": "b + c"}], "Dimensions": [],
         "EvaluationPeriods": 1, "Threshold": 1, "ComparisonOperator": "GreaterThanThreshold"}]}
      """#,
    ])
    let into = folder.path("rules")
    let imported = try Program.run([
      "rules", "import", "cloudwatch", folder.path("filters.json"),
      folder.path("alarms.json"), "--into", into,
    ])
    #expect(imported.status == 1)
    #expect(imported.errors.contains("not carried over: \(folder.url.path)/alarms.json:5:"))
    let checked = try Program.run(["rules", "check", into])
    #expect(checked.output.hasPrefix("1 rule, 0 errors"), "\(checked.output)")
    let again = try Program.run([
      "rules", "import", "cloudwatch", folder.path("filters.json"), "--into", into,
    ])
    #expect(again.status == 0)
    // The files themselves are rules as well.
    let direct = try Program.run([
      "rules", "list", folder.path("filters.json"), folder.path("alarms.json"),
    ])
    #expect(direct.output.contains("medium  metric_alarm  Stopped"), "\(direct.output)")
  }

  @Test func `an import takes values of parameters, and shows names in one line each`() throws {
    let folder = try folder([
      "t.yml": #"""
      Parameters: {Limit: {Type: Number}}
      Resources:
        F:
          Type: AWS::Logs::MetricFilter
          Properties:
            FilterPattern: '{ $.eventName = StopLogging }'
            MetricTransformations: [{MetricName: a, MetricNamespace: b, MetricValue: 1}]
        A:
          Type: AWS::CloudWatch::Alarm
          Properties: {AlarmName: "tab\tline\nend", MetricName: a, Namespace: b, Statistic: Sum,
            Period: 60, EvaluationPeriods: 1, Threshold: !Ref Limit,
            ComparisonOperator: GreaterThanThreshold}
      """#
    ])
    let command = ["rules", "import", "cloudwatch", folder.path("t.yml")]
    let refused = try Program.run(command)
    #expect(refused.status == 1)
    #expect(refused.errors.contains(#"the alarm 'tab\tline\u{a}end' is not"#), "\(refused.errors)")
    let given = try Program.run(command + ["--parameter", "Limit=7"])
    #expect(given.status == 0, "\(given.errors)")
    #expect(given.output.contains("threshold: 7\n"))
    #expect(try Program.run(command + ["--parameter", "Limit"]).status == 64)
  }
}
