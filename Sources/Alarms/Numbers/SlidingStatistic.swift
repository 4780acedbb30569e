import Rules

/// A statistic of numbers that come and go; its result depends on those that are there alone.
struct SlidingStatistic {
  private let statistic: ValueStatistic
  private var count = 0
  private var sum = ExactSum()
  private var ranked: RankedNumbers

  /// - Parameter candidates: every number that will be added.
  init(_ statistic: ValueStatistic, of candidates: some Sequence<Double>) {
    self.statistic = statistic
    ranked = statistic.isByRank ? RankedNumbers(candidates) : RankedNumbers([])
  }

  mutating func add(_ number: Double) {
    count += 1
    if statistic.isBySum { sum.add(number) }
    if statistic.isByRank { ranked.add(number) }
  }

  mutating func remove(_ number: Double) {
    count -= 1
    if statistic.isBySum { sum.remove(number) }
    if statistic.isByRank { ranked.remove(number) }
  }

  /// The result; nil of no numbers.
  var result: Double? {
    guard count > 0 else { return nil }
    return switch statistic {
    case .sampleCount: Double(count)
    case .sum: sum.value
    case .average: sum.value / Double(count)
    case .minimum: ranked.percentile(0)
    case .maximum: ranked.percentile(100)
    case .percentile(let percent): ranked.percentile(percent)
    }
  }
}

extension ValueStatistic {
  fileprivate var isBySum: Bool { self == .sum || self == .average }

  fileprivate var isByRank: Bool {
    switch self {
    case .minimum, .maximum, .percentile: true
    case .sum, .average, .sampleCount: false
    }
  }
}
