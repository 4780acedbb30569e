import Testing

@testable import Alarms
@testable import Simulation

/// Sums that depend on nothing but what is in them.
struct ExactSumTests {
  private func sum(_ numbers: [Double]) -> Double {
    var sum = ExactSum()
    for number in numbers { sum.add(number) }
    return sum.value
  }

  @Test func `what comes and goes again leaves no trace`() {
    for seed in Seeds.some(300) {
      var random = SeededGenerator(seed: seed)
      let numbers = (0..<20).map { _ in Double(bitPattern: random.next()) }.filter(\.isFinite)
      var sliding = ExactSum()
      for number in numbers { sliding.add(number) }
      for number in numbers.prefix(numbers.count / 2) { sliding.remove(number) }
      let kept = numbers.suffix(numbers.count - numbers.count / 2)
      #expect(sliding.value == sum(kept.reversed()), "seed \(seed): \(numbers)")
    }
  }

  @Test func `whole numbers and quarters are summed without an error`() {
    for seed in Seeds.some(300) {
      var random = SeededGenerator(seed: seed)
      let quarters = (0..<30).map { _ in random.number(in: -1_000_000...1_000_000) }
      let expected = Double(quarters.reduce(0, +)) / 4
      #expect(sum(quarters.map { Double($0) / 4 }) == expected, "seed \(seed)")
    }
  }

  @Test func `a number alone is its own sum, however small or large`() {
    let numbers = [
      0, 1, -1, 0.1, -0.3, .pi, .leastNonzeroMagnitude, -.leastNonzeroMagnitude,
      .leastNormalMagnitude, .greatestFiniteMagnitude, -.greatestFiniteMagnitude, 0x1p-1030,
      0x1p1000,
    ]
    for number in numbers {
      #expect(sum([number]) == number)
      #expect(sum([number, 1e300, -1e300]) == number)
    }
  }

  @Test func `a sum beyond all numbers is infinite, and comes back`() {
    let greatest = Double.greatestFiniteMagnitude
    #expect(sum([greatest, greatest]) == .infinity)
    #expect(sum([-greatest, -greatest]) == -.infinity)
    #expect(sum([greatest, greatest, -greatest]) == greatest)
  }
}
