import Alarms
import Rules

/// The time at which alarms are looked at.
struct AlarmMoment {
  /// The clock, in seconds since 1970.
  let nowSeconds: Int64
  /// The time until which everything has arrived, in seconds since 1970.
  let settledSeconds: Int64
  /// The same, as far as unusual silences are judged.
  let silencesSettledSeconds: Int64
  /// Whether there is more on its way that has been there for long: then what is over already waits
  /// with its telling, for it may become another with the next transaction.
  let isCatchingUp: Bool

  /// The moment as an alarm sees it.
  func seen(by alarm: StoredAlarm) -> AlarmMoment {
    guard alarm.rule.condition.isUnusualSilence else { return self }
    return AlarmMoment(
      nowSeconds: nowSeconds, settledSeconds: silencesSettledSeconds,
      silencesSettledSeconds: silencesSettledSeconds, isCatchingUp: isCatchingUp)
  }
}
