/// A sum of numbers that is exact, so that adding and removing in any order leaves no trace.
///
/// Every finite number is a multiple of 2⁻¹⁰⁷⁴ below 2¹⁰²⁴. The sum is kept as a whole multiple in
/// digits of 32 bits, each with room for two thousand million carries.
struct ExactSum {
  private static let digitBits = 32
  private static let digitMask: Int64 = (1 << 32) - 1
  private static let lowestExponent = -1074
  private var digits = [Int64](repeating: 0, count: 67)

  /// Adds a finite number.
  mutating func add(_ number: Double) { change(by: number, sign: 1) }

  /// Takes away a finite number.
  mutating func remove(_ number: Double) { change(by: number, sign: -1) }

  private mutating func change(by number: Double, sign: Int64) {
    guard number.isFinite else { return }
    let isNormal = number.exponentBitPattern > 0
    let significand = number.significandBitPattern | (isNormal ? 1 << 52 : 0)
    let position = isNormal ? Int(number.exponentBitPattern) - 1 : 0
    let (digit, shift) = position.quotientAndRemainder(dividingBy: Self.digitBits)
    let signed = number.sign == .minus ? -sign : sign
    // Three digits take the 53 bits wherever they begin in the first.
    digits[digit] += signed * Self.low(significand << shift)
    digits[digit + 1] += signed * Self.low(significand >> (32 - shift))
    digits[digit + 2] += signed * Self.low(significand >> (64 - shift))
  }

  private static func low(_ bits: UInt64) -> Int64 { Int64(truncatingIfNeeded: bits) & digitMask }

  /// The sum, exact where a number can be, and else within its last digit.
  var value: Double {
    carry(sign: 1) { _, _ in } < 0 ? -magnitude(sign: -1) : magnitude(sign: 1)
  }

  private func magnitude(sign: Int64) -> Double {
    var result = 0.0
    _ = carry(sign: sign) { position, digit in
      guard digit != 0 else { return }
      result += Double(
        sign: .plus, exponent: position * Self.digitBits + Self.lowestExponent,
        significand: Double(digit))
    }
    return result
  }

  /// Brings all digits into their range, from the lowest, and returns what is left over: −1 for a
  /// negative sum.
  private func carry(sign: Int64, _ visit: (_ position: Int, _ digit: Int64) -> Void) -> Int64 {
    var carried: Int64 = 0
    for (position, digit) in digits.enumerated() {
      let total = sign * digit + carried
      visit(position, total & Self.digitMask)
      carried = total >> Self.digitBits
    }
    return carried
  }
}
