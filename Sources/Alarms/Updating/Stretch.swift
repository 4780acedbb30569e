/// A stretch of time within which something changed, to be looked at again as a whole.
public struct Stretch: Sendable, Hashable {
  /// From the first to the last time of which something changed, in seconds since 1970.
  public var range: ClosedRange<Int64>
  /// The times of the changed matches in it, in order.
  public var times: [Int64]

  /// A stretch from its parts.
  public init(range: ClosedRange<Int64>, times: [Int64] = []) {
    self.range = range
    self.times = times
  }
}
