import Testing

@testable import Rules

@Suite("Conditions are looked over")
struct ConditionLintTests {
  private static let identifiers = """
    one: {eventName: StopLogging}
    two: {eventName: [DeleteTrail, PutEventSelectors]}
    _own: {userAgent: x}

    """

  private func warnings(_ condition: String) throws -> [String] {
    try LintHarness.warnings(
      LintHarness.rule("\(Self.identifiers)condition: \(condition)")
    ).filter { $0.contains("warning") }
  }

  @Test(arguments: [
    (
      "one",
      [
        "7:3: warning: the condition does not name 'two'",
        "8:3: warning: the condition does not name '_own'",
      ]
    ),
    ("one or two", ["8:3: warning: the condition does not name '_own'"]),
    ("1 of them", ["8:3: warning: the condition does not name '_own'"]),
    ("1 of them and not 1 of _*", []), ("[one, two or _own]", []),
    // A count is read elsewhere.
    ("one | count() > 5", []),
  ])
  func `an identifier that no condition names warns`(
    _ condition: String, _ expected: [String]
  ) throws {
    #expect(try warnings(condition).map { $0.split(separator: ";")[0] } == expected.map { $0[...] })
  }

  @Test func `identifiers that cannot hold together warn`() throws {
    let warnings = try warnings("one and (two and _own)")
    #expect(
      warnings == [
        "7:9: warning: no event has the eventName of both 'one' and 'two'; join the two with 'or', "
          + "or make them rules and write a correlation of type temporal over them"
      ])
    for condition in ["one and not two and _own", "(one or two) and _own", "[one and _own, two]"] {
      #expect(try self.warnings(condition) == [])
    }
  }

  @Test func `a rule that a condition in words does not name warns`() throws {
    let text = """
      title: a rule
      id: 6c0f1f2e-4f0e-4c0b-9f39-6f5a7f0a3a11
      description: x
      level: low
      correlation: {type: temporal, rules: [a, b, c], timespan: 1m, condition: a and not b}
      """
    #expect(
      try LintHarness.warnings(text) == [
        "5:45: warning: the condition does not name 'c'; name it there, or remove it"
      ])
  }
}
