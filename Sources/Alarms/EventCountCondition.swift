/// When a correlation rings: at least so many events within so many seconds.
public struct EventCountCondition: Sendable, Hashable {
  /// The length W of the window in seconds; the window at t is [t − W, t], both ends included.
  public let windowSeconds: Int64
  /// The number of events at which the condition holds, at least 1.
  public let threshold: Int

  /// A condition from its two numbers.
  public init(windowSeconds: Int64, threshold: Int) {
    self.windowSeconds = max(0, windowSeconds)
    self.threshold = max(1, threshold)
  }

  /// The event times at which the condition holds.
  ///
  /// - Parameters:
  ///   - times: the times of all matches of the group that a window in question can see, sorted.
  ///   - range: the times to judge.
  public func holdingTimes(of times: [Int64], within range: ClosedRange<Int64>) -> [Int64] {
    var holding: [Int64] = []
    var oldest = 0
    for (index, time) in times.enumerated() {
      while times[oldest] < time - windowSeconds { oldest += 1 }
      // Events of the same second are seen together, so only the last of them is judged.
      let isLastOfItsSecond = index + 1 == times.count || times[index + 1] != time
      if isLastOfItsSecond, range.contains(time), index - oldest + 1 >= threshold {
        holding.append(time)
      }
    }
    return holding
  }
}
