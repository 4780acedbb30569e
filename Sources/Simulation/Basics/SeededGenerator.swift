/// A pseudo-random sequence that is the same on every machine for the same seed (SplitMix64).
///
/// The standard library's shuffles and ranges are not used on top of it, because their algorithms
/// may change between versions of Swift, and with them every simulated byte.
struct SeededGenerator {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var word = state
    word = (word ^ (word >> 30)) &* 0xbf58_476d_1ce4_e5b9
    word = (word ^ (word >> 27)) &* 0x94d0_49bb_1331_11eb
    return word ^ (word >> 31)
  }

  /// A number from zero up to, but not including, `bound`.
  mutating func number(below bound: Int) -> Int {
    bound <= 1 ? 0 : Int(next().multipliedFullWidth(by: UInt64(bound)).high)
  }

  mutating func number(in range: ClosedRange<Int>) -> Int {
    range.lowerBound + number(below: range.upperBound - range.lowerBound + 1)
  }

  /// A fraction from zero up to, but not including, one.
  mutating func fraction() -> Double {
    Double(next() >> 11) * 0x1p-53
  }

  mutating func chance(_ probability: Double) -> Bool {
    fraction() < probability
  }

  mutating func shuffle<Element>(_ elements: inout [Element]) {
    guard elements.count > 1 else { return }
    for last in stride(from: elements.count - 1, to: 0, by: -1) {
      elements.swapAt(last, number(below: last + 1))
    }
  }
}

/// One well-spread number out of two: the way every derived seed is made.
func mixed(_ first: UInt64, _ second: UInt64) -> UInt64 {
  var generator = SeededGenerator(seed: first ^ (second &* 0xd6e8_feb8_6659_fd93))
  return generator.next()
}

/// A number for a text, the same in every run (Swift's own hashes are not).
func seed(of text: String) -> UInt64 {
  var sum: UInt64 = 0xcbf2_9ce4_8422_2325
  for byte in text.utf8 {
    sum = (sum ^ UInt64(byte)) &* 0x0000_0100_0000_01b3
  }
  return sum
}
