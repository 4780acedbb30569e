import Testing

@testable import Rules

@Suite struct `Plans that do not know the metrics of alarms` {
  /// A plan with a filter called `root` and an alarm on it, in a module.
  ///
  /// - Parameters:
  ///   - index: of both, in JSON.
  ///   - otherIndex: of a second filter of the same name in the configuration.
  private func plan(
    references: String, index: String? = nil, metric: String = "RootUsed",
    otherIndex: String? = nil
  ) -> RuleSource {
    let other = otherIndex.map { index in
      #"""
      {"type": "aws_cloudwatch_log_metric_filter", "name": "root", "index": \#(index), "values": {
        "name": "Other", "pattern": "{ $.a = 2 }", "log_group_name": "g",
        "metric_transformation": [{"name": "Other", "namespace": "Trail", "value": "1"}]}},
      """#
    }
    let place = index.map { #""index": \#($0), "# } ?? ""
    return RuleSource(
      name: "plan.json",
      text: #"""
        {"format_version": "1.2", "planned_values": {"root_module": {"child_modules": [
        {"address": "module.outer[0]", "child_modules": [
        {"address": "module.outer[0].module.alarms", "resources": [\#(other ?? "")
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
    (#""\#(filter)[0].id", "\#(filter)[0]", "\#(filter)", "\#(filter)[1].id""#, "0"),
    (#""\#(filter)[0].id", "var.suffix""#, "0"), (#""\#(filter)[0].id", "\#(filter)[0].id""#, "0"),
    (#""\#(filter)", "count.index", "var.offset""#, "0"), (#""\#(filter)", "var.index""#, "0"),
    (#""\#(filter)[1].id""#, "0"), (#""\#(filter)[0.id""#, "0"),
    (#""aws_cloudwatch_log_metric_filter.other.id""#, nil),
  ])
  func `leave the filter out with the alarm otherwise`(_ references: String, _ index: String?) {
    let imported = CloudWatchImport.ruleFiles(of: [plan(references: references, index: index)])
    #expect(imported.files == [])
    #expect(imported.notCarried.count == 2)
  }

  @Test func `leave all filters out that a computed index may mean`() {
    let source = plan(
      references: #""\#(Self.filter)", "count.index""#, index: "0", otherIndex: "1")
    let imported = CloudWatchImport.ruleFiles(of: [source])
    #expect(imported.files == [])
    #expect(
      imported.notCarried.map(\.fault).sorted() == [
        "the alarm 'Root' is not carried over: it has no 'metric_name'",
        "the metric filter 'Other' is left out, for the alarm 'Root', of which no rule is made, may "
          + "count it: by itself it would ring at each event",
        "the metric filter 'RootUsed' is left out, for the alarm 'Root', of which no rule is made, "
          + "may count it: by itself it would ring at each event",
      ])
  }

  @Test func `do so where the filter's metric has another name`() {
    let source = plan(references: #""\#(Self.filter).id""#, metric: "Other")
    #expect(CloudWatchImport.ruleFiles(of: [source]).files == [])
  }
}
