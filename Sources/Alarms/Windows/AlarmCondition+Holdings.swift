import Rules

/// When a condition holds: the judgement of windows at the times of events.
extension AlarmCondition {
  /// The times at which the condition holds for a group, in order.
  ///
  /// Judged is each second in which an event of the group matched. Silences and CloudWatch alarms
  /// are judged by the clock and not here: see ``EpisodeFinder``.
  ///
  /// - Parameters:
  ///   - matches: the matches of one group, in order; at least those that
  ///     ``lookbackSeconds(windowSeconds:)`` and ``lookaheadSeconds(windowSeconds:)`` name for all
  ///     times in the range.
  ///   - windowSeconds: the length W of the window.
  ///   - range: the times to judge.
  ///   - settledSeconds: the time until which everything has arrived; conditions that hold for want
  ///     of matches are judged up to there.
  ///   - knownSince: the time of the first match of the group, for first sightings of the group
  ///     without the value; nil where it has none.
  public func holdings(
    of matches: [GroupMatch], windowSeconds: Int64,
    within range: ClosedRange<Int64> = .min ... .max, settledSeconds: Int64,
    knownSince: Int64? = nil
  ) -> [Holding] {
    let window = WindowLength.seconds(windowSeconds)
    let judged = JudgedTimes(
      range: range, settledSeconds: waitsForClock ? settledSeconds : .max,
      lookaheadSeconds: lookaheadSeconds(windowSeconds: window))
    let sweep = WindowSweep(matches: matches, windowSeconds: window, judged: judged)
    switch self {
    case .eventCount(let range):
      return sweep.holdings(EventTally(), in: range)
    case .valueCount(let range):
      return sweep.holdings(ValueTally(), in: range)
    case .valueStatistic(let statistic, let range):
      return sweep.holdings(StatisticTally(statistic, of: matches), in: range)
    case .ruleCount(let range, isOrdered: false):
      return sweep.holdings(RuleTally(), in: range)
    case .ruleCount(let range, isOrdered: true):
      return RuleChains.holdings(of: matches, windowSeconds: window, judged: judged, in: range)
    case .ruleExpression(let expression):
      return sweep.holdings(expression)
    case .firstSeen(let learningSeconds):
      return FirstSightings(learningSeconds: learningSeconds, windowSeconds: window)
        .holdings(of: matches, judged: judged, knownSince: knownSince)
    case .baseline(let baseline):
      return BaselineSweep(baseline: baseline, windowSeconds: window)
        .holdings(of: matches, judged: judged, knownSince: knownSince)
    case .absence, .unusualSilence, .metricAlarm:
      return []
    }
  }
}

/// The times that are to be judged and can be.
struct JudgedTimes {
  let range: ClosedRange<Int64>
  /// The time up to which all matches have come that can decide.
  private let latest: Int64

  init(range: ClosedRange<Int64>, settledSeconds: Int64, lookaheadSeconds: Int64) {
    self.range = range
    let earliest = Int64.min + lookaheadSeconds
    latest = max(settledSeconds, earliest) - lookaheadSeconds
  }

  func contains(_ time: Int64) -> Bool { range.contains(time) && time <= latest }
}
