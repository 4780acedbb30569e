import Rules

extension MetricAlarm {
  /// The state that follows from the datapoints of an evaluation range.
  ///
  /// The algorithm reproduces all that the CloudWatch User Guide publishes ("Configuring how
  /// CloudWatch alarms treat missing data"). Unverified, because the guide does not say it:
  /// * how far the range reaches beyond N periods: by `extraPeriods`;
  /// * what follows when every datapoint breaches but the oldest is younger than M periods: for
  ///   `missing` the guide says "not ALARM", and here it is OK; for `ignore` the state is kept, for a
  ///   datapoint that breaches must not end an alarm.
  func verdict(_ reason: MetricAlarmReason, in state: MetricAlarmState) -> MetricAlarmState {
    if reason.realPoints == 0 { return verdictWithoutData(in: state) }
    let assumed = missingData == .breaching ? reason.missingPoints : 0
    if reason.breachingPoints + assumed >= mustBreach { return .alarm }
    let allBreach = reason.missingPoints > 0 && reason.breachingPoints == reason.realPoints
    return allBreach ? prematureVerdict(reason, in: state) : .ok
  }

  private func verdictWithoutData(in state: MetricAlarmState) -> MetricAlarmState {
    switch missingData {
    case .missing: .insufficientData
    case .ignore: state
    case .breaching: .alarm
    case .notBreaching: .ok
    }
  }

  /// The state when all data there are breach, and are fewer than M: if they began so long ago that M
  /// could, further data would only fill the gaps.
  private func prematureVerdict(
    _ reason: MetricAlarmReason, in state: MetricAlarmState
  ) -> MetricAlarmState {
    switch missingData {
    case .missing: reason.oldestAge >= mustBreach ? .alarm : .ok
    case .ignore: state
    case .breaching, .notBreaching: .ok
    }
  }
}
