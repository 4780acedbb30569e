import Foundation

/// Where the seeds of this run begin; `TRAILBELL_SEED` repeats a run.
enum TestSeed {
  static let value: UInt64 = {
    let seed = variable("TRAILBELL_SEED") ?? UInt64.random(in: 0..<(1 << 40))
    print("pseudonyms: seeds from \(seed)")
    return seed
  }()

  /// So many seeds; more of them with a higher `TRAILBELL_TEST_EFFORT`.
  static func some(_ count: UInt64) -> Range<UInt64> {
    value..<(value + count * (variable("TRAILBELL_TEST_EFFORT") ?? 1))
  }

  private static func variable(_ name: String) -> UInt64? {
    ProcessInfo.processInfo.environment[name].flatMap { UInt64($0) }
  }
}
