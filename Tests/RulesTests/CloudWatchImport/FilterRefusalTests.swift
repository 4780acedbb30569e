import Testing

@testable import Rules

@Suite struct `Filters that are not carried over` {
  @Test(arguments: [
    (
      "filterPattern", #""[ip, user, ...]""#,
      "4:18: its pattern is for events whose fields blanks divide; "
        + "write a JSON pattern: { $.eventName = ... }"
    ),
    (
      "filterPattern", #""ERROR -timeout""#,
      "4:18: its pattern is one of plain words; write a JSON pattern: { $.eventName = ... }"
    ),
    (
      "filterPattern", #""""#,
      "4:18: its pattern is empty: it counts every event; "
        + "write a JSON pattern: { $.eventName = ... }"
    ),
    (
      "applyOnTransformedLogs", "true",
      "3:1: it looks at transformed events; write the pattern for the records of CloudTrail"
    ),
    (
      "fieldSelectionCriteria", #""@aws.region = us-east-1""#,
      "3:1: 'fieldSelectionCriteria' uses fields that CloudWatch adds; "
        + "use recipientAccountId and awsRegion of the record"
    ),
    (
      "emitSystemFieldDimensions", #"["@aws.account"]"#,
      "3:1: 'emitSystemFieldDimensions' uses fields that CloudWatch adds; "
        + "use recipientAccountId and awsRegion of the record"
    ),
  ])
  func `are listed with place and reason`(_ key: String, _ value: String, _ expected: String) {
    var harness = ImportHarness()
    harness.filter[key] = value
    let words = expected.split(separator: ": ", maxSplits: 1)
    let imported = harness.imported
    #expect(imported.files == [])
    #expect(
      imported.notCarried.map(\.description) == [
        "filters.json:\(words[0]): the metric filter 'Calls' is not carried over: \(words[1])",
        "alarms.json:2:15: the alarm 'Called' is not carried over: the metric filter 'Calls', "
          + "which makes its metric, is not carried over; mend the filter",
      ])
  }

  @Test(arguments: [
    ("metricValue", "null", "6:27: it has no 'metricValue'; add it"),
    ("defaultValue", #""x""#, "6:44: 'defaultValue' is 'x', which is no number; write a number"),
  ])
  func `have a metric that cannot be read`(_ key: String, _ value: String, _ expected: String) {
    var harness = ImportHarness()
    harness.transformation[key] = value
    let words = expected.split(separator: ": ", maxSplits: 1)
    #expect(
      harness.imported.notCarried.first?.description
        == "filters.json:\(words[0]): the metric filter 'Calls' is not carried over: \(words[1])")
  }

  @Test func `have no metric, several, or nothing at all`() {
    #expect(
      ImportHarness.problems(#"{"metricFilters": [{}, 5, {"metricTransformations": [{}, {}]}]}"#)
        == [
          "file:1:20: the metric filter without a name is not carried over: "
            + "it has no 'metricTransformations'; add it",
          "file:1:24: the metric filter without a name is not carried over: "
            + "it has no 'metricTransformations'; add it",
          "file:1:53: the metric filter without a name is not carried over: "
            + "'metricTransformations' must be a list of one metric; write one",
        ])
  }

  @Test func `leave an alarm with the other filters of its metric`() {
    let broken =
      #"{"metricFilters": [{"filterName": "Old", "filterPattern": "ERROR", "logGroupName": "g", "#
      + #""metricTransformations": [{"metricName": "Count", "metricNamespace": "Trail", "#
      + #""metricValue": "1"}]}]}"#
    let imported = CloudWatchImport.ruleFiles(
      of: [RuleSource(name: "old.json", text: broken)] + ImportHarness().sources)
    #expect(imported.files.map(\.name) == ["called.yml"])
    #expect(
      imported.notes.map(\.description) == [
        "alarms.json:2:15: the alarm 'Called': the metric filter 'Old', which makes its metric too, "
          + "is not carried over; mend the filter, or expect fewer alerts"
      ])
  }
}
