/// How many may be sent in a minute: a bucket that is filled again evenly.
struct SendingRate {
  /// Nil is without a limit.
  private let perMinute: Int?
  private let capacity: Double
  private var tokens: Double
  private var filledAt: UInt64?

  /// How many may follow one another at once.
  private static let burstMaximum = 10

  init(perMinute: Int?) {
    self.perMinute = perMinute
    capacity = Double(min(perMinute ?? 1, Self.burstMaximum))
    tokens = capacity
  }

  /// How long to wait until the next may be sent, in nanoseconds; 0 is now.
  mutating func waitNanoseconds(at now: UInt64) -> UInt64 {
    guard let perMinute else { return 0 }
    let elapsed = Double(now - min(filledAt ?? now, now)) / 60_000_000_000
    tokens = min(capacity, tokens + elapsed * Double(perMinute))
    filledAt = now
    guard tokens < 1 else { return 0 }
    return UInt64(((1 - tokens) / Double(perMinute) * 60_000_000_000).rounded(.up))
  }

  mutating func noteSent() { if perMinute != nil { tokens -= 1 } }
}
