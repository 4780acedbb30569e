import Rules

/// How far from a time the matches can lie that decide about it, and whether they can still come.
extension AlarmCondition {
  /// Whether a match that arrives later can make the condition false where it was true.
  public var canBeUndone: Bool {
    switch self {
    case .eventCount(let range), .valueCount(let range), .ruleCount(let range, _):
      !range.isOpenUpwards
    case .ruleExpression(let expression): expression.hasNegation
    case .valueStatistic, .firstSeen, .absence, .unusualSilence, .baseline, .metricAlarm: true
    }
  }

  /// Whether the condition is judged only when everything that can decide has arrived.
  ///
  /// Those are the conditions that hold because something is missing. The others are judged at
  /// once: they can be undone by what is late as well, but hardly ever are.
  public var waitsForClock: Bool {
    switch self {
    case .eventCount(let range), .valueCount(let range), .valueStatistic(_, let range),
      .ruleCount(let range, _):
      !range.isOpenUpwards
    case .baseline(let baseline): !baseline.deviations.isOpenUpwards
    case .ruleExpression(let expression): expression.hasNegation
    case .firstSeen: false
    case .absence, .unusualSilence, .metricAlarm: true
    }
  }

  /// Whether the condition can hold because something is missing, and not only end by it.
  ///
  /// That is so of all that wait for the clock but CloudWatch alarms that only values can bring to
  /// ring, and these have come.
  public var canHoldWithoutMatches: Bool {
    guard case .metricAlarm(let alarm) = self else { return waitsForClock }
    return alarm.canBreachWithoutMatches
  }

  /// The number of events from which an event count holds; nil for all other conditions.
  var eventThreshold: Int? {
    guard case .eventCount(let range) = self, range.isOpenUpwards else { return nil }
    let limits = range.comparisons.map { comparison in
      comparison.operator == .greater ? comparison.limit.nextUp : comparison.limit
    }
    return max(1, Int(exactly: (limits.max() ?? 1).rounded(.up)) ?? Int.max)
  }

  /// How many seconds before a time the oldest match can lie that decides about it.
  public func lookbackSeconds(windowSeconds: Int64) -> Int64 {
    let window = WindowLength.seconds(windowSeconds)
    switch self {
    case .ruleExpression(let expression): return expression.hasNegation ? 0 : window
    case .baseline(let baseline): return PastWindows.reachSeconds(baseline, window)
    case .unusualSilence(let silence):
      return WindowLength.seconds(silence.pastSeconds)
        + WindowLength.seconds(silence.secondsMaximum)
    case .metricAlarm(let alarm): return alarm.rangeMinutes * Minutes.seconds - 1
    case .eventCount, .valueCount, .valueStatistic, .ruleCount, .firstSeen, .absence: return window
    }
  }

  /// How many seconds after a time the newest match can lie that decides about it.
  public func lookaheadSeconds(windowSeconds: Int64) -> Int64 {
    guard case .ruleExpression(let expression) = self, expression.hasNegation else { return 0 }
    return WindowLength.seconds(windowSeconds)
  }
}

/// Keeps windows within lengths with which times can be added without overflow.
public enum WindowLength {
  /// A hundred years, the longest that a rule can say.
  public static let secondsMaximum: Int64 = 3_155_760_000

  /// A length within the bounds.
  public static func seconds(_ seconds: Int64) -> Int64 { min(max(0, seconds), secondsMaximum) }
}
