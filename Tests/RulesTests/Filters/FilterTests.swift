import Testing

@testable import Rules

@Suite("Sigma filters")
struct FilterTests {
  private static func filter(_ rules: String, condition: String = "not own") -> String {
    """
    ---
    title: without our own
    logsource: {product: aws, service: cloudtrail}
    filter:
      rules: \(rules)
      own: {who: us}
      condition: \(condition)

    """
  }

  private static let rules =
    RuleHarness.rule("s: {a: 1}\ncondition: s", title: "one") + "---\n"
    + RuleHarness.rule("s: {a: 1}\ncondition: s", title: "two")

  private func matches(_ text: String, _ event: String) throws -> [Int] {
    try TestEvent(event).matches(try RuleHarness.load(text))
  }

  @Test func `a filter is added to the rules that it names, or to all`() throws {
    let event = #"{"a": 1, "who": "us"}"#
    #expect(try matches(Self.rules, event) == [0, 1])
    #expect(try matches(Self.rules + Self.filter("[two]"), event) == [0])
    #expect(try matches(Self.rules + Self.filter("any"), event) == [])
    #expect(try matches(Self.rules + Self.filter("any"), #"{"a": 1, "who": "them"}"#) == [0, 1])
  }

  @Test func `its condition must hold as it is written`() throws {
    let text = Self.rules + Self.filter("one", condition: "own")
    #expect(try matches(text, #"{"a": 1, "who": "us"}"#) == [0, 1])
    #expect(try matches(text, #"{"a": 1, "who": "them"}"#) == [1])
  }

  @Test func `a filter changes the version of its rules`() throws {
    let plain = try RuleHarness.load(Self.rules).alarms.map(\.version)
    let filtered = try RuleHarness.load(Self.rules + Self.filter("two")).alarms.map(\.version)
    #expect(plain[0] == filtered[0])
    #expect(plain[1] != filtered[1])
  }

  @Test(arguments: [
    ("[three]", "no rule has the id, name or title 'three'"),
    ("[]", "the list of rules is empty"), ("", "a rule is named by a text, not by nothing"),
    ("[{}]", "a rule is named by a text, not by a map"),
  ])
  func `what a filter cannot be for`(_ rules: String, _ fault: String) {
    let problems = RuleHarness.problems(Self.rules + Self.filter(rules))
    #expect(problems.count == 1)
    #expect(problems.first?.contains(fault) == true, "\(problems)")
  }
}
