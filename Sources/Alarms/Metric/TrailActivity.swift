/// In which minutes the trail had events, whether they matched anything or not.
///
/// Minutes are counted since 1970. Minutes that follow each other are kept as one run, so that a
/// busy trail of years takes little room.
public struct TrailActivity: Sendable, Hashable {
  /// The minutes with events, in order, with a gap between any two runs.
  public let runs: [ClosedRange<Int64>]

  /// The minutes with events, in any order and any number of times.
  public init(minutes: some Sequence<Int64> = []) {
    self.init(runs: minutes.map { $0...$0 })
  }

  /// Runs of minutes, in any order; they may touch and overlap.
  public init(runs: [ClosedRange<Int64>]) {
    var joined: [ClosedRange<Int64>] = []
    for run in runs.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = joined.last, run.lowerBound - last.upperBound <= 1 {
        joined[joined.count - 1] = last.lowerBound...max(last.upperBound, run.upperBound)
      } else {
        joined.append(run)
      }
    }
    self.runs = joined
  }

  /// The first minute with an event.
  public var firstMinute: Int64? { runs.first?.lowerBound }
}
