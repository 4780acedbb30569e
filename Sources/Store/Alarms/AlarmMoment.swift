/// The time at which alarms are looked at.
struct AlarmMoment {
  /// The clock, in seconds since 1970.
  let nowSeconds: Int64
  /// The time until which everything has arrived, in seconds since 1970.
  let settledSeconds: Int64
}
