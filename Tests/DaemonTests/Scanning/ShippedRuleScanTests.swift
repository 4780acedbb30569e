import Alarms
import Daemon
import Foundation
import Testing

/// The shipped rules over simulated trails: what must ring does, and nothing else.
struct ShippedRuleScanTests {
  /// "Account Fell Silent" and "Region of an Account Fell Silent".
  private static let absenceRuleIDs: Set<String> = [
    "edd9d22a-a6d9-4d04-8732-d0bb8ba53368", "ad954f78-a895-4604-af96-53db69415829",
  ]

  @Test(arguments: 0..<3 as Range<UInt64>)
  func `a scan rings what the simulation planted, and no other shipped rule rings`(
    number: UInt64
  ) throws {
    let seed = TestSeed.value + number
    let trail = try SimulatedTrail(seed: seed, events: 1_500, hours: 6)
    // What has been silent for long is judged by the clock: today every account of the trail has.
    let alerts = try scan(trail, nowSeconds: trail.endSeconds)
    let (rang, planted) = (Set(alerts), Set(trail.alerts))
    #expect(rang.subtracting(planted).isEmpty, "rang unasked, seed \(seed)")
    #expect(planted.subtracting(rang).isEmpty, "did not ring, seed \(seed)")
    #expect(alerts.count == trail.alerts.count, "rang twice, seed \(seed)")
  }

  @Test func `a week after the trail's end the rules about silence ring, and no others`() throws {
    let trail = try SimulatedTrail.small.get()
    let alerts = try scan(trail, nowSeconds: trail.endSeconds + 8 * 86_400)
    let late = Set(alerts).subtracting(trail.alerts)
    #expect(
      Set(late.compactMap { $0.split(separator: "|").first.map(String.init) })
        == Self.absenceRuleIDs)
    #expect(Set(trail.alerts).isSubset(of: alerts))
  }

  /// The alerts of a scan with all shipped rules, in the words of ``DatabaseContents/alerts``.
  private func scan(_ trail: SimulatedTrail, nowSeconds: Int64) throws -> [String] {
    let folder = try TemporaryFolder()
    let root = try TrailFolder(folder.path("trail"))
    for file in trail.files { try root.arrive(file.bytes, as: file.path) }
    let run = ScanRun(
      roots: [TrailRoot(root.path)], options: Ingest.options, rules: Ingest.shippedRules,
      clock: .system.standing(at: nowSeconds))
    return try run.run().alerts.map(\.words).sorted()
  }
}
