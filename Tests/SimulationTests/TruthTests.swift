import Foundation
import Testing

@testable import Simulation

/// The list of alerts is what an independent reader of the files finds, and nothing else.
struct TruthTests {
  @Test(arguments: Seeds.all)
  func `every rule rings exactly where the list says`(seed: UInt64) throws {
    let trail = try SimulatedTrail(seed: seed)
    let evaluator = SlowEvaluator(trail: trail)
    for rule in SlowEvaluator.Rule.all {
      let expected = trail.truth.alerts.filter { $0.ruleID == rule.id }.map { alert in
        SlowEvaluator.Episode(
          ruleID: alert.ruleID,
          group: Dictionary(uniqueKeysWithValues: alert.group.map { ($0.field, $0.value) }),
          startedAtSeconds: alert.startedAtSeconds, lastAtSeconds: alert.lastAtSeconds,
          count: alert.count)
      }
      #expect(evaluator.episodes(of: rule) == Set(expected), "rule \(rule.id), seed \(seed)")
      #expect(!expected.isEmpty, "a shipped rule without an incident: \(rule.id)")
    }
    #expect(trail.truth.alerts.count == 27, "seed \(seed)")
  }

  @Test func `a trail of one hour leaves out what needs longer, and says so`() throws {
    let trail = try SimulatedTrail(hours: 1)
    let evaluator = SlowEvaluator(trail: trail)
    let found = SlowEvaluator.Rule.all.flatMap { evaluator.episodes(of: $0) }
    #expect(found.count == trail.truth.alerts.count)
    #expect(trail.truth.alerts.count == 24)
    // Even so, every rule has its incident.
    #expect(Set(trail.truth.alerts.map(\.ruleID)) == Set(ShippedRule.all.map(\.id)))
  }

  /// The rule, a part of the group, and how many records match.
  private static let nearMisses: [(id: String, part: String, count: Int)] = [
    ("4e6aaaba-adee-4933-b05d-9f7c4ea89122", "444455556666:assumed-role/etl-job", 9),
    ("4e6aaaba-adee-4933-b05d-9f7c4ea89122", "222233334444:user/analyst-4", 10),
    ("4e6aaaba-adee-4933-b05d-9f7c4ea89122", "data-scientist-7", 6),
    ("4e6aaaba-adee-4933-b05d-9f7c4ea89122", "data-scientist-8", 6),
    ("29509f7b-ea3d-46c3-9a88-1236fb415c2d", "444455556666:role/feature-pipeline", 14),
    ("29509f7b-ea3d-46c3-9a88-1236fb415c2d", "222233334444:role/chat-backend", 15),
    ("c0a392ee-66cc-4fe3-a273-cd3f9fe3502c", "203.0.113.75", 4),
    ("c0a392ee-66cc-4fe3-a273-cd3f9fe3502c", "198.51.100.210", 1),
    ("c0a392ee-66cc-4fe3-a273-cd3f9fe3502c", "198.51.100.214", 1),
    ("59acf8a0-c0d6-430a-8a8b-87b7f9b5a90a", "222233334444:role/ci-deployer", 21),
    ("0efcabd2-c92d-400f-8211-2d5ec2a5e1ce", "222233334444:role/ci-deployer", 21),
  ]

  @Test(arguments: Seeds.all)
  func `near misses match and do not ring`(seed: UInt64) throws {
    let trail = try SimulatedTrail(seed: seed)
    for (id, part, count) in Self.nearMisses {
      let rule = try #require(SlowEvaluator.Rule.all.first { $0.id == id })
      let matches = SlowEvaluator(trail: trail).matchesByGroup(of: rule)
        .filter { group, _ in group.values.contains { $0.contains(part) } }
      #expect(matches.values.map(\.count) == [count], "\(part), seed \(seed)")
      let rings = trail.truth.alerts.contains { alert in
        alert.ruleID == id && alert.group.contains { $0.value.contains(part) }
      }
      #expect(!rings, "\(part), seed \(seed)")
    }
  }

  @Test(arguments: [1, 6])
  func `the refusals of one actor in several accounts never ring together`(hours: Int) throws {
    var refusalCount = 0
    for seed in Seeds.fresh..<(Seeds.fresh + 300) {
      var plan = SimulationPlan()
      plan.seed = seed
      plan.hours = hours
      var seeds = SeededGenerator(seed: seed)
      var library = TemplateLibrary()
      let matches = try IncidentPlanner(plan: plan, seeds: &seeds, library: &library).matches
      // Programs alone: they have the same addresses in every account, and people one each.
      for program in [Workloads.features, Workloads.deployer, Workloads.chat, Workloads.etl] {
        let arns = Place.accounts.indices.map { program.answerableARN(account: UInt8($0)) }
        let times = matches.filter { match in
          match.rule == .refusedSweep && match.group.contains { arns.contains($0.value) }
        }.map(\.timeSeconds)
        refusalCount += times.count
        let most = times.map { last in times.count { (last - 600...last).contains($0) } }.max() ?? 0
        // So many of one address ring: "Burst of Refused Calls From an Address".
        #expect(most < 30, "\(program.key), seed \(seed)")
      }
    }
    #expect(refusalCount > 10_000)
  }

  @Test func `the list is JSON with the members that readers expect`() throws {
    let truth = try Simulation(plan: SimulationPlan()).truth
    let object = try JSONSerialization.jsonObject(with: Data(truth.json()))
    let alerts = try #require(object as? [[String: Any]])
    #expect(alerts.count == truth.alerts.count)
    for (alert, expected) in zip(alerts, truth.alerts) {
      #expect(
        Set(alert.keys)
          == ["rule_id", "rule_title", "group", "started_at", "last_at", "count"])
      let start = try #require(alert["started_at"] as? String)
      #expect(SimulationPlan.seconds(of: start) == expected.startedAtSeconds)
      #expect((alert["group"] as? [String: String])?.count == expected.group.count)
    }
  }

  @Test func `an empty list is an empty array`() {
    #expect(Truth(matches: []).json() == Array("[]\n".utf8))
  }
}
