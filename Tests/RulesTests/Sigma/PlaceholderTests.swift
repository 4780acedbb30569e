import Testing

@testable import Rules

@Suite("Placeholders")
struct PlaceholderTests {
  private func matches(
    _ item: String, _ event: String, _ values: [String: [String]]
  ) throws -> Bool {
    let loader = RuleLoader(detectionWindowSeconds: 60, placeholders: Placeholders(values))
    let text = RuleHarness.rule("s: {\(item)}\ncondition: s")
    let loaded = loader.load(sources: [RuleSource(name: "rule.yml", text: text)])
    #expect(loaded.problems == [])
    return try TestEvent(event).matches(loaded.rules) == [0]
  }

  @Test(arguments: [
    ("a|expand: '%who%'", "ann", true), ("a|expand: '%who%'", "bob the second", true),
    ("a|expand: '%who%'", "carl", false), ("a|expand: 'x-%who%-%where%'", "x-ann-here", true),
    ("a|contains|expand: '%who%'", "joanna", true), ("a|expand|endswith: '%who%'", "joann", true),
    ("a|re|expand: '^%where%$'", "here", true), ("a|expand: '%nobody%'", "ann", false),
    ("a|expand: ['%nobody%', ann]", "ann", true), ("a|expand: 100%", "100%", true),
    ("a: '%who%'", "%who%", true), ("a|expand: '%our own.ö%'", "x", true),
    ("a|expand: '50% of 100%'", "50% of 100%", true), ("a|expand: '%%'", "%%", true),
  ])
  func `names stand for the configured values`(
    _ item: String, _ value: String, _ expected: Bool
  ) throws {
    let values = [
      "who": ["ann", "bob*"], "where": ["here"], "nobody": [], "our own.ö": ["x"],
    ]
    #expect(try matches(item, #"{"a": "\#(value)"}"#, values) == expected)
  }

  @Test func `too many values are refused`() {
    let loader = RuleLoader(
      detectionWindowSeconds: 60, placeholders: Placeholders(["n": (0..<200).map(String.init)]))
    let text = RuleHarness.rule("s: {a|expand: '%n%%n%%n%'}\ncondition: s")
    let problems = loader.load(sources: [RuleSource(name: "rule.yml", text: text)]).problems
    #expect(problems.first?.fault.contains("stands for more than 10000 values") == true)
  }
}
