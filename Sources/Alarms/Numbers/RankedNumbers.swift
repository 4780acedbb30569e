/// Numbers in the order of their size, of which some are present: finds the n-th in logarithmic time.
///
/// A binary indexed tree of how often each number is present.
struct RankedNumbers {
  /// All numbers that can be present, each once, ascending.
  private let numbers: [Double]
  private var tree: [Int]
  /// How many are present.
  private(set) var count = 0

  /// - Parameter candidates: every number that will be added.
  init(_ candidates: some Sequence<Double>) {
    var distinct: [Double] = []
    for number in candidates.sorted() where number != distinct.last { distinct.append(number) }
    numbers = distinct
    tree = Array(repeating: 0, count: distinct.count + 1)
  }

  /// Adds one of the candidates.
  mutating func add(_ number: Double) { change(number, by: 1) }

  /// Takes away a number that was added.
  mutating func remove(_ number: Double) { change(number, by: -1) }

  private mutating func change(_ number: Double, by difference: Int) {
    count += difference
    var place = position(of: number) + 1
    while place < tree.count {
      tree[place] += difference
      place += place & -place
    }
  }

  private func position(of number: Double) -> Int {
    numbers.firstPosition { $0 < number }
  }

  /// The present number with so many present ones before it.
  private func number(rank: Int) -> Double {
    var place = 0
    var before = rank
    var step = 1 << (Int.bitWidth - 1 - max(1, tree.count).leadingZeroBitCount)
    while step > 0 {
      if place + step < tree.count, tree[place + step] <= before {
        place += step
        before -= tree[place]
      }
      step /= 2
    }
    return numbers[min(place, numbers.count - 1)]
  }

  /// The percentile, from 0 to 100, linear between the two nearest ranks; nil of no numbers.
  func percentile(_ percent: Double) -> Double? {
    guard count > 0 else { return nil }
    let rank = min(max(percent, 0), 100) / 100 * Double(count - 1)
    let lower = number(rank: Int(rank))
    let fraction = rank - rank.rounded(.down)
    guard fraction > 0 else { return lower }
    return lower + (number(rank: Int(rank) + 1) - lower) * fraction
  }
}
