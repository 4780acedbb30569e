import Testing

@testable import Rules

@Suite(.timeLimit(.minutes(2))) struct `Hostile files given to the import` {
  @Test(arguments: [200, 100_000])
  func `deep nesting is refused`(_ depth: Int) {
    let text =
      #"{"format_version": "1.0", "values": "#
      + String(repeating: #"{"child_modules": ["#, count: depth)
      + String(repeating: "]}", count: depth) + "}"
    #expect(
      ImportHarness.problems(text) == [
        "file:1:\(36 + 63 * 19 + 18 + 1): values are nested deeper than 128 levels; write it flatter"
      ])
  }

  @Test func `a million empty resources are nothing`() {
    let resources = Array(repeating: "{}", count: 1_000_000).joined(separator: ",")
    let state =
      #"{"format_version": "1.0", "values": {"root_module": {"resources": [\#(resources)]}}}"#
    #expect(ImportHarness.problems(state) == [])
  }

  @Test func `a million empty filters end at the limit`() {
    let filters = Array(repeating: "{}", count: 1_000_000).joined(separator: ",")
    let problems = ImportHarness.problems("{\"metricFilters\": [\(filters)]}")
    #expect(problems.count == ResourceCollector.countMaximum + 1)
    #expect(
      problems.first
        == "file:1:30020: from here on nothing is carried over: "
        + "there are more than 10000 filters and alarms; name fewer files at once")
  }

  @Test func `every alarm on every filter ends`() {
    var harness = ImportHarness()
    let filters = (0..<1000).map { number in
      harness.filter["filterName"] = "\"\(number)\""
      return RuleSource(name: "\(number).json", text: harness.sources[0].text)
    }
    let alarms = (0..<1000).map { number in
      harness.alarm["AlarmName"] = "\"\(number)\""
      return RuleSource(name: "alarm \(number).json", text: harness.sources[1].text)
    }
    let imported = CloudWatchImport.ruleFiles(of: filters + alarms)
    #expect(imported.notCarried.count == 2000)
    #expect(imported.files == [])
  }

  /// A template with a filter whose pattern is given in JSON.
  private func template(pattern: String, more: String = "") -> String {
    #"""
    {"AWSTemplateFormatVersion": "2010-09-09", \#(more) "Resources": {"Filter": {
    "Type": "AWS::Logs::MetricFilter", "Properties": {"MetricTransformations": [{}],
    "FilterPattern": \#(pattern)}}}}
    """#
  }

  private static let tooLong =
    "the metric filter 'Filter' is not carried over: "
    + "the text unfolds to more than 65536 characters; write the value in its place"

  @Test func `variables that stand for variables end at a limit`() {
    var value = #""x""#
    for _ in 0..<30 {
      let places = String(repeating: "${x}", count: 20)
      value = #"{"Fn::Sub": ["\#(places)", {"x": \#(value)}]}"#
    }
    #expect(ImportHarness.problems(template(pattern: value)).first?.hasSuffix(Self.tooLong) == true)
  }

  @Test func `joints of joints of long parameters end at a limit`() {
    let parameters =
      #""Parameters": {"P": {"Type": "String", "Default": ""#
      + String(repeating: "x", count: 60_000) + #""}},"#
    var value = #"{"Ref": "P"}"#
    for _ in 0..<30 { value = #"{"Fn::Join": ["", [\#(value), {"Ref": "P"}]]}"# }
    let problems = ImportHarness.problems(template(pattern: value, more: parameters))
    #expect(problems.first?.hasSuffix(Self.tooLong) == true)
  }

  @Test func `lists that are made again and again end at a limit`() {
    let parameters =
      #""Parameters": {"P": {"Type": "CommaDelimitedList", "Default": ""#
      + String(repeating: ",", count: 60_000) + #""}},"#
    let parts = Array(repeating: #"{"Fn::Select": [0, {"Ref": "P"}]}"#, count: 200_000)
    let value = #"{"Fn::Join": ["", [\#(parts.joined(separator: ","))]]}"#
    let problems = ImportHarness.problems(template(pattern: value, more: parameters))
    #expect(
      problems.first?.hasSuffix(
        "the template's functions make too much text; write the value in its place") == true)
  }

  @Test func `lists that stand in texts again and again are made once`() {
    let parameters =
      #""Parameters": {"P": {"Type": "CommaDelimitedList", "Default": ""#
      + String(repeating: ",", count: 60_000) + #""}},"#
    let parts = Array(repeating: #"{"Fn::Sub": "${P}"}"#, count: 20_000)
    let value = #"{"Fn::Join": ["", [\#(parts.joined(separator: ","))]]}"#
    let clock = ContinuousClock()
    let time = clock.measure {
      let problems = ImportHarness.problems(template(pattern: value, more: parameters))
      #expect(problems.first?.contains("the metric filter 'Filter' is not carried over") == true)
    }
    #expect(time < .seconds(10))
  }

  @Test func `calls in calls that are not resolved are gone through a few times`() {
    let numbers = Array(repeating: "1", count: 200_000).joined(separator: ",")
    for call in [#"{"Fn::Select": [0, "#, #"{"Fn::Join": ["", "#, #"{"Fn::Split": [",", "#] {
      let open = String(repeating: call, count: 50)
      let value = #"\#(open){"Fn::Unknown": [\#(numbers)]}\#(String(repeating: "]}", count: 50))"#
      let names = #""FilterName": \#(value),"#
      let text = template(pattern: value).replacing(
        #""MetricTransformations""#, with: names + #""MetricTransformations""#)
      let clock = ContinuousClock()
      let time = clock.measure {
        let problems = ImportHarness.problems(text)
        #expect(problems.first?.contains("the metric filter 'Filter' is not carried over") == true)
      }
      #expect(time < .seconds(10))
    }
  }

  @Test func `names for which nothing is left link nothing`() {
    let numbers = Array(repeating: "1", count: 600_000).joined(separator: ",")
    let name = #"{"Fn::Unknown": [\#(numbers)]}"#
    let metric = #""MetricNamespace": "Trail", "MetricValue": 1, "MetricName": \#(name)"#
    let text = template(pattern: #""{ $.a = 1 }""#)
      .replacing(#"[{}]"#, with: "[{\(metric)}]")
    #expect(
      ImportHarness.problems(text).map { $0.drop { $0 != " " } } == [
        " the metric filter 'Filter' is not carried over: the template's functions make too much "
          + "text; write the value in its place"
      ])
  }

  @Test func `long texts are not split`() {
    let commas = String(repeating: ",", count: 6_000_000)
    let value = #"{"Fn::Select": [0, {"Fn::Split": [",", "\#(commas)"]}]}"#
    #expect(
      ImportHarness.problems(template(pattern: value)).first?.hasSuffix(
        "a text of more than 65536 characters is not split; write the value in its place") == true)
  }

  @Test func `alarms beyond the limit take the filters that they may count`() {
    let filters = ["1", "2"].map { ImportHarness.filter("F\($0)", metric: $0) }.joined()
    let more = Array(
      repeating: #"{"metricTransformations": []}"#, count: ResourceCollector.countMaximum)
    var harness = ImportHarness()
    harness.alarm["MetricName"] = "1"
    let imported = CloudWatchImport.ruleFiles(of: [
      ImportHarness.template(filters),
      RuleSource(name: "more.json", text: "[\(more.joined(separator: ","))]"), harness.sources[1],
    ])
    #expect(imported.files == [])
    #expect(
      imported.notCarried.last?.fault
        == "the metric filter 'F2' is left out, for an alarm beyond the limit, of which no rule is "
        + "made, may count it: by itself it would ring at each event")
  }

  @Test func `conditions in long rows and in circles end`() {
    let row = (0..<50_000).map { #""C\#($0)": {"Condition": "C\#($0 + 1)"}"# }
    let circle = #""C50000": {"Fn::Not": [{"Condition": "C0"}]}"#
    let conditions = "\"Conditions\": {\((row + [circle]).joined(separator: ",\n"))},"
    let value = #"{"Fn::If": ["C0", "{ $.a = 1 }", "{ $.a = 2 }"]}"#
    let problems = ImportHarness.problems(template(pattern: value, more: conditions))
    #expect(
      problems.first?.hasSuffix(
        "the condition 'C0' depends on the stack; write the value in its place") == true)
  }

  @Test func `conditions in conditions end`() {
    let open = String(repeating: #"{"Fn::Not": ["#, count: 50)
    let close = String(repeating: "]}", count: 50)
    let conditions = (0..<1000).map { number in
      #""C\#(number)": \#(open){"Condition": "C\#(number + 1)"}\#(close)"#
    }
    let value = #"{"Fn::If": ["C0", "{ $.a = 1 }", "{ $.a = 2 }"]}"#
    let problems = ImportHarness.problems(
      template(
        pattern: value, more: "\"Conditions\": {\(conditions.joined(separator: ",\n"))},"))
    #expect(problems.first?.contains("the condition 'C0' depends on the stack") == true)
  }

  @Test func `patterns of digits and of open parentheses`() {
    for (pattern, isRunnable) in [
      ("{ $.a = " + String(repeating: "0", count: 900) + "x }", true),
      ("{ " + String(repeating: "(", count: 900), false),
    ] {
      var harness = ImportHarness()
      harness.filter["filterPattern"] = "\"\(pattern)\""
      let imported = harness.imported
      #expect(imported.files.count == (isRunnable ? 1 : 0))
      #expect(imported.notCarried.isEmpty == isRunnable)
    }
  }

  @Test func `texts of all kinds come through`() throws {
    for piece in RandomYAML.pieces {
      var harness = ImportHarness()
      let text = YAMLScalarText.doubleQuoted(piece + "x" + piece)
      harness.alarm["AlarmName"] = text
      harness.alarm["AlarmDescription"] = text
      harness.filter["filterName"] = text
      let sources = harness.sources.map { RuleSource(name: $0.name, text: "# YAML\n" + $0.text) }
      let imported = CloudWatchImport.ruleFiles(of: sources)
      let file = try #require(imported.files.first)
      let documents = try YAMLReader.documents(of: file.text)
      #expect(documents.last?.map?["title"]?.scalar?.text == piece + "x" + piece)
      #expect(file.name.unicodeScalars.allSatisfy { $0.isASCII && $0 != "/" })
    }
  }
}
