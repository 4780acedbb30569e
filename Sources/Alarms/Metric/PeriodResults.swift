import Rules

/// The results of the periods that an alarm looks at together: those which end whole periods apart.
struct PeriodResults {
  private struct Result {
    let minute: Int64
    let value: Double
    /// How many results before this one breach.
    let breachingBefore: Int
  }

  /// The periods with data by their last minute; those before `first` are out of the range.
  private var results: [Result] = []
  private var first = 0
  private var breaching = 0

  /// Adds the result of a period with data; its last minute lies after all others'.
  mutating func add(_ value: Double, endingAt minute: Int64, of alarm: MetricAlarm) {
    results.append(Result(minute: minute, value: value, breachingBefore: breaching))
    if alarm.comparison.holds(value, alarm.threshold) { breaching += 1 }
  }

  /// What the evaluation range holds that ends with a minute; minutes must not fall.
  mutating func reason(endingAt minute: Int64, of alarm: MetricAlarm) -> MetricAlarmReason {
    while first < results.count, results[first].minute <= minute - alarm.rangeMinutes { first += 1 }
    forgetOld()
    let real = min(results.count - first, alarm.lookedAt)
    guard real > 0 else {
      return MetricAlarmReason(
        realPoints: 0, breachingPoints: 0, missingPoints: alarm.lookedAt, oldestAge: 0,
        newestResult: nil)
    }
    return MetricAlarmReason(
      realPoints: real,
      breachingPoints: breaching - results[results.count - real].breachingBefore,
      missingPoints: alarm.lookedAt - real,
      oldestAge: Int((minute - results[first].minute) / alarm.periodMinutes) + 1,
      newestResult: results[results.count - 1].value)
  }

  private mutating func forgetOld() {
    guard first > 64, first > results.count / 2 else { return }
    results.removeFirst(first)
    first = 0
  }
}
