import Foundation
import Testing

@testable import Rules

@Suite("Rules of whose alerts nobody is told")
struct ShadowTests {
  private static let sources = [
    RuleSource(
      name: "rules/new/a.yml",
      text: RuleHarness.rule("s: {a: 1}\ncondition: s", title: "Alone") + "---\n"
        + RuleHarness.rule("s: {a: 2}\ncondition: s", title: "Counted") + "---\n"
        + RuleHarness.rule("s: {a: 3}\ntimeframe: 1m\ncondition: s | count() > 2", title: "Old")),
    RuleSource(
      name: "rules/b.yml",
      text: """
        title: Many
        name: many
        correlation: {type: event_count, rules: [Counted], timespan: 1m, condition: {gte: 2}}
        """),
  ]

  private static func load(_ shadow: [String], excluded: [String] = []) -> LoadedRules {
    var loader = RuleLoader(detectionWindowSeconds: 60)
    loader.shadow = shadow
    loader.excluded = excluded
    return loader.load(sources: sources)
  }

  private static func shadows(_ loaded: LoadedRules) -> [String] {
    loaded.rules.alarms.filter(\.isShadow).map(\.title)
  }

  @Test(arguments: [
    ("alone", ["Alone"], "1 rule"), ("many", ["Many"], "1 rule"), ("Old", ["Old"], "1 rule"),
    ("Counted", [], "1 rule"), ("new/*", ["Alone", "Old"], "1 file"), ("b.*", ["Many"], "1 file"),
  ])
  func `by id, name or title, or by the name of a file`(
    name: String, expected: [String], count: String
  ) {
    let loaded = Self.load([name])
    #expect(loaded.problems == [])
    #expect(Self.shadows(loaded) == expected)
    #expect(loaded.shadowNotes == ["rules.shadow tells nobody of '\(name)': \(count)"])
  }

  @Test func `they ring, and are the same version`() {
    let (plain, shadow) = (Self.load([]), Self.load(["a.yml", "b.yml"]))
    #expect(Self.shadows(plain) == [])
    #expect(Self.shadows(shadow) == ["Alone", "Old", "Many"])
    #expect(shadow.rules.alarms.map(\.rings) == plain.rules.alarms.map(\.rings))
    #expect(shadow.rules.alarms.map(\.version) == plain.rules.alarms.map(\.version))
  }

  @Test func `a name that nothing has is told`() {
    #expect(
      Self.load(["Alon"]).shadowNotes == [
        "rules.shadow names 'Alon', and no rule and no file is called so"
      ])
  }

  @Test func `what is left out is not on trial`() {
    let loaded = Self.load(["alone"], excluded: ["alone"])
    #expect(!loaded.rules.alarms.contains { $0.title == "Alone" })
    #expect(loaded.exclusionNotes == ["rules.exclude leaves out 'alone': 1 rule"])
  }

  @Test func `the explanation says so`() throws {
    let rules = Self.load(["alone"]).rules
    let position = try #require(rules.alarms.firstIndex { $0.title == "Alone" })
    let sentence = "Its alerts are recorded, and nobody is told: rules.shadow names it or its file."
    #expect(RuleExplanation.lines(of: position, in: rules).contains(sentence))
    let other = try #require(rules.alarms.firstIndex { $0.title == "Many" })
    #expect(!RuleExplanation.lines(of: other, in: rules).contains(sentence))
  }
}
