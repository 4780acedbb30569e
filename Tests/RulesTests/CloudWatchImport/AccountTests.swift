import Testing

@testable import Rules

@Suite struct `Alarms of whole accounts` {
  private func harness(account: String, region: String = "eu-west-1") -> ImportHarness {
    var harness = ImportHarness()
    harness.alarm["AlarmArn"] = #""arn:aws:cloudwatch:\#(region):\#(account):alarm:Called""#
    return harness
  }

  @Test func `of two accounts or regions load together`() {
    let files =
      harness(account: "111122223333").imported.files
      + harness(account: "444455556666").imported.files
      + harness(account: "444455556666", region: "us-east-1").imported.files
    #expect(
      files.map(\.name) == [
        "called-111122223333-eu-west-1.yml", "called-444455556666-eu-west-1.yml",
        "called-444455556666-us-east-1.yml",
      ])
    let loaded = RuleHarness.loader.load(sources: files)
    #expect(loaded.problems == [])
    #expect(loaded.rules.alarms.filter(\.rings).map(\.title) == ["Called", "Called", "Called"])
    #expect(
      loaded.rules.alarms.first(where: \.rings)?.description
        == "CloudWatch alarm on the metric Trail/Count of the log group trail, "
        + "of the account 111122223333 in eu-west-1.")
  }

  @Test func `that say the same are told apart by their account`() {
    let imported = CloudWatchImport.ruleFiles(
      of: harness(account: "111122223333").sources + harness(account: "444455556666").sources)
    #expect(imported.notCarried == [])
    // Nothing tells of which account a filter is.
    #expect(
      imported.notes.map(\.description) == [
        "filters.json:3:1: the metric filter 'Calls' is carried over once: it stands at "
          + "filters.json:3 as well; nothing, if it is the same; import accounts one by one, each with its "
          + "alarms",
        "alarms.json:2:1: there are alarms of 111122223333 eu-west-1 and of 444455556666 eu-west-1: "
          + "each rings for the events of all; narrow the filters to what their log groups have, "
          + "such as { ($.recipientAccountId = \"444455556666\") && (...) }",
      ])
    let loaded = RuleHarness.loader.load(sources: imported.files)
    #expect(loaded.problems == [])
    #expect(loaded.rules.alarms.filter(\.rings).count == 2)
  }

  @Test func `of two regions are told, too`() {
    let imported = CloudWatchImport.ruleFiles(
      of: harness(account: "111122223333").sources
        + harness(account: "111122223333", region: "us-east-1").sources)
    #expect(
      imported.notes.last?.mend
        == "narrow the filters to what their log groups have, such as "
        + "{ ($.awsRegion = \"us-east-1\") && (...) }")
  }

  @Test func `are the same where one file does not name the account`() {
    let one = harness(account: "111122223333")
    let imported = CloudWatchImport.ruleFiles(of: one.sources + [ImportHarness().sources[1]])
    #expect(imported.files == one.imported.files)
    #expect(imported.notes.count == 1)
  }

  @Test(arguments: ["", "arn", "arn:aws:cloudwatch::111122223333:alarm:a", "arn:a:b:c:1:d:e"])
  func `may name no account`(_ arn: String) {
    var harness = ImportHarness()
    harness.alarm["AlarmArn"] = "\"\(arn)\""
    #expect(harness.imported.files == ImportHarness().imported.files)
  }

  @Test func `on metrics of services are summed up, and no fault`() {
    let more = (0..<3).map { number in
      var harness = ImportHarness()
      harness.alarm["AlarmName"] = "\"CPU \(number)\""
      harness.alarm["Namespace"] = #""AWS/EC2""#
      harness.alarm["Period"] = "10"
      return RuleSource(name: number < 2 ? "a.json" : "b.json", text: harness.sources[1].text)
    }
    let imported = CloudWatchImport.ruleFiles(of: ImportHarness().sources + more)
    #expect(imported.notCarried == [])
    #expect(imported.files.map(\.name) == ["called.yml"])
    #expect(
      imported.notes.map(\.description) == [
        "a.json:2:1: 2 alarms on metrics of AWS services, such as the alarm 'CPU 0', are not about "
          + "trails; nothing: no filter makes such metrics",
        "b.json:2:1: the alarm 'CPU 2', on a metric of an AWS service, is not about trails; "
          + "nothing: no filter makes such metrics",
      ])
  }

  @Test func `on metrics of services are summed up where they compute something, too`() {
    var harness = ImportHarness()
    harness.alarm["MetricName"] = nil
    harness.alarm["Namespace"] = nil
    let metric = #""MetricStat": {"Metric": {"Namespace": "AWS/ELB", "MetricName": "Count"}}"#
    harness.alarm["Metrics"] =
      #"[{"Id": "a", \#(metric)}, {"Id": "b", \#(metric)}, {"Id": "c", "Expression": "a / b"}]"#
    #expect(harness.imported.notCarried == [])
    #expect(harness.imported.notes.count == 2)
    harness.alarm["Metrics"] = #"[{"Id": "c", "Expression": "SELECT SUM(a) FROM b"}]"#
    #expect(harness.imported.notCarried.count == 1)
  }
}
