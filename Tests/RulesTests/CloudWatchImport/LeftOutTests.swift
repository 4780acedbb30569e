import Testing

@testable import Rules

@Suite struct `What is left out with what cannot be carried over` {
  private static let bad = ", DatapointsToAlarm: 3"
  private static let mend = "mend the alarm, or write a correlation that counts the filter"

  private func imported(_ lines: String...) -> ImportedRuleFiles {
    CloudWatchImport.ruleFiles(of: [ImportHarness.template(lines.joined())])
  }

  @Test func `a bad alarm leaves the others of its filter`() {
    let imported = imported(
      ImportHarness.filter("F"), ImportHarness.alarm("Good"),
      ImportHarness.alarm("Bad", more: Self.bad))
    #expect(
      imported.notCarried.map(\.fault) == [
        "the alarm 'Bad' is not carried over: 3 of 1 periods can never breach"
      ])
    #expect(imported.files.map(\.name) == ["good.yml"])
    #expect(imported.notes == [])
  }

  @Test func `a bad filter leaves the alarm with its other filters, and a note`() {
    let imported = imported(
      ImportHarness.filter("F"), ImportHarness.filter("G", pattern: "{ $.a = 1 "),
      ImportHarness.alarm("Good"))
    #expect(
      imported.notCarried.map(\.fault) == [
        "the metric filter 'G' is not carried over: this '{' is never closed"
      ])
    #expect(imported.files.map(\.name) == ["good.yml"])
    #expect(
      imported.notes.map(\.fault) == [
        "the alarm 'Good': the metric filter 'G', which makes its metric too, is not carried over"
      ])
  }

  @Test func `an alarm without a filter that is left goes with them`() {
    let imported = imported(
      ImportHarness.filter("F", pattern: "{ $.a = 1 "),
      ImportHarness.filter("G", metric: "Other"), ImportHarness.alarm("A"))
    #expect(
      imported.notCarried.map(\.fault) == [
        "the metric filter 'F' is not carried over: this '{' is never closed",
        "the alarm 'A' is not carried over: the metric filter 'F', which makes its metric, is not "
          + "carried over",
      ])
    #expect(imported.files.map(\.name) == ["g.yml"])
  }

  @Test func `a filter goes with its only alarm, and nothing says that it rings`() {
    let imported = imported(
      ImportHarness.filter("F"), ImportHarness.alarm("Bad", more: Self.bad))
    #expect(
      imported.notCarried.map(\.description) == [
        "t.yml:3:214: the alarm 'Bad' is not carried over: 3 of 1 periods can never breach; "
          + "write at most 1",
        "t.yml:2:3: the metric filter 'F' is left out with the alarm 'Bad', which counts it: "
          + "by itself it would ring at each event; \(Self.mend)",
      ])
    #expect(imported.files == [])
    #expect(imported.notes == [])
  }

  @Test func `an alarm whose metric is not known takes the filters that it may count`() {
    let plan = #"""
      {"format_version": "1.2", "planned_values": {"root_module": {"resources": [
      {"address": "F", "type": "aws_cloudwatch_log_metric_filter", "values": {
        "name": "F", "pattern": "{ $.a = 1 }", "log_group_name": "g", "metric_transformation": [
        {"name": "Count", "namespace": "Trail", "value": "1"}]}},
      {"address": "G", "type": "aws_cloudwatch_log_metric_filter", "values": {
        "name": "G", "pattern": "{ $.a = 1 }", "log_group_name": "g", "metric_transformation": [
        {"name": "Count", "namespace": "Other", "value": "1"}]}},
      {"address": "A", "type": "aws_cloudwatch_metric_alarm", "values": {
        "alarm_name": "A", "namespace": "Trail"}}
      ]}}}
      """#
    let imported = CloudWatchImport.ruleFiles(of: [RuleSource(name: "p.json", text: plan)])
    #expect(
      imported.notCarried.map(\.fault) == [
        "the alarm 'A' is not carried over: it has no 'metric_name'",
        "the metric filter 'F' is left out, for the alarm 'A', of which no rule is made, may count "
          + "it: by itself it would ring at each event",
      ])
    #expect(imported.files.map(\.name) == ["g.yml"])
  }

  @Test func `what such an alarm may count stands in its own file, and has no other alarm`() {
    let unknown = ImportHarness.template(ImportHarness.alarm("A", metric: "!Ref AWS::NoValue"))
    var harness = ImportHarness()
    harness.alarm["AlarmName"] = #""Other""#
    let imported = CloudWatchImport.ruleFiles(of: harness.sources + [unknown])
    #expect(imported.files.map(\.name) == ["other.yml"])
    let alone = CloudWatchImport.ruleFiles(of: [harness.sources[0], unknown])
    #expect(alone.files.map(\.name) == ["calls.yml"])
  }

  /// Each combination of good and bad filters and alarms of two metrics.
  @Test func `direct loading and importing leave out the same`() {
    let parts = [
      ImportHarness.filter("F"), ImportHarness.filter("G", pattern: "{ $.a = 1 "),
      ImportHarness.filter("H", metric: "Other"), ImportHarness.alarm("A"),
      ImportHarness.alarm("B", more: Self.bad),
      ImportHarness.alarm("C", metric: "Other", more: Self.bad),
      ImportHarness.alarm("D", metric: "!Ref AWS::NoValue"),
      ImportHarness.alarm("E", metric: "None"),
    ]
    for choice in 1..<1 << parts.count {
      let chosen = parts.indices.filter { choice >> $0 & 1 == 1 }.map { parts[$0] }
      let source = ImportHarness.template(chosen.joined())
      let imported = CloudWatchImport.ruleFiles(of: [source])
      let direct = RuleHarness.loader.load(sources: [source])
      let read = RuleHarness.loader.load(sources: imported.files)
      #expect(direct.problems == [] && read.problems == [], "\(source.text)")
      #expect(ringing(direct) == ringing(read), "\(source.text)")
      #expect(
        Set(direct.notCarried.map(\.fault)) == Set(imported.notCarried.map(\.fault)),
        "\(source.text)")
      // Everything is carried over, or told; and nothing is both.
      let told = Set(direct.notCarried.map { $0.fault.split(separator: "'")[1] })
      #expect(told.count == direct.notCarried.count, "\(source.text)")
      let names = direct.rules.alarms.map(\.title) + direct.rules.detections.map(\.title)
      #expect(told.isDisjoint(with: names.map { $0[...] }), "\(source.text)")
      #expect(told.count + Set(names).count == chosen.count, "\(source.text)")
    }
  }

  private func ringing(_ loaded: LoadedRules) -> [String] {
    loaded.rules.alarms.filter(\.rings).map(\.title).sorted()
  }
}
