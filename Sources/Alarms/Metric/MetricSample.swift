import Rules

/// One value that a metric filter reported.
struct MetricSample {
  /// The minute since 1970 that it was reported for.
  let minute: Int64
  let value: Double

  /// The values of matches, and each filter's default value for every minute in which the trail had
  /// events but none matched it; in the order of minutes.
  static func samples(
    of matches: [GroupMatch], defaultValues: [Double?], activity: TrailActivity,
    through last: Int64
  ) -> [MetricSample] {
    var samples = matches.compactMap { match in
      match.number.map { MetricSample(minute: Minutes.minute(of: match.seconds), value: $0) }
    }
    for case (let filter, .some(let value)) in defaultValues.enumerated() where value.isFinite {
      let answers = matches.filter { $0.references & 1 << UInt64(filter) != 0 }
      let matched = Set(answers.map { Minutes.minute(of: $0.seconds) })
      for run in activity.runs where run.lowerBound <= last {
        for minute in run.lowerBound...min(run.upperBound, last) where !matched.contains(minute) {
          samples.append(MetricSample(minute: minute, value: value))
        }
      }
    }
    samples.sort { $0.minute < $1.minute }
    return samples
  }
}

/// The lengths of an alarm, kept within bounds in which minutes can be added without overflow.
extension MetricAlarm {
  private static let countMaximum = 1 << 30

  /// How many minutes a period has.
  var periodMinutes: Int64 { max(1, WindowLength.seconds(periodSeconds) / Minutes.seconds) }

  /// N: how many datapoints are looked at.
  var lookedAt: Int { min(max(1, evaluationPeriods), Self.countMaximum) }

  /// M: how many of them must breach.
  var mustBreach: Int { max(1, datapointsToAlarm) }

  /// How many minutes the evaluation range has.
  var rangeMinutes: Int64 {
    let periods = Int64(lookedAt + min(max(0, extraPeriods), Self.countMaximum))
    return min(periodMinutes * periods, WindowLength.secondsMaximum / Minutes.seconds)
  }
}
