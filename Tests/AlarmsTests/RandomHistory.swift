import Simulation

@testable import Alarms
@testable import Simulation

/// Matches of one group, and the condition that counts them.
struct RandomHistory: CustomStringConvertible {
  let seed: UInt64
  let condition: EventCountCondition
  /// The seconds of the matches, sorted.
  let times: [Int64]

  /// A history in which windows of this condition now hold and now do not.
  init(seed: UInt64) {
    self.seed = seed
    var random = SeededGenerator(seed: seed)
    let window = Int64(random.number(below: 12))
    condition = EventCountCondition(
      windowSeconds: window, threshold: 1 + random.number(below: 5))
    let start = [0, 1_000, 4_070_908_800][random.number(below: 3)] as Int64
    let span = 1 + random.number(below: 120)
    times = (0..<random.number(below: 40)).map { _ in
      start + Int64(random.number(below: span))
    }.sorted()
  }

  var description: String {
    "seed \(seed): window \(condition.windowSeconds), threshold \(condition.threshold), \(times)"
  }

  /// The same matches in another order, in batches of random sizes.
  func batches(_ random: inout SeededGenerator) -> [[Int64]] {
    var shuffled = times
    random.shuffle(&shuffled)
    var batches: [[Int64]] = []
    while !shuffled.isEmpty {
      let size = 1 + random.number(below: min(8, shuffled.count))
      batches.append(Array(shuffled.prefix(size)))
      shuffled.removeFirst(size)
    }
    return batches
  }
}

/// Where the seeds of this run begin; `TRAILBELL_SEED` repeats a run.
enum FirstSeed {
  static let value: UInt64 = {
    let told = ProcessEnvironment.value("TRAILBELL_SEED").flatMap { UInt64($0) }
    let seed = told ?? UInt64.random(in: 0..<(1 << 40))
    print("alarms: seeds from \(seed)")
    return seed
  }()
}
