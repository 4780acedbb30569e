import Testing

@testable import Rules

@Suite struct `Functions of templates` {
  private static let head = """
    Parameters:
      Env: {Type: String, Default: prod}
      Names: {Type: CommaDelimitedList, Default: 'a, b'}
      Unknown: {Type: String}
    Mappings:
      Limits:
        prod: {threshold: 7, list: [5, 6]}
    Conditions:
      IsProduction: !Equals [!Ref Env, prod]
      IsTest: !Not [!Condition IsProduction]
      IsUnknown: !Equals [!Ref Unknown, x]
      IsEither: !Or [!Condition IsUnknown, !Condition IsProduction]
      IsBoth: {Fn::And: [{Condition: IsUnknown}, {Condition: IsTest}]}
      IsRound: !And [!Condition IsRoundToo, !Condition IsProduction]
      IsRoundToo: !Not [!Condition IsRound]

    """

  private func imported(
    _ resources: String, parameters: [String: String] = [:]
  ) -> ImportedRuleFiles {
    let source = RuleSource(
      name: "t.yml", text: Self.head + ImportHarness.template(resources).text)
    return CloudWatchImport.ruleFiles(of: [source], parameters: parameters)
  }

  @Test(arguments: [
    ("!Join ['', ['', 7]]", "7"), ("!Join ['.', [!Ref AWS::NoValue, 7, '5']]", "7.5"),
    ("{'Fn::Join': ['', [{Fn::FindInMap: [Limits, !Ref Env, threshold]}, 0]]}", "70"),
    ("!FindInMap [Limits, !Ref Env, threshold]", "7"),
    ("!FindInMap [Limits, !Sub '${Env}', threshold]", "7"),
    ("!Select [1, [5, 6]]", "6"), ("!Select ['0', !FindInMap [Limits, prod, list]]", "5"),
    ("!Select [1, !Split [':', '1:2:3']]", "2"),
    ("!If [IsProduction, 1, 2]", "1"), ("!If [IsTest, 1, 2]", "2"),
    ("!If [IsEither, 1, 2]", "1"), ("!If [IsBoth, 1, 2]", "2"),
    ("!If [IsProduction, !If [IsTest, 1, 2], 3]", "2"),
    ("!Sub ['${A}${B}', {A: !Select [0, !Split [',', '1,2']], B: 0}]", "10"),
  ])
  func `are resolved where the file alone tells`(_ threshold: String, _ expected: String) {
    let imported = imported(
      ImportHarness.filter("F")
        + ImportHarness.alarm("A").replacing("Threshold: 1", with: "Threshold: \(threshold)"))
    #expect(imported.notCarried == [])
    #expect(imported.files.map(\.name) == ["a.yml"])
    #expect(imported.files.first?.text.contains("  threshold: \(expected)\n") == true)
  }

  @Test(arguments: ["IsUnknown", "IsRound", "IsRoundToo", "Nothing"])
  func `leave conditions open that only the stack knows, or nobody`(_ condition: String) {
    let imported = imported(
      ImportHarness.filter("F")
        + ImportHarness.alarm("A", more: ", TreatMissingData: !If [\(condition), ignore, missing]"))
    #expect(
      imported.notCarried.first?.fault
        == "the alarm 'A' is not carried over: the condition '\(condition)' depends on the stack")
  }

  @Test func `choose dimensions and what stands for nothing`() {
    let imported = imported(
      ImportHarness.filter("F")
        + ImportHarness.alarm(
          "A",
          more: ", Dimensions: !If [IsTest, [{Name: a, Value: b}], !Ref AWS::NoValue], "
            + "DatapointsToAlarm: !If [IsProduction, !Ref AWS::NoValue, 5]"))
    #expect(imported.notCarried == [])
    let none = self.imported(
      ImportHarness.filter("F")
        + ImportHarness.alarm(
          "A", more: ", Dimensions: [!If [IsTest, {Name: a, Value: b}, !Ref AWS::NoValue]]"))
    #expect(none.notCarried == [])
    #expect(none.files == imported.files)
  }

  @Test func `decide conditions in long rows`() {
    let row = (0..<500).map { "  C\($0): !Not [!Condition C\($0 + 1)]\n" }.joined()
    let conditions = "Conditions:\n\(row)  C500: !Equals [a, a]\n"
    for (number, expected) in [(0, 3), (1, 4), (250, 3), (500, 3)] {
      let resources =
        ImportHarness.filter("F")
        + ImportHarness.alarm("A").replacing(
          "Threshold: 1", with: "Threshold: !If [C\(number), 3, 4]")
      let text = conditions + ImportHarness.template(resources).text
      let imported = CloudWatchImport.ruleFiles(of: [RuleSource(name: "t.yml", text: text)])
      #expect(imported.notCarried == [])
      #expect(imported.files.first?.text.contains("  threshold: \(expected)\n") == true)
    }
  }

  @Test func `take parts of lists without the blanks around them`() {
    let imported = imported(
      ImportHarness.filter("F", namespace: "!Join ['', !Ref Names]") + ImportHarness.alarm("A"),
      parameters: ["Names": " Tra , il  "])
    #expect(imported.notCarried == [])
    #expect(imported.files.map(\.name) == ["a.yml"])
  }

  @Test func `take given values for parameters alone`() {
    let imported = imported(
      ImportHarness.filter("F")
        + ImportHarness.alarm("A").replacing("Threshold: 1", with: "Threshold: !Ref F"),
      parameters: ["F": "5"])
    #expect(
      imported.notCarried.first?.fault
        == "the alarm 'A' is not carried over: what 'F' stands for is known only to the stack")
  }

  @Test func `take what the caller gives before the defaults`() {
    let resources =
      ImportHarness.filter("F")
      + ImportHarness.alarm("A").replacing(
        "Threshold: 1",
        with: "Threshold: !If [IsUnknown, !Join ['', [!Select [1, !Ref Names], "
          + "!Ref AWS::Region]], 3]"
      )
    let given = ["Unknown": "x", "Names": "4,5", "AWS::Region": "1", "Typo": "y"]
    let imported = imported(resources, parameters: given)
    #expect(imported.notCarried == [])
    #expect(imported.files.first?.text.contains("  threshold: 51\n") == true)
    #expect(
      imported.notes.map(\.description) == [
        "t.yml:1:1: no template has the parameter 'Typo', whose value is given; correct its name"
      ])
  }

  @Test func `note values that no template asks for at a template`() {
    let template = ImportHarness.template(
      ImportHarness.filter("F") + ImportHarness.alarm("A", metric: "Count"))
    let command = ImportHarness().sources
    for (sources, place) in [(command + [template], "t.yml"), (command, "--parameter Typo")] {
      let notes = CloudWatchImport.ruleFiles(of: sources, parameters: ["Typo": "y"]).notes
      #expect(
        notes.contains { note in
          note.description
            == "\(place):1:1: no template has the parameter 'Typo', whose value is given; "
            + "correct its name"
        })
    }
  }
}

@Suite struct `Names that templates do not tell` {
  private func imported(_ lines: String...) -> ImportedRuleFiles {
    CloudWatchImport.ruleFiles(of: [ImportHarness.template(lines.joined())])
  }

  @Test(arguments: [
    ("!Sub '${AWS::StackName}/x'", "{Fn::Sub: '${AWS::StackName}/x'}", "${AWS::StackName}/x"),
    ("!Ref Space", "!Sub '${Space}'", "${Space}"),
    ("!GetAtt Group.Arn", "{Fn::GetAtt: [Group, Arn]}", "${Group.Arn}"),
    ("!ImportValue space", "{Fn::ImportValue: space}", "${Fn::ImportValue space}"),
    ("!Join [/, [!Ref A, b]]", "!Sub '${A}/b'", "${A}/b"),
  ])
  func `link where they are written alike`(_ one: String, _ other: String, _ text: String) {
    let imported = imported(
      ImportHarness.filter("F", namespace: one), ImportHarness.alarm("A", namespace: other))
    #expect(imported.notCarried == [])
    #expect(imported.notes == [])
    #expect(imported.files.map(\.name) == ["a.yml"])
    let document = imported.files.first?.text.replacing("'", with: "")
    #expect(document?.contains("metric_namespace: \(text)\n") == true)
    let named = self.imported(
      ImportHarness.filter("F", metric: one), ImportHarness.alarm("A", metric: other))
    #expect(named.notCarried == [])
    #expect(named.files.map(\.name) == ["a.yml"])
  }

  @Test func `may mean each other where they are not written alike`() {
    let imported = imported(
      ImportHarness.filter("F", namespace: "!Ref Space"),
      ImportHarness.filter("G", metric: "Other", namespace: "!Ref Space"),
      ImportHarness.alarm("A"))
    #expect(
      imported.notCarried.map(\.fault) == [
        "the alarm 'A' is not carried over: no given filter makes its metric 'Trail/Count'",
        "the metric filter 'F' is left out, for the alarm 'A', of which no rule is made, may count "
          + "it: by itself it would ring at each event",
      ])
    let reverse = self.imported(
      ImportHarness.filter("F"), ImportHarness.filter("G", metric: "Other"),
      ImportHarness.alarm("A", namespace: "!Ref Space"))
    #expect(
      reverse.notCarried.map(\.fault) == [
        "the alarm 'A' is not carried over: no filter of its file makes its metric '${Space}/Count': "
          + "what 'Space' stands for is known only to the stack",
        "the metric filter 'F' is left out, for the alarm 'A', of which no rule is made, may count "
          + "it: by itself it would ring at each event",
      ])
    #expect(reverse.files.map(\.name) == ["g.yml"])
  }

  @Test func `mean something else in another file`() {
    let filter = ImportHarness.template(ImportHarness.filter("F", namespace: "!Ref Space"))
    let alarm = ImportHarness.template(ImportHarness.alarm("A", namespace: "!Ref Space"))
    let imported = CloudWatchImport.ruleFiles(of: [
      filter, RuleSource(name: "other.yml", text: alarm.text),
    ])
    #expect(imported.notCarried.map(\.file) == ["other.yml"])
    #expect(imported.files.map(\.name) == ["f.yml"])
  }

  @Test func `give way to those of the resources`() {
    let imported = imported(
      ImportHarness.filter("F"),
      ImportHarness.alarm("Deleted", more: ", AlarmName: !Join ['-', [!Ref Env, deleted]]"))
    #expect(imported.notCarried == [])
    #expect(imported.files.map(\.name) == ["deleted.yml"])
    #expect(imported.files.first?.text.contains("title: Deleted\n") == true)
    #expect(
      imported.notes.map(\.fault) == [
        "the alarm 'Deleted': it is called like its resource, for its name is not known: "
          + "what 'Env' stands for is known only to the stack"
      ])
  }
}
