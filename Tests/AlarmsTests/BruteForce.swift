@testable import Alarms

/// The promise of the alarm engine, computed from scratch for every second that could matter.
enum BruteForce {
  /// The seconds at which a condition holds: for each match, all matches of its window are counted.
  static func holdingTimes(_ condition: EventCountCondition, of times: [Int64]) -> [Int64] {
    Set(times).sorted().filter { time in
      let inWindow = times.filter { $0 >= time - condition.windowSeconds && $0 <= time }
      return inWindow.count >= condition.threshold
    }
  }

  /// The episodes of matches: each begins with a second that has no earlier one within the window.
  static func episodes(_ condition: EventCountCondition, of times: [Int64]) -> [Episode] {
    let holding = holdingTimes(condition, of: times)
    func follows(_ time: Int64) -> Bool {
      holding.contains { $0 < time && time - $0 <= condition.windowSeconds }
    }
    func isFollowed(_ time: Int64) -> Bool {
      holding.contains { $0 > time && $0 - time <= condition.windowSeconds }
    }
    let beginnings = holding.filter { !follows($0) }
    let ends = holding.filter { !isFollowed($0) }
    return zip(beginnings, ends).map { Episode(startedAt: $0, lastAt: $1) }
  }
}
