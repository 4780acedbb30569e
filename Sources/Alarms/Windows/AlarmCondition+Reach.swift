import Rules

/// How far from a time the matches can lie that decide about it, and whether they can still come.
extension AlarmCondition {
  /// Whether a match that arrives later can make the condition false where it was true.
  ///
  /// Such conditions are judged when everything that can decide has arrived. The others are judged
  /// at once: more events only add to what they count.
  public var canBeUndone: Bool {
    switch self {
    case .eventCount(let range), .valueCount(let range), .ruleCount(let range, _):
      !range.isOpenUpwards
    case .ruleExpression(let expression): expression.hasNegation
    case .valueStatistic, .firstSeen, .absence, .baseline, .metricAlarm: true
    }
  }

  /// How many seconds before a time the oldest match can lie that decides about it.
  public func lookbackSeconds(windowSeconds: Int64) -> Int64 {
    let window = WindowLength.seconds(windowSeconds)
    switch self {
    case .ruleExpression(let expression): return expression.hasNegation ? 0 : window
    case .baseline(let baseline): return PastWindows.reachSeconds(baseline, window)
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
enum WindowLength {
  /// A hundred years, the longest that a rule can say.
  static let secondsMaximum: Int64 = 3_155_760_000

  static func seconds(_ seconds: Int64) -> Int64 { min(max(0, seconds), secondsMaximum) }
}
