import Testing

@testable import Rules

@Suite("Hostile files of rules", .timeLimit(.minutes(1)))
struct HostileFileTests {
  private func onlyProblem(_ text: String) -> String {
    let problems = RuleHarness.problems(text)
    return problems.count == 1 ? problems[0] : "\(problems.count) problems"
  }

  @Test("a large file")
  func large() {
    let text = String(repeating: "# nothing but comments\n", count: 500_000)
    #expect(onlyProblem(text) == "rule.yml:1:1: the file is larger than 1 MiB; split it")
  }

  @Test("aliases that unfold without end")
  func aliases() {
    var text = "a0: &a0 [x, x]\n"
    for level in 1...30 {
      text += "a\(level): &a\(level) [*a\(level - 1), *a\(level - 1)]\n"
    }
    #expect(
      onlyProblem(text)
        == "rule.yml:10:10: the file uses more than 16 aliases; write the values in their place")
  }

  @Test("a few aliases that unfold to many values")
  func wideAliases() {
    let wide = Array(repeating: "x", count: 60_000).joined(separator: ",")
    let text = "a: &a [\(wide)]\nb: [*a, *a]\n"
    #expect(
      onlyProblem(text)
        == "rule.yml:1:80000: the file has more than 100000 values; split it")
  }

  @Test("deep nesting", arguments: [100, 900, 100_000])
  func deep(_ depth: Int) {
    let text = "a: " + String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    let problem = onlyProblem(text)
    #expect(
      problem.contains("values are nested deeper than 64 levels")
        || problem.contains("values are nested too deep"))
  }

  @Test("a condition that unfolds to many tests")
  func wideCondition() {
    let values = Array(repeating: "x", count: 1000).joined(separator: ",")
    let condition = Array(repeating: "s", count: 900).joined(separator: " or ")
    let text = RuleHarness.rule("s: {a: [\(values)]}\ncondition: \(condition)")
    #expect(
      onlyProblem(text)
        == "rule.yml:5:14: the detection unfolds to more than 100000 tests; split the rule")
  }

  @Test("a long condition, and one with many parentheses")
  func longCondition() {
    let long = Array(repeating: "s", count: 2000).joined(separator: " or ")
    #expect(
      onlyProblem(RuleHarness.rule("s: {a: 1}\ncondition: \(long)"))
        == "rule.yml:5:14: the condition has more than 2000 words; split the rule")
    let deep = String(repeating: "(", count: 900) + "s" + String(repeating: ")", count: 900)
    #expect(
      onlyProblem(RuleHarness.rule("s: {a: 1}\ncondition: \(deep)"))
        == "rule.yml:5:78: parentheses are nested deeper than 64 levels; "
        + "write the condition flatter")
  }

  @Test("a file that is no text for YAML")
  func controlCharacters() {
    #expect(onlyProblem("title: \u{1}").hasPrefix("rule.yml:1:8: this is not YAML: "))
  }
}
