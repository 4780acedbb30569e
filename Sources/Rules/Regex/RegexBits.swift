/// A set of small numbers, one bit for each.
struct RegexBits: Hashable, Sendable {
  private(set) var words: [UInt64]

  init(count: Int) { words = [UInt64](repeating: 0, count: RegexBits.wordCount(for: count)) }

  static func wordCount(for count: Int) -> Int { (count + 63) / 64 }

  mutating func toggle(_ number: Int) { words[number / 64] ^= 1 << UInt64(number % 64) }

  func contains(_ number: Int) -> Bool { words[number / 64] & (1 << UInt64(number % 64)) != 0 }
}

/// The bits of a set that stand in one word.
struct RegexWordMask: Sendable {
  let word: Int
  let mask: UInt64
}

extension [RegexWordMask] {
  /// The words of a set of numbers that hold any; the numbers are in order.
  init(_ numbers: [Int]) {
    self = []
    for number in numbers {
      let mask: UInt64 = 1 << UInt64(number % 64)
      if let last, last.word == number / 64 {
        self[count - 1] = RegexWordMask(word: last.word, mask: last.mask | mask)
      } else {
        append(RegexWordMask(word: number / 64, mask: mask))
      }
    }
  }
}
