import Foundation
import Testing

@testable import Simulation

/// The same plan always makes the same bytes, on any number of threads.
struct DeterminismTests {
  @Test(arguments: Seeds.all)
  func `the same seed makes the same bytes`(seed: UInt64) throws {
    let (first, second) = try (SimulatedTrail(seed: seed), SimulatedTrail(seed: seed))
    #expect(first.files.map(\.relativePath) == second.files.map(\.relativePath))
    #expect(first.files.map(\.json) == second.files.map(\.json))
    #expect(first.files.map(\.deliverySeconds) == second.files.map(\.deliverySeconds))
    #expect(first.truth == second.truth)
  }

  @Test func `another seed makes another trail`() throws {
    let (first, second) = try (SimulatedTrail(seed: 1), SimulatedTrail(seed: 2))
    #expect(first.truth != second.truth)
    #expect(
      Set(first.records.map(\.eventID)).isDisjoint(with: second.records.map(\.eventID)))
    #expect(
      Set(first.files.map(\.relativePath)).isDisjoint(with: second.files.map(\.relativePath)))
  }

  @Test func `the first bytes of the first seed never change`() throws {
    // A change here changes what every benchmark and bug report was made with: do it knowingly.
    var sum: UInt64 = 0
    for file in try SimulatedTrail(seed: 1).files {
      sum = file.json.reduce(sum &+ UInt64(file.deliverySeconds)) { $0 &* 31 &+ UInt64($1) }
    }
    #expect(sum == 16_033_330_300_123_733_450, "the checksum is now \(sum)")
  }

  @Test func `about as many events as asked for`() throws {
    for (events, hours) in [(500, 1), (3_000, 6), (10_000, 2)] {
      let trail = try SimulatedTrail(seed: Seeds.fresh, events: events, hours: hours)
      let count = Double(trail.distinctRecords.count)
      #expect((0.95...1.06).contains(count / Double(events)), "\(count) instead of \(events)")
    }
  }

  @Test func `all events are inside the trail's time`() throws {
    let trail = try SimulatedTrail(seed: Seeds.fresh)
    let times = trail.records.map(\.timeSeconds)
    #expect((times.min() ?? 0) >= trail.plan.startSeconds)
    #expect((times.max() ?? 0) < trail.plan.endSeconds)
  }

  @Test func `options that cannot be used are refused in words`() {
    var plan = SimulationPlan()
    plan.hours = 0
    #expect(throws: SimulationError.unusableOption("a trail has 1 to 8784 hours, not 0")) {
      try Simulation(plan: plan)
    }
    plan.hours = 6
    plan.eventsPerFile = 0
    #expect(throws: SimulationError.unusableOption("a file has 1 to 1,000,000 events, not 0")) {
      try Simulation(plan: plan)
    }
  }
}
