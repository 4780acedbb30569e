import Testing

@testable import Rules

@Suite struct `What files declare elsewhere` {
  @Test func `is told of templates`() {
    let text = """
      Transform: [AWS::Serverless-2016-10-31, {Name: AWS::Include, Parameters: {Location: a}}]
      Fn::Transform: {Name: AWS::Include}
      Resources:
        App: {Type: AWS::Serverless::Application}
        Set: {Type: AWS::CloudFormation::StackSet}
        Stack: {Type: AWS::CloudFormation::Stack}
        Included: {Fn::Transform: {Name: AWS::Include}}
        Within: {Type: AWS::SNS::Topic, Properties: {Fn::Transform: {Name: AWS::Include}}}
        Fn::Transform: {Name: AWS::Include}
      """
    func unread(_ title: String) -> String {
      "the template of the \(title) is not read with this file; "
        + "name it too, if it declares filters or alarms"
    }
    let included =
      "what is included here is not read; "
      + "import the template that CloudFormation shows as processed"
    #expect(
      ImportHarness.notes(text).dropLast() == [
        "file:2:1: \(included)", "file:9:3: \(included)", "file:1:41: \(included)",
        "file:4:3: \(unread("nested application 'App'"))",
        "file:5:3: \(unread("stack set 'Set'"))", "file:6:3: \(unread("nested stack 'Stack'"))",
        "file:7:14: \(included)", "file:8:48: \(included)",
      ])
  }

  @Test func `is told of stacks that Terraform makes`() {
    let state = #"""
      {"format_version": "1.0", "values": {"root_module": {"resources": [
      {"address": "aws_cloudformation_stack.a", "type": "aws_cloudformation_stack", "values": {
        "template_body": "Resources: {F: {Type: AWS::Logs::MetricFilter}}"}},
      {"address": "aws_cloudformation_stack.b", "type": "aws_cloudformation_stack", "values": {
        "template_body": "Resources: {F: {Type: AWS::SNS::Topic}}"}},
      {"address": "aws_cloudformation_stack_set.c", "type": "aws_cloudformation_stack_set",
        "values": {"template_url": "https://example.com"}}
      ]}}}
      """#
    #expect(
      ImportHarness.notes(state).dropLast() == [
        "file:2:1: the template of the stack 'aws_cloudformation_stack.a' is not read with this "
          + "file; name it too, if it declares filters or alarms",
        "file:6:1: the template of the stack 'aws_cloudformation_stack_set.c' is not read with this "
          + "file; name it too, if it declares filters or alarms",
      ])
  }

  @Test func `is read of Terraform's other provider`() {
    let state = #"""
      {"format_version": "1.0", "values": {"root_module": {"resources": [
      {"address": "F", "type": "awscc_logs_metric_filter", "values": {
        "filter_name": "Calls", "filter_pattern": "{ $.a = 1 }", "log_group_name": "trail",
        "apply_on_transformed_logs": null, "metric_transformations": [
        {"metric_name": "Count", "metric_namespace": "Trail", "metric_value": "1", "unit": null,
        "default_value": null, "dimensions": [{"key": "User", "value": "$.user"}]}]}},
      {"address": "A", "type": "awscc_cloudwatch_alarm", "values": {
        "alarm_name": "Called", "comparison_operator": "GreaterThanThreshold", "threshold": 0,
        "evaluation_periods": 1, "period": 60, "statistic": "Sum", "metric_name": "Count",
        "namespace": "Trail", "ok_actions": ["a"], "metrics": [],
        "dimensions": [{"name": "User", "value": "ana"}]}}
      ]}}}
      """#
    let imported = CloudWatchImport.ruleFiles(of: [RuleSource(name: "s.json", text: state)])
    #expect(imported.notCarried == [])
    var harness = ImportHarness()
    harness.transformation["dimensions"] = #"{"User": "$.user"}"#
    harness.alarm["Dimensions"] = #"[{"Name": "User", "Value": "ana"}]"#
    #expect(imported.files == harness.imported.files)
    #expect(imported.notes.count == 1)
  }

  @Test func `is told of loops, and takes the filters that they may count`() {
    let loop = "Fn::ForEach::Alarms: [Name, [a, b], {}]\n"
    let imported = CloudWatchImport.ruleFiles(of: [
      ImportHarness.template(ImportHarness.filter("F") + loop)
    ])
    #expect(
      imported.notCarried.map(\.fault) == [
        "resources made in a loop are not carried over",
        "the metric filter 'F' is left out, for the loop 'Fn::ForEach::Alarms', of which no rule is "
          + "made, may count it: by itself it would ring at each event",
      ])
    #expect(imported.files == [])
    let counted = CloudWatchImport.ruleFiles(of: [
      ImportHarness.template(ImportHarness.filter("F") + loop + ImportHarness.alarm("A"))
    ])
    #expect(counted.files.map(\.name) == ["a.yml"])
  }

  @Test func `is told of loops alone`() {
    let text = "Resources:\n  Fn::ForEach::Alarms: [Name, [a, b], {}]\n"
    #expect(
      ImportHarness.problems(text) == [
        "file:2:3: resources made in a loop are not carried over; "
          + "import the template that CloudFormation shows as processed"
      ])
    #expect(ImportHarness.notes(text) == [])
  }
}
