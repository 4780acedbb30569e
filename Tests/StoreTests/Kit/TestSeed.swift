import Foundation

/// Where the seeds of this run begin; `TRAILBELL_SEED` repeats a run.
enum TestSeed {
  static let value: UInt64 = {
    let told = ProcessInfo.processInfo.environment["TRAILBELL_SEED"].flatMap { UInt64($0) }
    let seed = told ?? UInt64.random(in: 0..<(1 << 40))
    print("store: seeds from \(seed)")
    return seed
  }()

  /// How much more than by default is tried: `TRAILBELL_TEST_EFFORT`.
  static let effort =
    ProcessInfo.processInfo.environment["TRAILBELL_TEST_EFFORT"].flatMap { Int($0) } ?? 1
}
