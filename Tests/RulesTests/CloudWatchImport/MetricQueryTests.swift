import Testing

@testable import Rules

@Suite struct `Alarms that name their metric in a query` {
  private static let query = #"""
    [{"Id": "m", "ReturnData": true, "MetricStat": {"Stat": "p90", "Period": 300, "Unit": "None",
    "Metric": {"Namespace": "Trail", "MetricName": "Count",
    "Dimensions": [{"Name": "User", "Value": "ana"}]}}}]
    """#

  private func harness(_ queries: String) -> ImportHarness {
    var harness = ImportHarness()
    for key in ["MetricName", "Namespace", "Period", "Statistic"] { harness.alarm[key] = nil }
    harness.alarm["Metrics"] = queries
    return harness
  }

  @Test func `are plain alarms where they compute nothing`() {
    var harness = harness(Self.query)
    harness.transformation["dimensions"] = #"{"User": "$.userIdentity.userName"}"#
    let imported = harness.imported
    #expect(imported.notCarried == [])
    #expect(imported.notes == [])
    var plain = ImportHarness()
    plain.transformation = harness.transformation
    plain.alarm["Statistic"] = nil
    plain.alarm["ExtendedStatistic"] = #""p90""#
    plain.alarm["Period"] = "300"
    plain.alarm["Dimensions"] = #"[{"Name": "User", "Value": "ana"}]"#
    #expect(imported.files == plain.imported.files)
    #expect(imported.files.first?.text.contains("statistic: p90\n") == true)
  }

  @Test(
    arguments: [
      (nil, "its metric is one of the account '111122223333', which may not be the alarm's own"),
      (
        "444455556666",
        "its metric is one of the account '111122223333', and the alarm of '444455556666'"
      ),
      ("111122223333", nil),
    ] as [(String?, String?)])
  func `are left out where it is another account's`(_ account: String?, _ fault: String?) {
    let query = Self.query.replacing("\"Id\"", with: "\"AccountId\": \"111122223333\", \"Id\"")
    var harness = harness(query)
    harness.transformation["dimensions"] = #"{"User": "$.userIdentity.userName"}"#
    if let account {
      harness.alarm["AlarmArn"] = #""arn:aws:cloudwatch:eu-west-1:\#(account):alarm:Called""#
    }
    let imported = harness.imported
    #expect(
      imported.notCarried.first?.fault
        == fault.map { "the alarm 'Called' is not carried over: \($0)" })
    #expect(imported.files.isEmpty == (fault != nil))
  }

  @Test func `may name their own account`() {
    let query =
      "[{Id: m, AccountId: !Ref AWS::AccountId, MetricStat: {Stat: Sum, Period: 60, "
      + "Metric: {Namespace: Trail, MetricName: Count}}}]"
    let alarm = ImportHarness.alarm("A", more: ", Metrics: \(query)")
      .replacing("MetricName: Count, Namespace: Trail, Statistic: Sum, Period: 60, ", with: "")
    let imported = CloudWatchImport.ruleFiles(of: [
      ImportHarness.template(ImportHarness.filter("F") + alarm)
    ])
    #expect(imported.notCarried == [])
    #expect(imported.files.map(\.name) == ["a.yml"])
  }

  @Test func `are read in the form of Terraform`() {
    let state = #"""
      {"format_version": "1.0", "values": {"root_module": {"resources": [
      {"address": "F", "type": "aws_cloudwatch_log_metric_filter", "values": {
        "name": "Calls", "pattern": "{ $.a = 1 }", "log_group_name": "trail",
        "metric_transformation": [{"name": "Count", "namespace": "Trail", "value": "1"}]}},
      {"address": "A", "type": "aws_cloudwatch_metric_alarm", "values": {
        "alarm_name": "Called", "comparison_operator": "GreaterThanThreshold", "threshold": 0,
        "evaluation_periods": 1, "period": 0, "statistic": "", "metric_name": "", "namespace": "",
        "metric_query": [{"id": "m", "expression": "", "period": 0, "return_data": true, "metric": [
          {"dimensions": {}, "metric_name": "Count", "namespace": "Trail", "period": 60,
          "stat": "Sum", "unit": ""}]}]}}
      ]}}}
      """#
    let imported = CloudWatchImport.ruleFiles(of: [RuleSource(name: "s.json", text: state)])
    #expect(imported.notCarried == [])
    #expect(imported.files == ImportHarness().imported.files)
  }

  @Test(arguments: [
    #"[{"Id": "m", "MetricStat": {"Metric": {"Namespace": "Trail", "MetricName": "Count"}}}, "#
      + #"{"Id": "e", "Expression": "m * 2"}]"#,
    #"[{"Id": "m", "MetricStat": {"Metric": {"Namespace": "Trail", "MetricName": "Count"}}}, "#
      + #"{"Id": "n", "MetricStat": {"Metric": {"Namespace": "Trail", "MetricName": "Other"}}}]"#,
  ])
  func `are left out with their filters where they compute something`(_ queries: String) {
    let imported = harness(queries).imported
    #expect(
      imported.notCarried.map(\.fault) == [
        "the alarm 'Called' is not carried over: "
          + "it is computed of several metrics, or of one by an expression",
        "the metric filter 'Calls' is left out with the alarm 'Called', which counts it: "
          + "by itself it would ring at each event",
      ])
    #expect(imported.files == [])
  }
}
