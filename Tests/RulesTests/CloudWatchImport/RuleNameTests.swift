import Testing

@testable import Rules

@Suite struct `Names and ids of imported rules` {
  @Test(arguments: [
    ("UnauthorizedAPICalls", "unauthorized-api-calls"), ("root_usage", "root-usage"),
    ("S3BucketPolicy", "s3-bucket-policy"), ("  a -- b ", "a-b"), ("../../etc", "etc"),
    ("ÄÖ", "rule"), ("", "rule"), ("123", "123"),
  ])
  func `a name is small letters, digits and dashes`(_ text: String, _ expected: String) {
    #expect(RuleNames.slug(of: text) == expected)
  }

  @Test func `long names are cut`() {
    let name = RuleNames.slug(of: String(repeating: "a", count: 79) + "-b")
    #expect(name == String(repeating: "a", count: 79))
  }

  @Test func `no name is given twice`() {
    var names = RuleNames()
    let claimed = ["A", "a", "a-2", "A", "a!"].map { names.claim($0) }
    #expect(claimed == ["a", "a-2", "a-2-2", "a-3", "a-4"])
  }

  @Test func `an id is a UUID of version 8 that never changes`() {
    #expect(RuleIdentifiers.id(of: ["a", "b"]) == "5bfe1858-b93e-8600-acef-79ecee14dcc1")
    #expect(RuleIdentifiers.id(of: ["ab"]) != RuleIdentifiers.id(of: ["a", "b"]))
  }

  @Test func `alarms of one name that say different things are two rules`() {
    var harness = ImportHarness()
    harness.alarm["AlarmArn"] = #""arn:one""#
    var sources = harness.sources
    harness.alarm["AlarmArn"] = #""arn:two""#
    harness.alarm["Threshold"] = "5"
    sources.append(RuleSource(name: "other.json", text: harness.sources[1].text))
    let imported = CloudWatchImport.ruleFiles(of: sources)
    #expect(imported.notCarried == [])
    #expect(imported.notes == [])
    // They share their filter, and so their file.
    #expect(imported.files.map(\.name) == ["called.yml"])
    let text = imported.files.first?.text ?? ""
    #expect(text.contains("name: called\n") && text.contains("name: called-2\n"))
    #expect(text.contains("threshold: 0\n") && text.contains("threshold: 5\n"))
  }

  @Test func `units and small samples are noted`() {
    var harness = ImportHarness()
    harness.alarm["Unit"] = #""Bytes""#
    harness.alarm["EvaluateLowSampleCountPercentile"] = #""ignore""#
    #expect(
      harness.imported.notes.map(\.description) == [
        "alarms.json:4:37: the alarm 'Called': percentiles of few values are looked at like all "
          + "others; nothing, unless the alarm is on a percentile",
        "alarms.json:2:15: the alarm 'Called': its unit 'Bytes' is not that of its metric, and is "
          + "not looked at; nothing; in CloudWatch it never has data",
      ])
  }
}
