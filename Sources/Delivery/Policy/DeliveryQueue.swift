import Alarms

/// Decides what one sink tries next, and what becomes of what failed.
///
/// One at a time and in order. While the other side fails, the first one alone is tried, with growing
/// pauses: an outage costs as many requests for ten thousand that wait as for one. Clock and chance
/// are handed in.
public struct DeliveryQueue: Sendable {
  /// What is to be done.
  public enum Step: Sendable, Hashable {
    /// Try this row.
    case send(Int64)
    /// Nothing before this moment, in monotonic nanoseconds; nil is until something new comes.
    case wait(until: UInt64?)
  }

  private struct Attempts {
    var count = 0
    /// Since when the receiver answers that it does not take it, in monotonic nanoseconds.
    var answeredSince: UInt64?
    /// Until when it lets others pass, in monotonic nanoseconds.
    var asideUntil: UInt64?
  }

  private let policy: RetryPolicy
  private var rate: SendingRate
  private var attempts: [Int64: Attempts] = [:]
  private var failures = 0
  /// How many in a row the receiver refused for good.
  private var refusals = 0
  private var notBefore: UInt64 = 0
  /// Why nothing is sent any more.
  public private(set) var goneReason: String?

  /// Whether so many tries failed in a row that it is no accident.
  public var isOutage: Bool {
    max(failures, refusals) >= policy.outageFailures || goneReason != nil
  }

  /// Whether the last try failed.
  public var isFailing: Bool { isAway || refusals > 0 }

  /// Whether the receiver does not take anything now.
  public var isAway: Bool { failures > 0 || goneReason != nil }

  /// A queue.
  ///
  /// - Parameter perMinute: how many may be sent in a minute; nil is as many as there are.
  public init(_ policy: RetryPolicy = RetryPolicy(), perMinute: Int?) {
    self.policy = policy
    rate = SendingRate(perMinute: perMinute)
  }

  /// What to do with the rows that wait, which are given in order.
  public mutating func next(_ rows: [Int64], at now: UInt64) -> Step {
    guard goneReason == nil else { return .wait(until: nil) }
    guard let row = candidate(rows, now) else { return .wait(until: nextAside(rows)) }
    guard now >= notBefore else { return .wait(until: notBefore) }
    let pause = rate.waitNanoseconds(at: now)
    return pause == 0 ? .send(row) : .wait(until: now + pause)
  }

  /// Forgets what is known of rows that do not wait any more; with none left, nothing fails.
  public mutating func keep(only rows: [Int64]) {
    let waiting = Set(rows)
    attempts = attempts.filter { waiting.contains($0.key) }
    if rows.isEmpty, goneReason == nil { failures = 0 }
  }

  /// Notes what came of a try, and says what becomes of the row.
  ///
  /// - Parameter ageSeconds: since when it waits, by the time of day.
  public mutating func note(
    _ outcome: DeliveryOutcome, of row: Int64, ageSeconds: Int64, at now: UInt64,
    random: inout some RandomNumberGenerator
  ) -> NotificationFate {
    switch outcome {
    case .leftOut(let reason):
      attempts[row] = nil
      return .leftOut(reason: reason)
    case .delivered:
      settle(row)
      refusals = 0
      return .sent
    case .refused(let reason):
      // An answer all the same: the others can be tried at once.
      settle(row)
      refusals += 1
      return .dead(reason: reason)
    case .gone(let reason):
      rate.noteSent()
      goneReason = reason
      return wait(row, reason, ageSeconds)
    case .failed(let failure):
      rate.noteSent()
      failures += 1
      let pause = policy.pauseSeconds(
        failures: failures, retryAfterSeconds: failure.retryAfterSeconds, random: &random)
      notBefore = now + UInt64(pause * 1_000_000_000)
      noteAnswer(failure, of: row, now)
      return wait(row, failure.reason, ageSeconds)
    }
  }

  private mutating func settle(_ row: Int64) {
    rate.noteSent()
    failures = 0
    notBefore = 0
    attempts[row] = nil
  }

  private mutating func wait(_ row: Int64, _ reason: String, _ ageSeconds: Int64)
    -> NotificationFate
  {
    attempts[row, default: Attempts()].count += 1
    // One that lay still while nothing ran has its tries before it is given up.
    let isTried = (attempts[row]?.count ?? 0) >= policy.outageFailures
    guard ageSeconds < policy.ageSecondsMaximum || !isTried else {
      attempts[row] = nil
      return .dead(reason: "older than \(policy.ageSecondsMaximum / 3_600) h; \(reason)")
    }
    return .waits(reason: reason)
  }

  // MARK: One that holds up the others

  /// Lets others pass one that a receiver which is there has not taken for long.
  private mutating func noteAnswer(
    _ failure: DeliveryOutcome.Failure, of row: Int64, _ now: UInt64
  ) {
    guard failure.isAnswer, !failure.isBusy else {
      attempts[row]?.answeredSince = nil
      return
    }
    let maximum = UInt64(policy.headSecondsMaximum) * 1_000_000_000
    let since = attempts[row]?.answeredSince ?? now
    attempts[row, default: Attempts()].answeredSince = since
    if now - since >= maximum { attempts[row]?.asideUntil = now + maximum }
  }

  /// The first row that lets no others pass; one that does is tried only while all is well.
  private func candidate(_ rows: [Int64], _ now: UInt64) -> Int64? {
    let isDue = { (row: Int64) in
      guard let until = attempts[row]?.asideUntil else { return true }
      return failures == 0 && until <= now
    }
    // With nothing else left to try, they show whether the receiver is there again.
    return rows.first(where: isDue) ?? (failures > 0 ? rows.first : nil)
  }

  private func nextAside(_ rows: [Int64]) -> UInt64? {
    rows.compactMap { attempts[$0]?.asideUntil }.min()
  }
}
