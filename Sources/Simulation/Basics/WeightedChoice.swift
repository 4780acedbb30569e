/// Draws an index as often as its weight says.
struct WeightedChoice {
  private let sums: [Int]

  /// A choice over weights of which at least one is positive.
  init(weights: [Int]) {
    var sum = 0
    sums = weights.map { weight in
      sum += weight
      return sum
    }
  }

  func draw(from generator: inout SeededGenerator) -> Int {
    let drawn = generator.number(below: sums.last ?? 0)
    var (low, high) = (0, sums.count - 1)
    while low < high {
      let middle = (low + high) / 2
      if sums[middle] > drawn { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
