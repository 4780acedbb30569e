import Testing

@testable import Rules

@Suite struct `Values of templates` {
  /// A template with a filter, and an alarm on it whose threshold is given in YAML.
  private func template(
    threshold: String = "1", logGroup: String = "trail", parameters: String = "{}",
    condition: String = ""
  ) -> String {
    """
    Parameters: \(parameters)
    Resources:
      Filter:
        Type: AWS::Logs::MetricFilter
        Properties:
          LogGroupName: \(logGroup)
          FilterPattern: '{ $.a = 1 }'
          MetricTransformations: [{MetricName: Count, MetricNamespace: Trail, MetricValue: 1}]
      Alarm:
        Type: AWS::CloudWatch::Alarm
    \(condition.isEmpty ? "#" : "    Condition: \(condition)")
        Properties:
          Threshold: \(threshold)
          MetricName: Count
          Namespace: Trail
          ComparisonOperator: GreaterThanThreshold
          Statistic: Sum
          Period: 60
          EvaluationPeriods: 1
    """
  }

  @Test(arguments: [
    ("{P: {Type: Number, Default: 7}}", "!Ref P"), ("{P: {Default: 7}}", "{Ref: P}"),
    ("{P: {Type: Number, Default: 7}}", "!Sub '${P}'"), ("{}", "!Sub ['${A}', {A: 7}]"),
    ("{P: {Type: String, Default: '7'}}", "{Fn::Sub: ['${A}', {A: {Ref: P}}]}"),
  ])
  func `references to parameters stand for their defaults`(
    _ parameters: String, _ threshold: String
  ) {
    let text = template(threshold: threshold, parameters: parameters)
    let imported = CloudWatchImport.ruleFiles(of: [RuleSource(name: "t", text: text)])
    #expect(imported.notCarried == [])
    #expect(imported.files.map(\.name) == ["alarm.yml"])
    #expect(imported.files.first?.text.contains("  threshold: 7\n") == true)
  }

  @Test(arguments: [
    ("{P: {Type: Number}}", "!Ref P", "the parameter 'P' has no default"),
    (
      "{P: {Type: 'AWS::SSM::Parameter::Value<String>', Default: /limit}}", "!Ref P",
      "the parameter 'P' has no default"
    ),
    (
      "{P: {Type: CommaDelimitedList, Default: '1,2'}}", "!Sub '${P}'",
      "a list stands where a text must stand"
    ),
    ("{}", "!Ref Filter", "what 'Filter' stands for is known only to the stack"),
    ("{}", "!Sub '${AWS::Region}'", "what 'AWS::Region' stands for is known only to the stack"),
    ("{}", "!GetAtt Filter.Name", "'Fn::GetAtt' is not resolved"),
    ("{}", "!FindInMap [a, b, c]", "no mapping has 'a', 'b', 'c'"),
    ("{}", "!FindInMap [a, !Ref b, c]", "what 'b' stands for is known only to the stack"),
    ("{}", "!If [a, 1, 2]", "the condition 'a' depends on the stack"),
    ("{}", "{'Fn::Join': ['', x]}", "no list stands where one must stand"),
    ("{}", "!Join [[], [1]]", "'Fn::Join' is not resolved"),
    ("{}", "!Join ['', [!Ref b]]", "what 'b' stands for is known only to the stack"),
    ("{}", "!Join ['', ['1', [2]]]", "a list stands where a text must stand"),
    ("{}", "!Select [2, [5, 6]]", "the list has no such element"),
    ("{}", "!Select [!Ref b, [5]]", "what 'b' stands for is known only to the stack"),
    ("{}", "!Select [0, {Ref: b}]", "what 'b' stands for is known only to the stack"),
    ("{}", "!Split ['', '1']", "'Fn::Split' is not resolved"),
    ("{}", "!ImportValue other", "'Fn::ImportValue' is not resolved"),
    ("{}", "!Sub ['${A}', {A: !GetAtt B.C}]", "'Fn::GetAtt' is not resolved"),
    ("{}", "!Sub {a: b}", "'Fn::Sub' is not resolved"),
    // Neither may a default refer to anything, nor does a reference ever lead in a circle.
    (
      "{P: {Default: !Ref Q}, Q: {Default: {Ref: P}}}", "{Ref: Q}",
      "the parameter 'Q' has no default"
    ),
  ])
  func `other references are listed`(_ parameters: String, _ threshold: String, _ reason: String) {
    let problems = ImportHarness.problems(template(threshold: threshold, parameters: parameters))
    #expect(problems.count == 2)
    #expect(problems.first?.hasPrefix("file:13:") == true)
    #expect(
      problems.first?.hasSuffix(
        ": the alarm 'Alarm' is not carried over: \(reason); write the value in its place") == true)
  }

  @Test func `what only people read may stay unresolved, with a note`() {
    let text = template(logGroup: "!Sub '${AWS::StackName}/${!Trail}'")
    let imported = CloudWatchImport.ruleFiles(of: [RuleSource(name: "t", text: text)])
    #expect(imported.notCarried == [])
    #expect(
      imported.notes.map(\.description) == [
        "t:6:21: the metric filter 'Filter': what 'AWS::StackName' stands for is known only to the "
          + "stack; write the value in its place"
      ])
    #expect(imported.files.first?.text.contains("${AWS::StackName}/${Trail}") == true)
  }

  @Test func `a value of nothing is none`() {
    let problems = ImportHarness.problems(template(threshold: "!Ref AWS::NoValue"))
    #expect(
      problems.first
        == "file:9:3: the alarm 'Alarm' is not carried over: it has no 'Threshold'; add it")
  }

  @Test(arguments: [
    ("yes", false), ("no", true), ("off", true), ("ON", false), ("'false'", true),
  ])
  func `plain words are flags as in YAML 1.1`(_ flag: String, _ isSilent: Bool) {
    let source = ImportHarness.template(
      ImportHarness.filter("F") + ImportHarness.alarm("A", more: ", ActionsEnabled: \(flag)"))
    let imported = CloudWatchImport.ruleFiles(of: [source])
    #expect(imported.notCarried == [])
    #expect(imported.files.first?.text.contains("actions_enabled: false") == isSilent)
  }

  @Test(arguments: [
    ("0300", 192), ("'0300'", 300), ("0800", 800), ("01", 1), ("007.5", 7.5), ("0", 0),
    ("+05e1", 50),
  ])
  func `plain numbers are numbers as in YAML 1.1`(_ number: String, _ expected: Double) {
    let imported = CloudWatchImport.ruleFiles(of: [
      RuleSource(name: "t", text: template(threshold: number))
    ])
    #expect(imported.notCarried == [])
    let text = Int(exactly: expected).map { "\($0)" } ?? "\(expected)"
    #expect(imported.files.first?.text.contains("  threshold: \(text)\n") == true)
  }

  @Test(arguments: [
    ("yes", "'true'", true), ("'yes'", "yes", false), ("Off", "'false'", true),
    ("'Off'", "'Off'", true), ("0300", "'192'", true), ("'0300'", "'0300'", true),
    ("2026-01-01", "'2026-01-01'", true), ("1.2.3", "1.2.3", true), ("1.5", "'1.5'", true),
  ])
  func `plain words and numbers are compared as in YAML 1.1`(
    _ value: String, _ other: String, _ isEqual: Bool
  ) {
    let text =
      "Conditions: {C: !Equals [!Ref P, \(other)], D: !Equals [\(value), \(other)]}\n"
      + template(
        threshold: "!If [C, !If [D, 7, 8], !If [D, 9, 6]]",
        parameters: "{P: {Type: String, Default: \(value)}}")
    let imported = CloudWatchImport.ruleFiles(of: [RuleSource(name: "t", text: text)])
    #expect(imported.notCarried == [])
    #expect(
      imported.files.first?.text.contains("  threshold: \(isEqual ? 7 : 6)\n") == true)
  }

  @Test(arguments: ["1.50", "1_000", "0x1F", "1:30", "0899", "1.5e+3", "-0b1"])
  func `numbers that may be written in another way are not compared`(_ number: String) {
    let text =
      "Conditions: {C: !Equals [!Ref P, a]}\n"
      + template(
        threshold: "!If [C, 7, 8]", parameters: "{P: {Type: String, Default: \(number)}}")
    #expect(
      ImportHarness.problems(text).first?.contains("the condition 'C' depends on the stack") == true
    )
  }

  @Test func `plain words in names are as in YAML 1.1`() {
    let source = ImportHarness.template(
      ImportHarness.filter("F", metric: "yes") + ImportHarness.alarm("A", metric: "'true'"))
    let imported = CloudWatchImport.ruleFiles(of: [source])
    #expect(imported.notCarried == [])
    #expect(imported.files.map(\.name) == ["a.yml"])
  }

  @Test func `what stands for nothing refuses nothing`() {
    let source = ImportHarness.template(
      ImportHarness.filter("F")
        + ImportHarness.alarm(
          "A",
          more: ", ThresholdMetricId: !Ref AWS::NoValue, AlarmActions: [!Ref AWS::NoValue], "
            + "OKActions: !Ref AWS::NoValue"))
    let imported = CloudWatchImport.ruleFiles(of: [source])
    #expect(imported.notCarried == [])
    #expect(imported.notes == [])
  }

  @Test func `a text is no dimensions`() {
    let source = ImportHarness.template(
      ImportHarness.filter("F") + ImportHarness.alarm("A", more: ", Dimensions: User"))
    #expect(
      CloudWatchImport.ruleFiles(of: [source]).notCarried.first?.fault
        == "the alarm 'A' is not carried over: 'Dimensions' must be a map or a list, not a text")
  }

  @Test func `quoted words are no flags`() {
    let source = ImportHarness.template(
      ImportHarness.filter("F") + ImportHarness.alarm("A", more: ", ActionsEnabled: 'yes'"))
    #expect(
      CloudWatchImport.ruleFiles(of: [source]).notCarried.first?.fault
        == "the alarm 'A' is not carried over: 'ActionsEnabled' is 'yes', not true or false")
  }

  @Test func `resources whose condition is decided are there or not`() {
    for (value, isMet) in [("a", true), ("b", false)] {
      let text =
        "Conditions: {C: !Equals [!Ref P, a]}\n"
        + template(parameters: "{P: {Default: a}}", condition: "C")
      let imported = CloudWatchImport.ruleFiles(
        of: [RuleSource(name: "t", text: text)], parameters: ["P": value])
      #expect(imported.files.map(\.name) == (isMet ? ["alarm.yml"] : []))
      // By itself it would ring at each event.
      #expect(
        imported.notCarried.map(\.fault).map { $0.prefix(61) }
          == (isMet ? [] : ["the metric filter 'Filter' is left out with the alarm 'Alarm'"]))
      #expect(
        imported.notes.map(\.description)
          == (isMet
            ? []
            : [
              "t:12:5: the alarm 'Alarm' is left out: its condition 'C' is not met; "
                + "nothing, or give other values of parameters"
            ]))
    }
  }

  @Test func `conditions, loops and nested stacks are listed`() {
    #expect(
      ImportHarness.notes(template(condition: "IsProduction")) == [
        "file:11:5: the condition is taken as met, for it depends on the stack; "
          + "remove the rule where it is not"
      ])
    let text = """
      AWSTemplateFormatVersion: 2010-09-09
      Resources:
        Fn::ForEach::Alarms: [Name, [a, b], {}]
        Inner: {Type: AWS::CloudFormation::Stack}
      """
    #expect(
      ImportHarness.problems(text) == [
        "file:3:3: resources made in a loop are not carried over; "
          + "import the template that CloudFormation shows as processed"
      ])
    #expect(
      ImportHarness.notes(text).first
        == "file:4:3: the template of the nested stack 'Inner' is not read with this file; "
        + "name it too, if it declares filters or alarms")
  }
}
