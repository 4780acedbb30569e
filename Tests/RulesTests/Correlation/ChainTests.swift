import Testing

@testable import Rules

@Suite("Correlations of correlations")
struct ChainTests {
  private static func link(_ name: String, _ rules: String, generate: Bool = false) -> String {
    """
    ---
    title: \(name)
    name: \(name)
    correlation: {type: event_count, rules: [\(rules)], group-by: actor, timespan: 1m, \
    condition: {gte: 2}, generate: \(generate)}

    """
  }

  private static let detection = RuleHarness.rule("s: {a: 1}\ncondition: s", title: "leaf")

  @Test func `a chain is found in whatever order it stands, and only its end rings`() throws {
    let rules = try RuleHarness.load(
      Self.detection + Self.link("top", "middle, leaf") + Self.link("middle", "leaf"))
    #expect(rules.alarms.map(\.title) == ["middle", "top"])
    #expect(rules.alarms.map(\.rings) == [false, true])
    #expect(rules.alarms[1].references == [.alarm(0), .detection(0)])
    #expect(
      Set(rules.subscriptions(to: 0)) == [
        AlarmSubscription(alarm: 0, reference: 0, isIndirect: false),
        AlarmSubscription(alarm: 1, reference: 0, isIndirect: true),
        AlarmSubscription(alarm: 1, reference: 1, isIndirect: false),
      ])
  }

  @Test func `generate lets the rules below ring as well`() throws {
    let rules = try RuleHarness.load(
      Self.detection + Self.link("middle", "leaf") + Self.link("top", "middle", generate: true))
    #expect(rules.alarms.map(\.rings) == [true, true])
  }

  @Test func `the version of a chain follows the rules below`() throws {
    let text = Self.link("middle", "leaf") + Self.link("top", "middle")
    let other = RuleHarness.rule("s: {a: 2}\ncondition: s", title: "leaf")
    let versions = try [Self.detection, other].map {
      try RuleHarness.load($0 + text).alarms[1].version
    }
    #expect(versions[0] != versions[1])
  }

  @Test func `a circle is refused, and what leans on it`() {
    let text =
      Self.detection + Self.link("a", "b") + Self.link("b", "c, leaf") + Self.link("c", "a")
      + Self.link("d", "a")
    let problems = RuleHarness.problems(text)
    #expect(problems.count == 4)
    #expect(
      problems.contains {
        $0.contains("the correlation refers to itself by way of 'a'; break the circle")
      })
    #expect(problems.contains { $0.contains("the rule 'a' was refused; correct that rule first") })
  }

  @Test func `a long chain is refused quickly`() {
    var text = Self.detection + Self.link("link0", "leaf")
    for number in 1..<500 { text += Self.link("link\(number)", "link\(number - 1)") }
    let loaded = RuleHarness.loader.load(sources: [RuleSource(name: "rule.yml", text: text)])
    #expect(loaded.problems.isEmpty == false)
    #expect(loaded.problems[0].fault.contains("chained over more than 16 steps"))
  }

  @Test func `wide chains do not unfold`() throws {
    var text = Self.detection + Self.link("a0", "leaf") + Self.link("b0", "leaf")
    for number in 1..<15 {
      for name in ["a", "b"] {
        text += Self.link("\(name)\(number)", "a\(number - 1), b\(number - 1)")
      }
    }
    #expect(try RuleHarness.load(text).subscriptions(to: 0).count == 2 + 14 * 4)
  }

  @Test func `aliases name a field of each rule`() throws {
    let rules = try RuleHarness.load(
      CorrelationTests.correlation(
        "{type: temporal, rules: [signin_failed, denied], timespan: 1m, group-by: [who, region], "
          + "aliases: {who: {signin_failed: a.b, denied: c}}}"))
    let event = try TestEvent(#"{"a": {"b": "x"}, "c": "y", "region": "r"}"#)
    #expect(event.group(rules, reference: 0)?.group == #"{"who":"x","region":"r"}"#)
    #expect(event.group(rules, reference: 1)?.group == #"{"who":"y","region":"r"}"#)
  }
}
