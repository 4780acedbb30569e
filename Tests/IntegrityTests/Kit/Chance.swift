import Foundation

/// Random numbers of a test, repeated with TRAILBELL_SEED.
struct Chance: RandomNumberGenerator {
  /// The seed of this run; printed, so that a failure can be repeated.
  static let seed: UInt64 = {
    let given = ProcessInfo.processInfo.environment["TRAILBELL_SEED"].flatMap { UInt64($0) }
    let seed = given ?? UInt64.random(in: 0...UInt64(UInt32.max))
    print("TRAILBELL_SEED=\(seed)")
    return seed
  }()

  /// How much more than by default is tried: TRAILBELL_TEST_EFFORT.
  static let effort: Int = {
    ProcessInfo.processInfo.environment["TRAILBELL_TEST_EFFORT"].flatMap { Int($0) } ?? 1
  }()

  private var state: UInt64

  init(_ salt: UInt64) { state = Self.seed &+ salt &* 0x9E37_79B9 }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }

  mutating func below(_ bound: Int) -> Int { Int.random(in: 0..<max(1, bound), using: &self) }
  mutating func percent(_ chance: Int) -> Bool { below(100) < chance }
  mutating func pick<Element>(_ elements: [Element]) -> Element { elements[below(elements.count)] }
}
