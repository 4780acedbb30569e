import Foundation

/// Where the seeds of this run begin; `TRAILBELL_SEED` repeats a run.
enum TestSeed {
  static let value: UInt64 = {
    let told = ProcessInfo.processInfo.environment["TRAILBELL_SEED"].flatMap { UInt64($0) }
    let seed = told ?? UInt64.random(in: 0..<(1 << 40))
    print("daemon: seeds from \(seed)")
    return seed
  }()
}
