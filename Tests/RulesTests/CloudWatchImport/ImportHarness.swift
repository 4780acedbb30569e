@testable import Rules

/// Imports one filter and one alarm on it, with properties changed.
struct ImportHarness {
  /// JSON by key; each stands in a line of its own, in the order of the keys.
  var filter = [
    "filterName": #""Calls""#, "filterPattern": #""{ $.a = 1 }""#, "logGroupName": #""trail""#,
  ]
  var transformation = [
    "metricName": #""Count""#, "metricNamespace": #""Trail""#, "metricValue": #""1""#,
  ]
  var alarm = [
    "AlarmName": #""Called""#, "ComparisonOperator": #""GreaterThanThreshold""#,
    "EvaluationPeriods": "1", "MetricName": #""Count""#, "Namespace": #""Trail""#,
    "Period": "60", "Statistic": #""Sum""#, "Threshold": "0",
  ]

  /// The filter begins in line 3, the alarm in line 2 of their files.
  var sources: [RuleSource] {
    var filter = filter
    filter["metricTransformations"] = "[{\(lines(of: transformation))}]"
    return [
      RuleSource(name: "filters.json", text: "{\"metricFilters\": [\n\n{\(lines(of: filter))}]}"),
      RuleSource(name: "alarms.json", text: "{\"MetricAlarms\": [\n{\(lines(of: alarm))}]}"),
    ]
  }

  private func lines(of properties: [String: String]) -> String {
    properties.sorted { $0.key < $1.key }.map { "\"\($0.key)\": \($0.value)" }
      .joined(separator: ",\n")
  }

  var imported: ImportedRuleFiles { CloudWatchImport.ruleFiles(of: sources) }

  /// What is not carried over of one text.
  static func problems(_ text: String, name: String = "file") -> [String] {
    CloudWatchImport.ruleFiles(of: [RuleSource(name: name, text: text)]).notCarried
      .map(\.description)
  }

  /// What is noted of one text.
  static func notes(_ text: String) -> [String] {
    CloudWatchImport.ruleFiles(of: [RuleSource(name: "file", text: text)]).notes
      .map(\.description)
  }

  /// A template with resources of which each line gives one, in the form of YAML.
  static func template(_ resources: String) -> RuleSource {
    let indented = resources.split(separator: "\n").map { "  \($0)\n" }.joined()
    return RuleSource(name: "t.yml", text: "Resources:\n" + indented)
  }

  /// A line of such a template.
  static func filter(
    _ name: String, pattern: String = "{ $.a = 1 }", metric: String = "Count",
    namespace: String = "Trail"
  ) -> String {
    "\(name): {Type: AWS::Logs::MetricFilter, Properties: {LogGroupName: g, "
      + "FilterPattern: '\(pattern)', MetricTransformations: [{MetricName: \(metric), "
      + "MetricNamespace: \(namespace), MetricValue: 1}]}}\n"
  }

  /// A line of such a template.
  static func alarm(
    _ name: String, metric: String = "Count", namespace: String = "Trail", more: String = ""
  ) -> String {
    "\(name): {Type: AWS::CloudWatch::Alarm, Properties: {MetricName: \(metric), "
      + "Namespace: \(namespace), Statistic: Sum, Period: 60, EvaluationPeriods: 1, Threshold: 1, "
      + "ComparisonOperator: GreaterThanThreshold\(more)}}\n"
  }
}
