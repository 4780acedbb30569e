/// What a CloudWatch alarm says.
public enum MetricAlarmState: String, Sendable, Hashable, CaseIterable {
  case ok = "OK"
  case alarm = "ALARM"
  case insufficientData = "INSUFFICIENT_DATA"
}

/// The numbers from which a state was concluded.
public struct MetricAlarmReason: Sendable, Hashable {
  /// How many of the looked-at periods have data: at most N.
  public let realPoints: Int
  /// How many of those breach.
  public let breachingPoints: Int
  /// How many of the N periods have none and stand for whatever the alarm takes missing data for.
  public let missingPoints: Int
  /// How many periods ago the oldest period with data is that the evaluation range holds; 1 is the
  /// newest period, 0 means that there is none.
  public let oldestAge: Int
  /// The result of the newest period with data.
  public let newestResult: Double?

  /// A reason from its numbers.
  public init(
    realPoints: Int, breachingPoints: Int, missingPoints: Int, oldestAge: Int,
    newestResult: Double?
  ) {
    self.realPoints = realPoints
    self.breachingPoints = breachingPoints
    self.missingPoints = missingPoints
    self.oldestAge = oldestAge
    self.newestResult = newestResult
  }
}

/// A change of an alarm's state.
public struct MetricAlarmChange: Sendable, Hashable {
  /// When it was concluded: the last second of a minute, in seconds since 1970.
  public let time: Int64
  /// The state before.
  public let old: MetricAlarmState
  /// The state from then on.
  public let new: MetricAlarmState
  /// From what it was concluded.
  public let reason: MetricAlarmReason

  /// A change from its parts.
  public init(
    time: Int64, old: MetricAlarmState, new: MetricAlarmState, reason: MetricAlarmReason
  ) {
    self.time = time
    self.old = old
    self.new = new
    self.reason = reason
  }
}
