import Testing

@testable import Rules

@Suite struct `Files given to the import` {
  private static let terraform =
    "this is a file of Terraform's own, in which values are not resolved; "
    + "give the answer of 'terraform show -json'"
  private static let accepted =
    "name files of these kinds: the answers of 'aws logs describe-metric-filters' "
    + "('metricFilters'), 'aws cloudwatch describe-alarms' ('MetricAlarms'), "
    + "'aws cloudformation get-template' and 'terraform show -json', and CloudFormation templates"

  @Test(arguments: [
    ("main.tf", #"resource "aws_cloudwatch_metric_alarm" "a" {}"#),
    ("terraform.tfstate", #"{"version": 4, "terraform_version": "1.9", "lineage": "x"}"#),
    ("main.tf.json", #"{"resource": {"aws_cloudwatch_metric_alarm": {}}}"#),
  ])
  func `files of Terraform's own are refused with what to do`(_ name: String, _ text: String) {
    #expect(ImportHarness.problems(text, name: name) == ["\(name):1:1: \(Self.terraform)"])
  }

  @Test func `a list may hold filters and alarms of both kinds`() {
    var harness = ImportHarness()
    harness.filter["metricTransformations"] =
      #"[{"metricName": "Count", "metricNamespace": "Trail", "metricValue": "1"}]"#
    func map(_ properties: [String: String]) -> String {
      "{"
        + properties.sorted { $0.key < $1.key }.map { "\"\($0.key)\": \($0.value)" }
        .joined(separator: ",") + "}"
    }
    let composite = #"{"AlarmName": "Both", "AlarmRule": "ALARM(Called)"}"#
    let text = "[\(composite), {}, \(map(harness.alarm)),\n5, \(map(harness.filter))]"
    let imported = CloudWatchImport.ruleFiles(of: [RuleSource(name: "l.json", text: text)])
    #expect(imported.files.map(\.name) == ["called.yml"])
    #expect(
      imported.notCarried.map(\.description) == [
        "l.json:1:55: 2 elements of the list, here the first, are no filters or alarms; "
          + "list filters and alarms as the commands give them",
        "l.json:1:2: the composite alarm 'Both' is not carried over: it is computed of other "
          + "alarms; write a correlation of type temporal over their rules",
      ])
  }

  @Test(arguments: [
    ("", "1:1: the file is empty; \(accepted)"),
    ("title: a", "1:1: this declares no metric filters or alarms; \(accepted)"),
    ("[5]", "1:1: this declares no metric filters or alarms; \(accepted)"),
  ])
  func `others are refused with what to give`(_ text: String, _ expected: String) {
    #expect(ImportHarness.problems(text) == ["file:\(expected)"])
  }

  @Test func `broken JSON is refused at its place`() {
    #expect(
      ImportHarness.problems("{\"MetricAlarms\": [\n  {\"AlarmName\" \"a\"}]}").first?
        .hasPrefix("file:2:16: this is not YAML: ") == true)
    #expect(
      ImportHarness.problems(#"{"MetricAlarms": [], "MetricAlarms": []}"#) == [
        "file:1:22: the key 'MetricAlarms' stands twice in one map; keep one of the two"
      ])
  }

  @Test func `broken JSON in a file of JSON is called so`() {
    #expect(
      ImportHarness.problems("{\"MetricAlarms\": [\n  {\"AlarmName\" \"a\"}]}", name: "a.json") == [
        "a.json:2:16: malformed JSON: ':' expected; correct the JSON"
      ])
    #expect(
      ImportHarness.problems(#"{"metricFilters": ["#, name: "a.JSON") == [
        "a.JSON:1:20: the JSON text ends inside a value; correct the JSON"
      ])
    let loaded = RuleHarness.loader.load(sources: [
      RuleSource(name: "a.json", text: #"{"metricFilters": ["#)
    ])
    #expect(loaded.problems.map(\.fault) == ["the JSON text ends inside a value"])
    // YAML will do all the same.
    #expect(ImportHarness.problems("metricFilters: []", name: "a.json") == [])
  }

  @Test func `lists out of answers are read`() throws {
    let sources = ImportHarness().sources
    let lists = try sources.map { source in
      let start = try #require(source.text.firstIndex(of: "["))
      return RuleSource(name: source.name, text: String(source.text[start...].dropLast()))
    }
    #expect(CloudWatchImport.ruleFiles(of: lists).files == ImportHarness().imported.files)
    #expect(RuleHarness.loader.load(sources: lists).rules.alarms.map(\.title) == ["Called"])
  }

  @Test func `templates out of answers are read`() {
    let template = ImportHarness.template(ImportHarness.filter("F") + ImportHarness.alarm("A"))
    let expected = CloudWatchImport.ruleFiles(of: [template]).files
    let text = YAMLScalarText.doubleQuoted(template.text)
    let answer = RuleSource(
      name: "a.json", text: "{\"StagesAvailable\": [], \"TemplateBody\": \(text)}")
    #expect(CloudWatchImport.ruleFiles(of: [answer]).files == expected)
    let indented = template.text.split(separator: "\n").map { "  \($0)\n" }.joined()
    let map = RuleSource(name: "a.yml", text: "TemplateBody:\n" + indented)
    #expect(CloudWatchImport.ruleFiles(of: [map]).files == expected)
    #expect(
      ImportHarness.problems("{\"TemplateBody\": \"Resources:\\n  - a: [\"}").first?
        .hasPrefix("file (TemplateBody):3:1: this is not YAML") == true)
  }

  @Test func `an answer that was cut off is listed`() {
    #expect(
      ImportHarness.problems(#"{"metricFilters": [], "nextToken": "x"}"#) == [
        "file:1:23: the file ends before the last filter or alarm; "
          + "ask again without --max-items and --no-paginate"
      ])
  }

  @Test func `a file without filters and alarms is noted`() {
    let expected =
      "file:1:1: the file declares no metric filters and no alarms; name the files that do"
    #expect(
      ImportHarness.notes(#"{"format_version": "1.0", "terraform_version": "1"}"#) == [expected])
    #expect(ImportHarness.notes(#"{"MetricAlarms": []}"#) == [expected])
  }

  @Test func `values that a plan does not know yet are listed`() {
    let text = #"""
      {"format_version": "1.2", "planned_values": {"root_module": {"resources": [
      {"address": "aws_cloudwatch_metric_alarm.a", "type": "aws_cloudwatch_metric_alarm", "values": {}},
      {"address": "data.x", "mode": "data", "type": "aws_cloudwatch_metric_alarm", "values": {}}
      ]}}}
      """#
    #expect(
      ImportHarness.problems(text) == [
        "file:2:1: the alarm 'aws_cloudwatch_metric_alarm.a' is not carried over: "
          + "it has no 'metric_name'; show a state rather than a plan, which does not know all values"
      ])
  }
}
