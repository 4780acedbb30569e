import Testing

@testable import Rules

@Suite struct `Alarms that are not carried over` {
  @Test(arguments: [
    (
      "Metrics", #"[{"Id": "m", "Expression": "a / b"}]"#,
      "6:12: it is computed of several metrics, or of one by an expression; "
        + "alarm on the metric of one filter, by its name"
    ),
    (
      "Metrics", #"[{"Id": "m", "Expression": "SELECT SUM(Count) FROM Trail"}]"#,
      "6:13: it queries Metrics Insights; alarm on the metric of one filter"
    ),
    (
      "Metrics", #"[{"Id": "m"}, {"Expression": "ANOMALY_DETECTION_BAND(m, 2)"}]"#,
      "6:26: it compares with an anomaly band; "
        + "write a correlation of type baseline, or compare with a number"
    ),
    (
      "ComparisonOperator", #""GreaterThanUpperThreshold""#,
      "3:23: it compares with an anomaly band; "
        + "write a correlation of type baseline, or compare with a number"
    ),
    (
      "ComparisonOperator", #""Equal""#,
      "3:23: 'Equal' is not a comparison; use one of GreaterThanOrEqualToThreshold, "
        + "GreaterThanThreshold, LessThanThreshold, LessThanOrEqualToThreshold"
    ),
    (
      "ExtendedStatistic", #""tm90""#,
      "5:22: the statistic 'tm90' is not supported; "
        + "use a percentile such as p99, or one of Sum, SampleCount, Average, Minimum, Maximum"
    ),
    (
      "Statistic", #""Median""#,
      "8:14: the statistic 'Median' is not supported; "
        + "use a percentile such as p99, or one of Sum, SampleCount, Average, Minimum, Maximum"
    ),
    (
      "EvaluationPeriods", "20000",
      "4:22: '20000' is not a number of periods; write a whole number from 1 to 10080"
    ),
    ("DatapointsToAlarm", "3", "4:22: 3 of 1 periods can never breach; write at most 1"),
    (
      "Period", "30",
      "7:11: its period is 30 seconds, and a filter makes one value a minute; "
        + "use a period of 60 seconds or more"
    ),
    (
      "Period", "90",
      "7:11: its period of 90 seconds is no whole number of minutes; use a multiple of 60"
    ),
    ("Period", "null", "2:1: it has no 'Period'; add it"),
    ("Period", "[]", "2:1: it has no 'Period'; add it"),
    ("Period", "[60]", "7:11: 'Period' must be one value, not a list; write one value"),
    (
      "EvaluationPeriods", "1.5",
      "4:22: 'EvaluationPeriods' must be a whole number above 0; write a whole number"
    ),
    ("Threshold", #""high""#, "9:14: 'Threshold' is 'high', which is no number; write a number"),
    ("Threshold", "1e999", "9:14: 'Threshold' is '1e999', which is no number; write a number"),
    (
      "TreatMissingData", #""zero""#,
      "10:21: 'zero' is not a treatment of missing data; "
        + "use one of missing, ignore, breaching, notBreaching"
    ),
    (
      "ActionsEnabled", #""no""#,
      "2:20: 'ActionsEnabled' is 'no', not true or false; write true or false"
    ),
    (
      "Dimensions", #"[{"Name": "User", "Value": "ana"}]"#,
      "4:25: its filter makes the metric without dimensions, and it looks at the one by User, "
        + "which never has data; name the dimensions that the filter has"
    ),
    (
      "Dimensions", #"[{"Name": "User"}]"#,
      "4:16: a dimension must have a name and a value; write both"
    ),
    (
      "Dimensions", #"[{"Name": "A", "Value": "1"}, {"Name": "A", "Value": "2"}]"#,
      "4:54: the dimension 'A' is there twice; keep one of the two"
    ),
  ])
  func `are listed with place and reason`(_ key: String, _ value: String, _ expected: String) {
    var harness = ImportHarness()
    harness.alarm[key] = value
    let imported = harness.imported
    let problem = imported.notCarried.map(\.description)
    let words = expected.split(separator: ": ", maxSplits: 1)
    #expect(
      problem == [
        "alarms.json:\(words[0]): the alarm 'Called' is not carried over: \(words[1])",
        "filters.json:3:16: the metric filter 'Calls' is left out with the alarm 'Called', which "
          + "counts it: by itself it would ring at each event; "
          + "mend the alarm, or write a correlation that counts the filter",
      ])
    #expect(imported.files == [])
    #expect(imported.notes == [])
  }

  @Test func `have no filter`() {
    var harness = ImportHarness()
    harness.alarm["Namespace"] = #""Other""#
    let imported = harness.imported
    #expect(
      imported.notCarried.map(\.description) == [
        "alarms.json:2:15: the alarm 'Called' is not carried over: no given filter makes its metric "
          + "'Other/Count'; name the file that declares its filter as well, if it has one"
      ])
    // The filter has nothing to do with it.
    #expect(imported.files.map(\.name) == ["calls.yml"])
    #expect(
      imported.notes.map(\.fault) == [
        "the metric filter 'Calls': no given alarm counts it, so that it rings by itself"
      ])
  }

  @Test func `on a filter with dimensions have none themselves`() {
    var harness = ImportHarness()
    harness.transformation["dimensions"] = #"{"User": "$.userIdentity.userName"}"#
    #expect(
      harness.imported.notCarried.first?.description
        == "alarms.json:2:15: the alarm 'Called' is not carried over: its filter makes the metric by "
        + "User, and it looks at the one without dimensions, which never has data; "
        + "name the dimensions that the filter has")
  }

  @Test func `have no name`() {
    var harness = ImportHarness()
    harness.alarm["AlarmName"] = #"" ""#
    #expect(
      harness.imported.notCarried.first?.description
        == "alarms.json:2:1: the alarm without a name is not carried over: "
        + "it has no 'AlarmName'; add it")
  }

  @Test func `are composed of others`() {
    let text =
      #"{"CompositeAlarms": [{"AlarmName": "Both", "AlarmRule": "ALARM(a) AND ALARM(b)"}]}"#
    #expect(
      ImportHarness.problems(text) == [
        "file:1:22: the composite alarm 'Both' is not carried over: it is computed of other alarms; "
          + "write a correlation of type temporal over their rules"
      ])
  }

  @Test func `have more filters than anyone needs`() {
    let filters = (0...AlarmLinks.filterCountMaximum).map { number in
      #"{"filterName": "f\#(number)", "filterPattern": "{ $.a = b }", "logGroupName": "g", "#
        + #""metricTransformations": [{"metricName": "Count", "metricNamespace": "Trail", "#
        + #""metricValue": "1"}]}"#
    }
    let source = RuleSource(
      name: "filters.json", text: "{\"metricFilters\": [\(filters.joined(separator: ","))]}")
    let imported = CloudWatchImport.ruleFiles(of: [source, ImportHarness().sources[1]])
    #expect(
      imported.notCarried.first?.fault
        == "the alarm 'Called' is not carried over: more than 64 filters make its metric "
        + "'Trail/Count'")
    #expect(imported.notCarried.count == 1 + AlarmLinks.filterCountMaximum + 1)
    #expect(imported.files == [])
  }
}
