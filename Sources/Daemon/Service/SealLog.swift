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
    /// How many events were deleted since.
    var deletedEvents = 0

    /// What there is to tell, once.
    mutating func takeLine() -> String? {
      guard let head = untold else { return nil }
      defer {
        untold = nil
        deletedEvents = 0
      }
      guard deletedEvents > 0 else { return head.line }
      return "\(head.line); \(deletedEvents) events were deleted because they were old enough"
    }
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
    let line = values.withLock { values -> String? in
      if let head = report.sealHead { values.untold = head }
      values.deletedEvents += report.deletedEvents
      guard values.toldAt.map({ now >= $0 + intervalNanoseconds }) ?? true else { return nil }
      values.toldAt = values.untold == nil ? values.toldAt : now
      return values.takeLine()
    }
    if let line { logger.notice("\(line)") }
  }

  /// Tells the end that nobody was told of yet.
  func end() {
    let line = values.withLock { $0.takeLine() }
    if let line { logger.notice("\(line)") }
  }
}
