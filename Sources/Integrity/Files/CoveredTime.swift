import CloudTrail

/// The hours that the digests of a place cover, in which a file that none of them lists is none of
/// CloudTrail's.
public struct CoveredTime: Sendable {
  /// How long after the time in its name a log file may be delivered, in seconds.
  ///
  /// CloudTrail names a file by when it begins to deliver, and digests count by when it is there.
  public static let deliverySeconds: Int64 = 900

  /// How long after the end of a chain its next digest may still be on its way, in seconds.
  private static let lagSeconds: Int64 = 26 * 3_600

  private var stretches: [Range<Int64>] = []

  /// The time that digests cover without a gap in any of their chains.
  ///
  /// What two trails deliver to one place cannot be told apart: where a digest of one is missing, a file
  /// may be that one's, and so behind the end of a chain. Backfills list what other digests leave out, and cover nothing.
  public init(_ digests: [FoundDigest]) {
    let placed = digests.filter { $0.place != nil && !$0.chain.isBackfill }
    var gaps: [Range<Int64>] = []
    var covered: [Range<Int64>] = []
    for (_, chain) in Dictionary(grouping: placed, by: \.chain) {
      let own = Self.joined(chain.map { Self.range($0.digest.startSeconds, $0.digest.endSeconds) })
      covered += own
      gaps += zip(own, own.dropFirst()).map { $0.upperBound..<$1.lowerBound }
      gaps += own.suffix(1).map { $0.upperBound..<($0.upperBound + Self.lagSeconds) }
    }
    stretches = Self.joined(covered).flatMap { Self.cut($0, Self.joined(gaps)) }
  }

  /// Whether a file with a time in its name would be listed if CloudTrail had delivered it.
  public func covers(nameSeconds: Int64) -> Bool {
    let delivery = nameSeconds...(nameSeconds + Self.deliverySeconds)
    return stretches.contains {
      $0.contains(delivery.lowerBound) && $0.contains(delivery.upperBound)
    }
  }

  /// Whether anything is covered.
  public var isEmpty: Bool { stretches.isEmpty }

  private static func range(_ start: Int64, _ end: Int64) -> Range<Int64> {
    start..<max(start, end)
  }

  private static func joined(_ ranges: [Range<Int64>]) -> [Range<Int64>] {
    var joined: [Range<Int64>] = []
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) where !range.isEmpty {
      if let last = joined.last, range.lowerBound <= last.upperBound {
        joined[joined.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
      } else {
        joined.append(range)
      }
    }
    return joined
  }

  /// What is left of a range without others, which are sorted.
  private static func cut(_ range: Range<Int64>, _ holes: [Range<Int64>]) -> [Range<Int64>] {
    var rest: [Range<Int64>] = []
    var start = range.lowerBound
    for hole in holes where hole.overlaps(range) {
      if hole.lowerBound > start { rest.append(start..<hole.lowerBound) }
      start = max(start, hole.upperBound)
    }
    if start < range.upperBound { rest.append(start..<range.upperBound) }
    return rest
  }
}
