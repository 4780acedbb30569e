import CloudTrail
import Testing

@testable import Rules

@Suite("Filter patterns against a slow and plain evaluator")
struct FilterPropertyTests {
  @Test func `random patterns on random events match alike, and no filter loses a match`() throws {
    let seed = SeededGenerator.seed
    var generator = SeededGenerator(seed: seed)
    var matchCount = 0
    var ruledOutCount = 0
    for _ in 0..<(100 * SeededGenerator.effort) {
      var filters = RandomFilter(generator: SeededGenerator(seed: generator.next()))
      let trees = (0..<50).map { _ in filters.pattern() }
      var printer = FilterPrinter(generator: SeededGenerator(seed: generator.next()))
      let patterns = trees.map { printer.pattern($0) }
      let rules = try PatternHarness.rules(patterns)
      var events = RandomFilterEvent(generator: SeededGenerator(seed: generator.next()))
      for _ in 0..<20 {
        let json = events.json()
        let event = try TestEvent(json)
        let slow = SlowFilter(event: JSONTree(json))
        let expected = trees.indices.filter { slow.matches(trees[$0]) }
        let found = event.matches(rules)
        matchCount += found.count
        let difference = Set(found).symmetricDifference(expected).sorted()
        #expect(
          difference.isEmpty,
          """
          TRAILBELL_TEST_SEED=\(seed)
          \(difference.prefix(1).map { patterns[$0] }.joined())
          event: \(json)
          found: \(found.contains(difference.first ?? -1))
          """)
        let candidates = Self.candidates(rules, event)
        ruledOutCount += patterns.count - candidates.count
        #expect(
          event.matches(rules, of: candidates) == found,
          "candidates, TRAILBELL_TEST_SEED=\(seed), event: \(json)")
        for section in Section.allCases {
          let allowed = rules.allCandidates.filter {
            event.mayMatch(rules, $0, knowing: section)
          }
          ruledOutCount += patterns.count - allowed.count
          #expect(
            event.matches(rules, of: allowed) == found,
            "\(section), TRAILBELL_TEST_SEED=\(seed), event: \(json)")
          guard generator.chance(10) else { continue }
          let alone = try Self.part(section, of: event)
          #expect(
            rules.allCandidates.filter { alone.mayMatch(rules, $0, knowing: section) } == allowed,
            "\(section) alone, TRAILBELL_TEST_SEED=\(seed), event: \(json)")
        }
      }
    }
    #expect(matchCount > 1000)
    #expect(ruledOutCount > 1000)
  }

  /// The candidates of an event; the index is by text, so that other values ask every pattern.
  private static func candidates(_ rules: RuleSet, _ event: TestEvent) -> [Int32] {
    let isIndexed = [Member.eventSource, .eventName].allSatisfy { member in
      let value = event.record[member]
      guard !value.isEmpty else { return true }
      let kind = JSONKind(firstByte: event.bytes[value.start])
      return kind == .string || kind == .null
    }
    guard isIndexed else { return rules.allCandidates }
    return rules.candidates(
      eventSource: event.text(of: .eventSource), eventName: event.text(of: .eventName))
  }

  /// An event that has the same section as another one, and nothing else.
  private static func part(_ section: Section, of event: TestEvent) throws -> TestEvent {
    let members = section.members.compactMap { member -> String? in
      let value = event.record[member]
      return value.isEmpty ? nil : "\"\(member.name)\":\(event.bytes.span.bytes.text(value))"
    }
    return try TestEvent("{\(members.joined(separator: ","))}")
  }
}
