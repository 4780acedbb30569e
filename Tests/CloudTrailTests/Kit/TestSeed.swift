import Foundation

/// The seed of the tests that choose at random: TRAILBELL_SEED, or a new one for every run.
///
/// It is printed, and named in every failure, so that a run can be repeated exactly.
enum TestSeed {
  static let value: UInt64 = {
    let given = ProcessInfo.processInfo.environment["TRAILBELL_SEED"].flatMap { UInt64($0) }
    let seed = given ?? UInt64.random(in: 0...UInt64(UInt32.max))
    print("TRAILBELL_SEED=\(seed)")
    return seed
  }()

  /// A generator of its own for each test, so that their order does not matter.
  static func generator(_ salt: UInt64) -> SplitMix { SplitMix(state: value &+ salt &* 0x9E37) }

  /// How to repeat a failure.
  static var hint: String { "repeat with TRAILBELL_SEED=\(value)" }
}

/// A small generator whose numbers follow from its seed alone.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }

  mutating func below(_ bound: Int) -> Int { Int.random(in: 0..<max(1, bound), using: &self) }
  mutating func chance(_ percent: Int) -> Bool { below(100) < percent }
  mutating func pick<Element>(_ elements: [Element]) -> Element { elements[below(elements.count)] }
}
