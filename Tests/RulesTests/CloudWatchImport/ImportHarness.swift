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
}
