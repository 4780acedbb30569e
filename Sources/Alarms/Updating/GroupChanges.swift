/// Everything that changed in a group since it was last looked at.
public struct GroupChanges: Sendable, Hashable {
  /// The times of matches that came or went, in any order.
  public var times: [Int64] = []
  /// Times that are to be judged though no match changed: because the clock has reached them, or
  /// because the group is known since another time than before.
  public var ranges: [ClosedRange<Int64>] = []

  /// Nothing changed.
  public init() {}

  /// The stretches of time to look at, each further from the next than a gap.
  func stretches(gapSeconds: Int64) -> [Stretch] {
    var pieces = times.map { Stretch(range: $0...$0, times: [$0]) }
    pieces += ranges.map { Stretch(range: $0) }
    pieces.sort { $0.range.lowerBound < $1.range.lowerBound }
    var stretches: [Stretch] = []
    for piece in pieces {
      guard let last = stretches.last?.range,
        // Compared this way around, because the bounds may be the ends of all time.
        piece.range.lowerBound <= last.upperBound.advanced(byClamping: gapSeconds)
      else {
        stretches.append(piece)
        continue
      }
      let end = max(last.upperBound, piece.range.upperBound)
      stretches[stretches.count - 1].range = last.lowerBound...end
      stretches[stretches.count - 1].times += piece.times
    }
    return stretches
  }
}
