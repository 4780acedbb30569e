import Foundation
import Testing

@testable import Simulation

/// The simulator and the rule files tell the same story.
struct ShippedRuleTests {
  /// The documents of all rule files, as text: one for each detection and each correlation.
  private let documents: [String] = {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let rules = root.appendingPathComponent("Config/rules")
    let names = FileManager.default.enumerator(atPath: rules.path)?.compactMap { $0 as? String }
    return (names ?? []).filter { $0.hasSuffix(".yml") }.sorted().flatMap { name in
      let url = rules.appendingPathComponent(name)
      return ((try? String(contentsOf: url, encoding: .utf8)) ?? "").components(
        separatedBy: "\n---\n")
    }
  }()

  @Test func `every rule that rings has its file, title, window and threshold`() throws {
    for rule in ShippedRule.all {
      let document = try #require(documents.first { $0.contains("\nid: \(rule.id)\n") })
      #expect(document.hasPrefix("title: \(rule.title)\n"))
      let isCorrelation = document.contains("\ncorrelation:\n")
      #expect(isCorrelation == (rule.groupBy != [.actor]))
      guard isCorrelation else { continue }
      #expect(document.contains("    timespan: \(rule.windowSeconds / 60)m\n"))
      #expect(
        document.contains("        gte: \(rule.threshold)\n")
          || document.contains("        gt: \(rule.threshold - 1)\n"))
      #expect(document.contains("type: event_count"))
      for field in rule.groupBy { #expect(document.contains("        - \(field.rawValue)\n")) }
    }
  }

  @Test func `every document rings or is counted by one that does`() {
    for document in documents {
      let lines = document.split(separator: "\n")
      let id = lines.first { $0.hasPrefix("id: ") }?.dropFirst(4) ?? ""
      let name = lines.first { $0.hasPrefix("name: ") }?.dropFirst(6)
      let isCounted = name.map { name in documents.contains { $0.contains("        - \(name)\n") } }
      let rings = ShippedRule.all.contains { $0.id == id }
      #expect(rings != (isCounted ?? false), "\(lines.first ?? "")")
    }
  }

  @Test(arguments: [
    "title: ", "id: ", "status: ", "description: ", "author: Trailbell", "date: ",
    "falsepositives:", "level: ", "tags:\n    - attack.",
  ])
  func `every document has the fields that people rely on`(field: String) {
    #expect(documents.count == 20)
    for document in documents {
      #expect("\n\(document)".contains("\n\(field)"), "\(document.prefix(60))")
    }
  }

  @Test func `titles are not as long as stories`() {
    #expect(ShippedRule.all.allSatisfy { $0.title.count <= 50 })
    #expect(Set(ShippedRule.all.map(\.id)).count == ShippedRule.all.count)
  }
}
