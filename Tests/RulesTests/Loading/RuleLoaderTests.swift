import Foundation
import Testing

@testable import Rules

@Suite("Loading files")
struct RuleLoaderTests {
  /// Runs with a folder that is removed afterwards.
  private func withFolder(_ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("trailbell-rules-\(UUID().uuidString)")
    try FileManager.default.createDirectory(
      at: folder.appendingPathComponent("deeper"), withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder.path)
  }

  private func write(_ title: String, to path: String) throws {
    let text = RuleHarness.rule("s: {a: 1}\ncondition: s", title: title)
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
  }

  @Test("folders are read in order, with those below, and each file once")
  func folders() throws {
    try withFolder { folder in
      try write("b", to: "\(folder)/b.yml")
      try write("a", to: "\(folder)/a.yaml")
      try write("c", to: "\(folder)/deeper/c.yml")
      try write("d", to: "\(folder)/d.rule")
      try write("hidden", to: "\(folder)/.hidden.yml")
      try Data("not YAML: [".utf8).write(to: URL(fileURLWithPath: "\(folder)/README.md"))
      try FileManager.default.createSymbolicLink(
        atPath: "\(folder)/deeper/loop", withDestinationPath: folder)
      try withFolder { elsewhere in
        try write("linked", to: "\(elsewhere)/linked.YML")
        try FileManager.default.createSymbolicLink(
          atPath: "\(folder)/link", withDestinationPath: elsewhere)
        let linked = RuleHarness.loader.load(paths: [folder])
        #expect(linked.problems.isEmpty)
        #expect(linked.rules.detections.map(\.title) == ["a", "b", "c", "linked"])
        try FileManager.default.removeItem(atPath: "\(folder)/link")
      }
      let loader = RuleHarness.loader
      let all = loader.load(paths: [folder])
      #expect(all.problems.isEmpty)
      #expect(all.rules.detections.map(\.title) == ["a", "b", "c"])
      #expect(
        all.rules.detections.map(\.file)
          == ["a.yaml", "b.yml", "deeper/c.yml"].map { "\(folder)/\($0)" })
      let twice = loader.load(paths: ["\(folder)/b.yml", folder, "\(folder)/d.rule"])
      #expect(twice.rules.detections.map(\.title) == ["b", "a", "c", "d"])
    }
  }

  @Test("files that cannot be read are problems")
  func unreadable() throws {
    try withFolder { folder in
      try Data([0x74, 0xFF, 0x0A]).write(to: URL(fileURLWithPath: "\(folder)/latin.yml"))
      try Data(repeating: 0x20, count: 3_000_000)
        .write(to: URL(fileURLWithPath: "\(folder)/large.yml"))
      let loaded = RuleHarness.loader.load(paths: ["\(folder)/missing", folder])
      #expect(
        loaded.problems.map(\.description) == [
          "\(folder)/large.yml:1:1: the file is larger than 1 MiB; split it",
          "\(folder)/latin.yml:1:1: the file is not UTF-8; save it as UTF-8",
          "\(folder)/missing:1:1: there is no such file or folder; correct the path",
        ])
    }
  }

  @Test("what a rule says of itself")
  func header() throws {
    let rules = try RuleHarness.load(
      """
      \u{FEFF}# A comment.
      title: Root was used
      id: 8ad1600d-0000-4000-8000-000000000001
      status: test
      description: The root account did something.
      author: A. Uthor
      date: 2026-11-22
      modified: 2026/11/22
      references:
      tags: [attack.t1078, attack.persistence]
      level: critical
      x-owner: {team: platform}
      logsource: {product: AWS, service: cloudtrail, definition: CloudTrail}
      detection: {s: {userIdentity.type: Root}, condition: s}
      """)
    let alarm = try #require(rules.alarms.first)
    #expect(alarm.title == "Root was used")
    #expect(alarm.id == "8ad1600d-0000-4000-8000-000000000001")
    #expect(alarm.author == "A. Uthor")
    #expect(alarm.description == "The root account did something.")
    #expect(alarm.tags == ["attack.t1078", "attack.persistence"])
    #expect(alarm.level == .critical)
    #expect(alarm.line == 2)
    #expect(RuleLevel.informational < .low && RuleLevel.high < .critical)
  }

  @Test("the version follows what a rule says, not how it is written")
  func version() throws {
    func version(_ text: String) throws -> String? {
      try RuleHarness.load(text).alarms.last?.version
    }
    let rule = RuleHarness.rule("s: {a: x}\ncondition: s")
    let other = RuleHarness.rule("s:  {'a': \"x\"} # the same\ncondition: 's'")
    #expect(try version(rule) == version(other))
    #expect(try version(rule)?.count == 16)
    #expect(try version(rule) != version(RuleHarness.rule("s: {a: y}\ncondition: s")))
    #expect(
      try version(RuleHarness.rule("s: {a: 1}\ncondition: s"))
        != version(RuleHarness.rule("s: {a: '1'}\ncondition: s")))
    // A correlation's version follows the rules that it counts.
    let correlation = """
      ---
      title: Many
      correlation: {type: event_count, rules: a rule, timespan: 1h, condition: {gte: 2}}
      """
    #expect(try version(rule + correlation) == version(other + correlation))
    #expect(
      try version(rule + correlation)
        != version(RuleHarness.rule("s: {a: y}\ncondition: s") + correlation))
    // A detection's window is the configuration's, and another window makes other episodes.
    let short = RuleLoader(detectionWindowSeconds: 60)
      .load(sources: [RuleSource(name: "rule.yml", text: rule)])
    #expect(try short.rules.alarms.last?.version != version(rule))
    // Stored beside matches, and so the same for ever.
    #expect(RuleVersion(YAMLNode(content: .list([]), place: .start)).text == "09612b07b5ecb5a5")
  }
}
