import Testing

@testable import Rules

@Suite(.timeLimit(.minutes(1))) struct `Hostile documents` {
  private func onlyProblem(_ text: String, name: String = "rule.json") -> String {
    let problems = RuleHarness.loader.load(sources: [RuleSource(name: name, text: text)]).problems
    return problems.count == 1 ? problems[0].description : "\(problems.count) problems"
  }

  private static let megabytes = 2 << 20

  @Test func `a rule may not be larger because it is JSON`() {
    let title = String(repeating: "t", count: Self.megabytes)
    #expect(
      onlyProblem("{\"title\": \"\(title)\"}")
        == "rule.json:1:1: the file is larger than 1 MiB; split it")
  }

  @Test func `YAML may not be larger because the file is called JSON`() {
    let text = "a: " + String(repeating: "x", count: Self.megabytes)
    #expect(
      onlyProblem(text)
        == "rule.json:1:1: as YAML the file is larger than 1 MiB; split it, or write it as JSON")
  }

  @Test func `large JSON that breaks off is not read as YAML`() {
    let filler = String(repeating: "x", count: Self.megabytes)
    #expect(
      onlyProblem("{\"a\": \"\(filler)\",\n\"b\": [")
        == "rule.json:2:7: the JSON text ends inside a value; correct the JSON")
    #expect(
      onlyProblem("{\"a\": \"\(filler)\",\n\"b\": ]}")
        == "rule.json:2:6: malformed JSON: a value expected; correct the JSON")
  }

  @Test func `names count like values`() throws {
    let limits = YAMLLimits(sizeBytes: 1000, nestingDepth: 10, nodeCount: 5)
    #expect(throws: Never.self) {
      try JSONReader.document(of: "{\"a\": 1, \"b\": 2}", limits: limits)
    }
    let fault = #expect(throws: RuleFault.self) {
      try JSONReader.document(of: "{\"a\": 1, \"b\": 2, \"c\": 3}", limits: limits)
    }
    #expect(fault?.fault == "the file has more than 5 values")
  }

  @Test func `a hundred thousand documents`() {
    let text = String(repeating: "---\na: 1\n", count: 100_000)
    #expect(
      onlyProblem(text, name: "rule.yml")
        == "rule.yml:100002:1: the file has more than 100000 values; split it")
  }

  @Test func `ten thousand rules`() throws {
    let rules = (0..<10_000).map { number in
      "title: rule \(number)\nlogsource: {}\ndetection: {s: {a: \(number)}, condition: s}\n"
    }
    #expect(try RuleHarness.load(rules.joined(separator: "---\n")).detections.count == 10_000)
  }

  @Test func `a catalogue of many names for many rules`() throws {
    let names = (0..<5_000).map { "Name\($0)" }.joined(separator: ", ")
    let catalogue = "title: stages\nml_stages: {training: {s: [\(names)]}}\n"
    let rules = (0..<500).map { number in
      RuleHarness.rule("s: {ml.stage: training}\ncondition: s", title: "rule \(number)")
    }
    let loaded = try RuleHarness.load(([catalogue] + rules).joined(separator: "---\n"))
    #expect(loaded.detections.count == 500)
  }
}
