import Alarms
import Testing

/// The whole program in a world of its own, from the bytes of a trail to what a sink is told.
///
/// Everything comes from one seed, which a failure prints: `TRAILBELL_SEED=7` repeats it first.
struct SimulationTests {
  @Test func `whatever happens, alerts are those of the events, and are told sensibly`() throws {
    var told: [AlertChange: Int] = [:]
    var faults = 0
    for seed in TestSeed.some(40) {
      let run = try SimulatedRun(seed: seed)
      try run.play()
      try expectJudgement(run, seed)
      let sequences = try ToldSequences(run)
      let problems = try sequences.problems()
      #expect(problems.isEmpty, "seed \(seed): \(problems.joined(separator: "\n"))")
      #expect(run.errors.filter { $0.hasPrefix("simulation") }.isEmpty, "seed \(seed)")
      try expectDelivery(run, seed)
      try DatabaseContents(path: run.path).check()
      for change in AlertChange.allCases { told[change, default: 0] += sequences.count(of: change) }
      faults += run.errors.count
    }
    print("simulation: \(faults) failures; told \(told.map { "\($0.key) \($0.value)" }.sorted())")
    #expect(AlertChange.allCases.allSatisfy { told[$0, default: 0] > 5 }, "\(told)")
    #expect(faults > 10)
  }

  /// The stored alerts of the rules that were in force all the time are those of a scan.
  private func expectJudgement(_ run: SimulatedRun, _ seed: UInt64) throws {
    let settled = try SettledAlerts.settledSeconds(run)
    let expected = SettledAlerts.judged(run, settledSeconds: settled)
    let stored = try SettledAlerts.stored(run)
    #expect(!stored.isEmpty)
    let difference =
      stored.filter { !expected.contains($0) }.map { "stored: \($0)" }
      + expected.filter { !stored.contains($0) }.map { "expected: \($0)" }
    #expect(
      stored.elementsEqual(expected), "seed \(seed), settled \(settled): \(difference)")
  }

  /// Every row of the outbox came to the sink, and one that came is there.
  private func expectDelivery(_ run: SimulatedRun, _ seed: UInt64) throws {
    let rows = try DatabaseContents(path: run.path).lines("SELECT id FROM outbox ORDER BY id")
    let received = Set(run.sink.received).sorted().map(String.init)
    #expect(received == rows, "seed \(seed)")
  }
}
