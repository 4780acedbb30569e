import Testing

@testable import Rules

/// Short texts that stand for much: each is refused while it unfolds, not behind it.
@Suite(.timeLimit(.minutes(1))) struct `Hostile values and conditions` {
  private func onlyProblem(_ detection: String, _ placeholders: Placeholders = .init()) -> String {
    let loader = RuleLoader(detectionWindowSeconds: 3600, placeholders: placeholders)
    let source = RuleSource(name: "rule.yml", text: RuleHarness.rule(detection))
    let problems = loader.load(sources: [source]).problems.map(\.description)
    return problems.count == 1 ? problems[0] : "\(problems.count) problems"
  }

  private static let tooManyBytes =
    "the values in the file unfold to more than 8 MiB; "
    + "write shorter texts, or fewer variants and placeholders"
  private static let tooManyTests =
    "the rules of the file unfold to more than 150000 tests; split the file"

  private static func list(_ count: Int, _ element: (Int) -> String) -> String {
    "[" + (0..<count).map(element).joined(separator: ", ") + "]"
  }

  @Test(arguments: [
    ("wide", 30), ("base64", 60), ("base64offset", 20),
  ])
  func `an encoding of an encoding ends at the limit`(_ modifier: String, _ count: Int) {
    let modifiers = Array(repeating: modifier, count: count).joined(separator: "|")
    let problem = onlyProblem(
      "s: {a|\(modifiers): '\(String(repeating: "x", count: 20))'}\ncondition: s")
    #expect(problem.hasSuffix(Self.tooManyBytes) || problem.hasSuffix(Self.tooManyTests))
  }

  @Test func `dashes of many values, of dashes and of long texts`() {
    let many = Self.list(500) { _ in "-a -b -c -d" }
    #expect(
      onlyProblem("s: {a|windash: \(many)}\ncondition: s").hasSuffix(Self.tooManyTests))
    #expect(
      onlyProblem("s: {a|windash|windash|windash: '-a -b -c -d'}\ncondition: s")
        .hasSuffix(Self.tooManyTests))
    let long = "-a" + String(repeating: "x", count: 1000)
    #expect(
      onlyProblem("s: {a|windash: '\(long)'}\ncondition: s")
        == "rule.yml:4:18: 'windash' makes variants of texts of up to 1000 bytes; "
        + "write a shorter text")
  }

  @Test func `placeholders by placeholders`() {
    let placeholders = Placeholders(["a": (0..<100).map { "value \($0)" }])
    let many = Self.list(50) { _ in "'%a%%a%'" }
    #expect(
      onlyProblem("s: {a|expand: \(many)}\ncondition: s", placeholders).hasSuffix(Self.tooManyTests)
    )
    let long = "%a%%a%" + String(repeating: "%", count: 10_000)
    #expect(
      onlyProblem("s: {a|expand: '\(long)'}\ncondition: s", placeholders)
        .hasSuffix(Self.tooManyBytes))
    let cross = String(repeating: "%a%", count: 1000)
    #expect(
      onlyProblem("s: {a|expand: '\(cross)'}\ncondition: s", placeholders)
        .hasSuffix(
          "' stands for more than 10000 values; use one placeholder in a value, with fewer values"))
  }

  @Test func `many search identifiers, and long ones`() {
    let many = (0...1000).map { "s\($0): {a: 1}\n" }.joined()
    #expect(
      onlyProblem(many + "condition: 1 of them")
        == "rule.yml:3:1: the detection has more than 1000 search identifiers; split the rule")
    let long = String(repeating: "s", count: 257)
    #expect(
      onlyProblem("\(long): {a: 1}\ncondition: 1 of them")
        == "rule.yml:4:3: the search identifier is longer than 256 characters; write a shorter name"
    )
  }

  @Test func `all identifiers, again and again`() {
    let identifiers = (0..<500).map { "s\($0): {a: 1}\n" }.joined()
    let condition = Array(repeating: "1 of them", count: 101).joined(separator: " or ")
    #expect(
      onlyProblem(identifiers + "condition: \(condition)")
        == "rule.yml:504:14: the detection unfolds to more than 100000 tests; split the rule")
    let conditions = Self.list(400) { _ in "1 of them" }
    #expect(onlyProblem(identifiers + "condition: \(conditions)").hasSuffix(Self.tooManyTests))
    // To look at each of many names is work, whether it is chosen or not.
    let others = Array(repeating: "1 of s1", count: 201).joined(separator: " or ")
    #expect(
      onlyProblem(identifiers + "condition: \(others)")
        .hasSuffix("the detection unfolds to more than 100000 tests; split the rule"))
  }

  @Test func `conditions without end`() {
    #expect(
      onlyProblem("s: {a: 1}\ncondition: \(Self.list(2001) { _ in "s" })")
        == "rule.yml:5:14: the rule has more than 2000 conditions; split the rule")
    #expect(
      onlyProblem("s: {a: 1}\ncondition: \(String(repeating: "s", count: 65_537))")
        == "rule.yml:5:14: the condition is longer than 65536 characters; split the rule")
  }

  @Test func `counts of many kinds of events by many fields`() {
    let selection = "s: {a: 1}\ntimeframe: 5m\n"
    let names = Array(repeating: "s", count: 64)
    #expect(
      onlyProblem(selection + "condition: s | near " + names.joined(separator: " and "))
        == "rule.yml:6:14: the condition counts more than 64 kinds of events; split the rule")
    #expect(
      onlyProblem(selection + "condition: s and " + names.joined(separator: " and "))
        == "rule.yml:6:14: the condition counts more than 64 kinds of events; split the rule")
    let fields = (0...64).map { "f\($0)" }.joined(separator: ",")
    #expect(
      onlyProblem(selection + "condition: s | count() by \(fields) > 5")
        .hasSuffix("more than 64 fields stand behind 'by'; name those that tell groups apart"))
    let endless = String(repeating: "a,", count: 40_000)
    #expect(
      onlyProblem(selection + "condition: s | count() by \(endless)b > 5")
        == "rule.yml:6:17: what stands behind '|' is too long; split the rule")
  }

  @Test func `a quotation of a long text is cut`() {
    let name = String(repeating: "s", count: 10_000)
    let problem = onlyProblem("s: {a: 1}\ncondition: \(name)")
    #expect(problem.hasPrefix("rule.yml:5:14: no search identifier is named 'sss"))
    #expect(problem.contains("s…s"))
    #expect(problem.utf8.count < 1000)
  }
}
