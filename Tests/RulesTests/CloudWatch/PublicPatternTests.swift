import CloudTrail
import Foundation
import Testing

@testable import Rules

/// The patterns of public sets of CloudWatch alarms, where developers keep them beside the project.
@Suite(
  "Public filter patterns",
  .enabled(if: SharedData.exists("data/rules/cloudwatch"), "no shared data here"))
struct PublicPatternTests {
  private struct File: Decodable {
    struct Item: Decodable {
      let name: String
      let pattern: String
    }

    let items: [Item]
  }

  private static func items() throws -> [File.Item] {
    try ["cloudposse-cis_benchmark.json", "nozaq-secure-baseline.json"].flatMap { name in
      let path = SharedData.path("data/rules/cloudwatch/\(name)")
      let data = try Data(contentsOf: URL(fileURLWithPath: path))
      return try JSONDecoder().decode(File.self, from: data).items
    }
  }

  @Test func `all are read`() throws {
    let items = try Self.items()
    #expect(items.count == 30)
    for item in items { #expect(PatternHarness.refusal(item.pattern) == nil, "\(item.name)") }
  }

  @Test func `all are found by the index, or ask for the caller or the error`() throws {
    let items = try Self.items()
    let rules = try PatternHarness.rules(items.map(\.pattern))
    let unbound = rules.candidates(eventSource: "none", eventName: "none").map {
      items[Int($0)].name
    }
    #expect(
      unbound == [
        "use-of-root-account-count", "authorization-failure-count", "unauthorized_api_calls",
        "root_usage",
      ])
  }

  @Test(.enabled(if: SharedTrail.exists, "no shared trail here"), .timeLimit(.minutes(5)))
  func `over a real trail all match what Sigma rules of the same meaning match`() throws {
    let items = try Self.items()
    let patterns = try PatternHarness.rules(items.map(\.pattern))
    let sigma = try CandidateTests.rules(
      items.map { item in
        let isStrict = item.pattern.contains("responseElements.ConsoleLogin")
        return try #require(SigmaEquivalents.detection(item.name, isStrict: isStrict))
      })
    var counts = [Int](repeating: 0, count: items.count)
    var differences: [String] = []
    let eventCount = try SharedTrail.forEachEvent { record, bytes in
      let found = patterns.matches(record, in: bytes)
      for index in found { counts[index] += 1 }
      guard found != sigma.matches(record, in: bytes) else { return }
      differences.append(JSONString.text(of: record[.eventID], in: bytes))
    }
    #expect(eventCount == 23_981)
    #expect(differences.prefix(5) == [])
    #expect(counts.count { $0 > 0 } >= 10, "\(counts)")
  }
}
