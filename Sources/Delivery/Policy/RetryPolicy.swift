/// When a failed delivery is tried again, and when no more.
public struct RetryPolicy: Sendable, Hashable {
  /// The longest pause behind the first failure, in seconds; each further one doubles it.
  public var pauseSecondsBase: Double = 1
  /// The longest pause of all, in seconds.
  public var pauseSecondsMaximum: Double = 300
  /// The longest pause that the other side can ask for, in seconds.
  public var retryAfterSecondsMaximum: Int64 = 3_600
  /// How many failures in a row are called an outage.
  public var outageFailures = 5
  /// How long one notification may hold up the others while the receiver answers, in seconds.
  public var headSecondsMaximum: Int64 = 3_600
  /// How old an undelivered notification becomes, in seconds: 76 hours, as Standard Webhooks' example.
  public var ageSecondsMaximum: Int64 = 76 * 3_600

  /// The policy that people are promised.
  public init() {}

  /// The pause before the next try, in seconds: at random between nothing and a bound that doubles,
  /// so that many senders do not come back together ("full jitter").
  ///
  /// - Parameters:
  ///   - failures: how many tries in a row have failed, at least one.
  ///   - retryAfterSeconds: what the other side asks for; the jitter comes on top of it.
  func pauseSeconds(
    failures: Int, retryAfterSeconds: Int64?, random: inout some RandomNumberGenerator
  ) -> Double {
    let doublings = Double(1 << min(max(failures - 1, 0), 30))
    let bound = min(pauseSecondsMaximum, pauseSecondsBase * doublings)
    let jitter = Double.random(in: 0...bound, using: &random)
    guard let retryAfterSeconds else { return jitter }
    let asked = Double(min(max(retryAfterSeconds, 0), retryAfterSecondsMaximum))
    // At least the pause of one's own: a receiver that asks for nothing must not be besieged.
    return max(jitter, asked + min(jitter, max(1, asked / 10)))
  }
}
