import Rules

extension MetricAlarm {
  /// The state that follows from the datapoints of an evaluation range.
  ///
  /// The algorithm reproduces all that the CloudWatch User Guide publishes ("Configuring how
  /// CloudWatch alarms treat missing data"). Unverified, because the guide does not say it:
  /// * how far the range reaches beyond N periods: by `extraPeriods`;
  /// * what follows when every datapoint breaches but the oldest is younger than M periods: the
  ///   guide says "not ALARM", and here it is OK, in `ignore` as in `missing`.
  func verdict(_ reason: MetricAlarmReason, in state: MetricAlarmState) -> MetricAlarmState {
    if reason.realPoints == 0 { return verdictWithoutData(in: state) }
    let assumed = missingData == .breaching ? reason.missingPoints : 0
    if reason.breachingPoints + assumed >= mustBreach { return .alarm }
    return isPremature(reason) ? prematureVerdict(in: state) : .ok
  }

  private func verdictWithoutData(in state: MetricAlarmState) -> MetricAlarmState {
    switch missingData {
    case .missing: .insufficientData
    case .ignore: state
    case .breaching: .alarm
    case .notBreaching: .ok
    }
  }

  /// Whether all data there are breach and began so long ago that M could: further data would only
  /// fill the gaps.
  private func isPremature(_ reason: MetricAlarmReason) -> Bool {
    reason.missingPoints > 0 && reason.breachingPoints == reason.realPoints
      && reason.oldestAge >= mustBreach
  }

  private func prematureVerdict(in state: MetricAlarmState) -> MetricAlarmState {
    switch missingData {
    case .missing: .alarm
    case .ignore: state
    case .breaching, .notBreaching: .ok
    }
  }
}
