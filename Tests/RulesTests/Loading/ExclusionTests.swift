import Foundation
import Testing

@testable import Rules

@Suite("Rules that the configuration leaves out")
struct ExclusionTests {
  private static func load(
    _ excluded: [String], _ sources: [(name: String, text: String)]
  ) -> LoadedRules {
    var loader = RuleLoader(detectionWindowSeconds: 60)
    loader.excluded = excluded
    return loader.load(sources: sources.map { RuleSource(name: $0.name, text: $0.text) })
  }

  private static let broken = """
    title: Broken
    id: 5B0E1f00-0000-4000-8000-000000000001
    name: broken
    logsource: {product: aws}
    detection: {s: {a|foo: 1}, condition: s}
    """
  private static let good = RuleHarness.rule("s: {a: 1}\ncondition: s", title: "Good")

  @Test(arguments: ["Broken", "broken", "5b0e1f00-0000-4000-8000-000000000001"])
  func `by id, name or title`(name: String) {
    let loaded = Self.load([name], [("a.yml", Self.broken), ("b.yml", Self.good)])
    #expect(loaded.problems == [])
    #expect(loaded.rules.alarms.map(\.title) == ["Good"])
    #expect(loaded.exclusionNotes == ["rules.exclude leaves out '\(name)': 1 rule"])
  }

  @Test func `a name that nothing has is told`() {
    let loaded = Self.load(["Goood"], [("b.yml", Self.good)])
    #expect(loaded.rules.alarms.count == 1)
    #expect(
      loaded.exclusionNotes == [
        "rules.exclude names 'Goood', and no rule and no file is called so"
      ])
  }

  @Test func `what counts a rule that is left out says so`() {
    let correlation = """
      title: Many
      correlation: {type: event_count, rules: [Good], timespan: 1m, condition: {gte: 2}}
      """
    let loaded = Self.load(["good"], [("b.yml", Self.good), ("c.yml", correlation)])
    #expect(loaded.problems.count == 1)
    #expect(loaded.problems.first?.fault == "the rule 'Good' is left out by rules.exclude")
  }

  @Test(arguments: [("", ["Good"]), ("generate: true, ", ["Broken", "Good"])])
  func `what a correlation that is left out counts does not ring in its place`(
    flag: String, expected: [String]
  ) {
    let counted = Self.broken.replacing("a|foo", with: "a")
    let correlation = """
      title: Many
      correlation: {\(flag)type: event_count, rules: [broken], timespan: 1m, condition: {gte: 2}}
      """
    let loaded = Self.load(
      ["Many"], [("a.yml", counted), ("b.yml", Self.good), ("c.yml", correlation)])
    #expect(loaded.problems == [])
    #expect(loaded.rules.alarms.filter(\.rings).map(\.title).sorted() == expected)
  }

  @Test func `a file that is left out is known to those that count its rules`() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let files = [
      "good.yml": Self.good, "broken.json": "{",
      "many.yml": """
      title: Many
      correlation: {type: event_count, rules: [Good], timespan: 1m, condition: {gte: 2}}
      """,
    ]
    for (name, text) in files {
      try text.write(to: folder.appending(path: name), atomically: true, encoding: .utf8)
    }
    var loader = RuleLoader(detectionWindowSeconds: 60)
    loader.excluded = ["good.yml", "broken.json"]
    #expect(
      loader.load(paths: [folder.path]).problems.map(\.fault) == [
        "the rule 'Good' is left out by rules.exclude"
      ])
    loader.excluded = ["many.yml", "broken.json"]
    #expect(loader.load(paths: [folder.path]).rules.alarms.filter(\.rings).isEmpty)
  }

  @Test(arguments: [
    ("b*.yml", ["Good"]), ("*.json", ["Good", "Other"]), ("sub/*", ["Good"]),
    ("sub/bad.yml", ["Good"]), ("good.yml", []),
  ])
  func `files by their names`(pattern: String, expected: [String]) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: folder) }
    let sub = folder.appending(path: "sub")
    try FileManager.default.createDirectory(at: sub, withIntermediateDirectories: true)
    let other = RuleHarness.rule("s: {a: 1}\ncondition: s", title: "Other")
    try Self.good.write(to: folder.appending(path: "good.yml"), atomically: true, encoding: .utf8)
    try other.write(to: sub.appending(path: "bad.yml"), atomically: true, encoding: .utf8)
    try "{}".write(to: folder.appending(path: "package.json"), atomically: true, encoding: .utf8)
    var loader = RuleLoader(detectionWindowSeconds: 60)
    loader.excluded = [pattern, "package.json"]
    let loaded = loader.load(paths: [folder.path])
    #expect(loaded.problems == [])
    let titles = loaded.rules.alarms.map(\.title).sorted()
    #expect(titles == (pattern == "good.yml" ? ["Other"] : expected))
  }
}
