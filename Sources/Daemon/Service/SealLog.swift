import Logging
import Store
import Synchronization

/// Tells the log how the chain over what is stored ends.
///
/// The log lies elsewhere, in the journal of this machine or of another: with its lines it can be proven
/// that the end of the chain was not cut off, and that it was not made anew.
final class SealLog: Sendable {
  private struct Values {
    var untold: SealHead?
    var toldAt: UInt64?
  }

  private let values = Mutex(Values())
  private let intervalNanoseconds: UInt64
  private let clock: DaemonClock
  private let logger: Logger

  init(interval: Duration, clock: DaemonClock, logger: Logger) {
    intervalNanoseconds = UInt64(max(0, interval / .nanoseconds(1)))
    self.clock = clock
    self.logger = logger
  }

  /// Takes note of a commit, and tells when it is time.
  func note(_ report: CommitReport) {
    let now = clock.monotonicNanoseconds()
    let head = values.withLock { values -> SealHead? in
      if let head = report.sealHead { values.untold = head }
      guard let head = values.untold,
        values.toldAt.map({ now >= $0 + intervalNanoseconds }) ?? true
      else { return nil }
      values.untold = nil
      values.toldAt = now
      return head
    }
    if let head { tell(head) }
  }

  /// Tells the end that nobody was told of yet.
  func end() {
    let head = values.withLock { values in
      defer { values.untold = nil }
      return values.untold
    }
    if let head { tell(head) }
  }

  private func tell(_ head: SealHead) { logger.notice("sealed up to \(head)") }
}
