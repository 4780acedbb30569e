import CloudTrail
import Testing
import Yams

@testable import Rules

@Suite("The evaluator against a slow and plain one")
struct EvaluatorPropertyTests {
  @Test("random rules on random events")
  func random() throws {
    let seed = SeededGenerator.seed
    var generator = SeededGenerator(seed: seed)
    var matchCount = 0
    var ruledOutCount = 0
    for _ in 0..<(40 * SeededGenerator.effort) {
      let detections = (0..<25).map { _ in RandomRule.detection(&generator) }
      let text = detections.enumerated()
        .map { RuleHarness.rule($1, title: "rule \($0)") }.joined(separator: "---\n")
      let rules = try RuleHarness.load(text)
      let nodes = try detections.compactMap { try Yams.compose(yaml: $0) }
      for _ in 0..<100 {
        let json = RandomEvent.json(&generator)
        let actor = generator.pick([nil, "arn:aws:iam::1:role/A", "é", "a"])
        let outcome = generator.pick(["allowed", "denied", "failed"])
        let event = try TestEvent(json)
        let context = EventContext(actor: actor, outcome: outcome)
        let slow = SlowEvaluator(event: try EventTree(json: json), actor: actor, outcome: outcome)
        let expected = nodes.indices.filter { slow.matches(detection: nodes[$0]) }
        let found = event.matches(rules, context)
        matchCount += found.count
        let difference = Set(found).symmetricDifference(expected).sorted()
        #expect(
          difference.isEmpty,
          """
          TRAILBELL_TEST_SEED=\(seed)
          \(difference.prefix(1).map { detections[$0] }.joined())
          event: \(json)
          actor: \(actor ?? "none"), outcome: \(outcome), \
          found: \(found.contains(difference.first ?? -1))
          """)
        // The candidates are fewer, and lose nothing.
        let candidates = rules.candidates(
          eventSource: event.text(of: .eventSource), eventName: event.text(of: .eventName))
        #expect(
          event.matches(rules, context, of: candidates) == found,
          "candidates, TRAILBELL_TEST_SEED=\(seed), event: \(json)")
        guard !event.record.hasDottedMember(in: event.bytes.span.bytes) else { continue }
        for section in Section.allCases {
          let ruledOut = found.filter {
            !event.mayMatch(rules, Int32($0), knowing: section, context)
          }
          ruledOutCount += rules.allCandidates.count {
            !event.mayMatch(rules, $0, knowing: section, context)
          }
          #expect(
            ruledOut.isEmpty, "\(section), TRAILBELL_TEST_SEED=\(seed), event: \(json)")
        }
      }
    }
    #expect(matchCount > 100)
    #expect(ruledOutCount > 100)
  }
}
