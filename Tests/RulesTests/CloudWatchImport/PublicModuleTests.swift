import Foundation
import Testing

@testable import Rules

/// Filters and alarms of public Terraform modules.
@Suite struct `Filters and alarms that people use` {
  private static let folder = "data/rules/cloudwatch"

  @Test(
    .enabled(if: SharedData.exists(folder)),
    arguments: [("cloudposse-cis_benchmark.json", 14), ("nozaq-secure-baseline.json", 16)])
  func `all become rules`(_ file: String, _ count: Int) throws {
    let text = try String(
      contentsOfFile: SharedData.path("\(Self.folder)/\(file)"), encoding: .utf8)
    let items = try YAMLReader.documents(of: text).first?.map?["items"]?.list ?? []
    try #require(items.count == count)
    let imported = CloudWatchImport.ruleFiles(of: [
      RuleSource(name: "filters", text: Self.answer("metricFilters", items, Self.filter)),
      RuleSource(name: "alarms", text: Self.answer("MetricAlarms", items, Self.alarm)),
    ])
    #expect(imported.notCarried == [])
    #expect(imported.files.count == count)
    for file in imported.files {
      #expect(try YAMLReader.documents(of: file.text).count == 2)
    }
  }

  /// What a command answers when asked for YAML.
  private static func answer(
    _ key: String, _ items: [YAMLNode], _ resource: (YAMLMap, String) -> [String: YAMLNode]
  ) -> String {
    let list = items.enumerated().map { position, item in
      map(resource(item.map ?? YAMLMap(entries: []), "\(position)"))
    }
    return YAMLWriter.text(of: [map([key: YAMLNode(content: .list(list), place: .start)])])
  }

  private static func filter(_ item: YAMLMap, _ number: String) -> [String: YAMLNode] {
    let transformation = map([
      "metricName": text(number), "metricNamespace": text("Trail"),
      "metricValue": item["metric_value"] ?? item["raw"]?.map?["metric_value"] ?? text(""),
    ])
    return [
      "filterName": item["name"] ?? text(""), "filterPattern": item["pattern"] ?? text(""),
      "logGroupName": text(number),
      "metricTransformations": YAMLNode(content: .list([transformation]), place: .start),
    ]
  }

  private static func alarm(_ item: YAMLMap, _ number: String) -> [String: YAMLNode] {
    let values = item["alarm"]?.map ?? item["raw"]?.map ?? YAMLMap(entries: [])
    let keys = [
      "Statistic": "statistic", "Period": "period", "EvaluationPeriods": "evaluation_periods",
      "Threshold": "threshold", "ComparisonOperator": "comparison_operator",
      "TreatMissingData": "treat_missing_data", "AlarmDescription": "description",
    ]
    var alarm = ["AlarmName": text("alarm \(number)")]
    for (key, name) in keys { alarm[key] = values[name] ?? values["alarm_\(name)"] }
    alarm["MetricName"] = text(number)
    alarm["Namespace"] = text("Trail")
    return alarm
  }

  private static func text(_ text: String) -> YAMLNode {
    YAMLMap.Entry("text", text, at: .start).value
  }

  private static func map(_ values: [String: YAMLNode]) -> YAMLNode {
    let entries = values.sorted { $0.key < $1.key }.map { YAMLMap.Entry($0.key, $0.value) }
    return YAMLNode(content: .map(YAMLMap(entries: entries)), place: .start)
  }
}
