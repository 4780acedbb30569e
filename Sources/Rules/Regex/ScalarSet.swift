/// A set of Unicode scalars, as sorted ranges that do not touch.
struct ScalarSet: Hashable, Sendable {
  /// The last scalar; surrogates count as members, for UTF-8 never holds them.
  static let last: UInt32 = 0x10FFFF

  private(set) var ranges: [ClosedRange<UInt32>] = []

  init(_ ranges: [ClosedRange<UInt32>]) {
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let previous = self.ranges.last, range.lowerBound <= previous.upperBound &+ 1 {
        let end = max(previous.upperBound, range.upperBound)
        self.ranges[self.ranges.count - 1] = previous.lowerBound...end
      } else {
        self.ranges.append(range)
      }
    }
  }

  init(_ scalar: Unicode.Scalar) { ranges = [scalar.value...scalar.value] }

  static let digits = ScalarSet([0x30...0x39])
  static let wordCharacters = ScalarSet([0x30...0x39, 0x41...0x5A, 0x5F...0x5F, 0x61...0x7A])
  static let whiteSpace = ScalarSet([0x09...0x0D, 0x20...0x20])
  static let newline = ScalarSet([0x0A...0x0A])
  static let all = ScalarSet([0...last])

  /// Sets are looked up often, and may have thousands of ranges: few are enough to tell them apart.
  func hash(into hasher: inout Hasher) {
    hasher.combine(ranges.count)
    hasher.combine(ranges.first)
    hasher.combine(ranges.last)
    if !ranges.isEmpty { hasher.combine(ranges[ranges.count / 2]) }
  }

  var inverted: ScalarSet {
    var gaps: [ClosedRange<UInt32>] = []
    var next: UInt32 = 0
    for range in ranges {
      if range.lowerBound > next { gaps.append(next...(range.lowerBound - 1)) }
      next = range.upperBound + 1
    }
    if next <= ScalarSet.last { gaps.append(next...ScalarSet.last) }
    return ScalarSet(gaps)
  }

  /// The set with every scalar that folds to the same as one of its members.
  ///
  /// Ranges beyond ASCII that are longer than an alphabet are left as they are: they hold both
  /// cases of their script already.
  var withCaseVariants: ScalarSet {
    var variants = ranges
    for range in ranges {
      for value in ScalarSet.casedPart(of: range) {
        guard let scalar = Unicode.Scalar(value) else { continue }
        for variant in CaseFolding.variants(of: scalar) {
          variants.append(variant.value...variant.value)
        }
      }
    }
    return ScalarSet(variants)
  }

  /// How many scalars ``withCaseVariants`` looks at.
  var casedCount: Int { ranges.reduce(0) { $0 + ScalarSet.casedPart(of: $1).count } }

  private static func casedPart(of range: ClosedRange<UInt32>) -> Range<UInt32> {
    let lengthMaximum: UInt32 = 1024
    let isLong = range.upperBound - range.lowerBound >= lengthMaximum
    let last = isLong ? min(range.upperBound, 0x7F) : range.upperBound
    return range.lowerBound..<max(range.lowerBound, last + 1)
  }
}
