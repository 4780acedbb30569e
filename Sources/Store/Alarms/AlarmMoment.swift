/// The time at which alarms are looked at.
struct AlarmMoment {
  /// The clock, in seconds since 1970.
  let nowSeconds: Int64
  /// What is judged by the clock.
  let trust: ClockTrust
  /// The time until which everything has arrived, in seconds since 1970, as each kind of alarm may
  /// take it to be.
  let settledSeconds: [ClockTrust: Int64]
  /// Whether there is more on its way that has been there for long: then what is over already waits
  /// with its telling, for it may become another with the next transaction.
  let isCatchingUp: Bool

  /// A time before all events, and far enough from the end of all numbers to be reckoned with.
  static let nothingSettledSeconds: Int64 = -(1 << 40)

  /// The time until which everything has arrived for an alarm, in seconds since 1970.
  func settledSeconds(for alarm: StoredAlarm) -> Int64 {
    settledSeconds[alarm.clockTrust] ?? Self.nothingSettledSeconds
  }
}
