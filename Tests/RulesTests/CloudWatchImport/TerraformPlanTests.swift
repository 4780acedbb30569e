import Testing

@testable import Rules

@Suite struct `Plans that do not know the metrics of alarms` {
  /// A plan with a filter called `root` and an alarm on it, in a module.
  ///
  /// - Parameter index: of both, in JSON.
  private func plan(
    references: String, index: String? = nil, metric: String = "RootUsed"
  ) -> RuleSource {
    let place = index.map { #""index": \#($0), "# } ?? ""
    return RuleSource(
      name: "plan.json",
      text: #"""
        {"format_version": "1.2", "planned_values": {"root_module": {"child_modules": [
        {"address": "module.outer[0]", "child_modules": [
        {"address": "module.outer[0].module.alarms", "resources": [
        {"type": "aws_cloudwatch_log_metric_filter", "name": "root", \#(place)"values": {
          "name": "RootUsed", "pattern": "{ $.a = 1 }", "log_group_name": "g",
          "metric_transformation": [{"name": "\#(metric)", "namespace": "Trail", "value": "1"}]}},
        {"type": "aws_cloudwatch_metric_alarm", "name": "called", \#(place)"values": {
          "alarm_name": "Root", "namespace": "Trail", "comparison_operator": "GreaterThanThreshold",
          "threshold": 0, "evaluation_periods": 1, "period": 60, "statistic": "Sum"}}
        ]}]}]}},
        "configuration": {"root_module": {"module_calls": {"outer": {"module": {"module_calls": {
        "alarms": {"module": {"resources": [
        {"type": "aws_cloudwatch_metric_alarm", "name": "called", "expressions": {
          "metric_name": {"references": [\#(references)]}}}]}}}}}}}}}
        """#)
  }

  private static let filter = "aws_cloudwatch_log_metric_filter.root"

  @Test(arguments: [
    (#""\#(filter).id", "\#(filter)""#, nil), (#""\#(filter).name""#, nil),
    (#""\#(filter)[0].id", "\#(filter)[0]""#, "0"),
    (##""\##(filter)[\"a\"].id", "\##(filter)""##, #""a""#),
    (#""\#(filter)", "count.index""#, "0"), (#""\#(filter)", "each.key""#, #""a""#),
  ])
  func `find them where the configuration refers to a filter`(
    _ references: String, _ index: String?
  ) {
    let imported = CloudWatchImport.ruleFiles(of: [plan(references: references, index: index)])
    #expect(imported.notCarried == [])
    #expect(imported.files.map(\.name) == ["root.yml"])
    #expect(imported.files.first?.text.contains("metric_name: RootUsed\n") == true)
  }

  @Test(arguments: [
    (#""var.name""#, nil), ("", nil), (#""\#(filter).arn""#, nil), (#""\#(filter)""#, nil),
    (#""\#(filter)[1].id""#, "0"), (#""\#(filter)[0.id""#, "0"),
    (#""aws_cloudwatch_log_metric_filter.other.id""#, nil),
  ])
  func `leave the filter out with the alarm otherwise`(_ references: String, _ index: String?) {
    let imported = CloudWatchImport.ruleFiles(of: [plan(references: references, index: index)])
    #expect(imported.files == [])
    #expect(imported.notCarried.count == 2)
  }

  @Test func `do so where the filter's metric has another name`() {
    let source = plan(references: #""\#(Self.filter).id""#, metric: "Other")
    #expect(CloudWatchImport.ruleFiles(of: [source]).files == [])
  }
}
