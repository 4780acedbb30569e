import Foundation
import Testing

@testable import Rules

/// Public rules and a real trail, where developers keep them beside the project.
@Suite("Public rules", .enabled(if: SharedData.exists("data/rules/sigmahq"), "no shared data here"))
struct PublicRulesTests {
  @Test("all load without problems")
  func load() {
    let loaded = RuleHarness.loader.load(paths: [SharedData.path("data/rules/sigmahq")])
    #expect(loaded.problems.map(\.description) == [])
    #expect(loaded.rules.detections.count == 30)
    #expect(loaded.rules.alarms.allSatisfy { $0.author != nil })
  }

  @Test(
    "all match as often as expected",
    .enabled(if: SharedTrail.exists, "no shared trail here"), .timeLimit(.minutes(5)))
  func counts() throws {
    let rules = RuleHarness.loader.load(paths: [SharedData.path("data/rules/sigmahq")]).rules
    var counts: [String: Int] = [:]
    let eventCount = try SharedTrail.forEachEvent { record, bytes in
      for detection in rules.matches(record, in: bytes) {
        let file = URL(fileURLWithPath: rules.detections[detection].file).lastPathComponent
        counts[file, default: 0] += 1
      }
    }
    #expect(eventCount == 23_981)
    #expect(counts == (try expectedCounts()).filter { $0.value > 0 })
  }

  private func expectedCounts() throws -> [String: Int] {
    let table = try String(
      contentsOfFile: SharedData.path("data/rules/sigmahq-expected.tsv"), encoding: .utf8)
    let rows = table.split(separator: "\n").dropFirst().map { $0.split(separator: "\t") }
    return Dictionary(uniqueKeysWithValues: rows.map { (String($0[0]), Int($0[1]) ?? -1) })
  }
}
