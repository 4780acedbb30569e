import Alarms
import CloudTrail
import Glibc
import Logging
import ServiceNotice
import Store
import Synchronization

/// What the daemon knows of itself: for the status table, the service manager and the log.
final class Health: Sendable {
  private struct Values {
    var tallies = Tallies()
    var sinks: [String] = []
    var lastError = ""
    var lastErrorAt: Int64 = 0
    var lastErrorLoggedAt: Int64 = 0
    var lastWatchdogAt: UInt64 = 0
    var lastNoticeAt: UInt64 = 0
    var pipeline: Pipeline?
  }

  private let values = Mutex(Values())
  private let notifier: ServiceNotifier
  private let clock: DaemonClock
  private let startedAt: Int64
  /// The same, by the monotonic clock.
  let startedAtNanoseconds: UInt64
  private let watchdogNanoseconds: UInt64?

  /// How long the same error stays out of the log after it was written, in seconds.
  private static let repeatSeconds: Int64 = 300

  init(_ notifier: ServiceNotifier, clock: DaemonClock) {
    self.notifier = notifier
    self.clock = clock
    startedAt = clock.nowSeconds()
    startedAtNanoseconds = clock.monotonicNanoseconds()
    watchdogNanoseconds = notifier.watchdogIntervalMicroseconds.map { $0 * 1_000 }
  }

  /// What those who watch the daemon see of it.
  struct Snapshot: Sendable {
    let tallies: Tallies
    /// The sinks that alerts go to.
    let sinks: [String]
    let filesInFlight: Int
    /// When the daemon started, in seconds since 1970.
    let startedAt: Int64
  }

  /// What was counted up to now.
  var snapshot: Snapshot {
    values.withLock { values in
      Snapshot(
        tallies: values.tallies, sinks: values.sinks,
        filesInFlight: values.pipeline?.filesInFlight ?? 0, startedAt: startedAt)
    }
  }

  /// Begins to tell of a session.
  func watch(_ pipeline: Pipeline, sinks: [String]) {
    values.withLock { values in
      values.pipeline = pipeline
      values.sinks = sinks
      values.tallies.failingSinks.formIntersection(sinks)
    }
  }

  // MARK: What happens

  func note(_ report: CommitReport, _ logger: Logger) {
    values.withLock { $0.tallies.add(report, nowSeconds: clock.nowSeconds()) }
    for problem in report.problems {
      logger.warning("\(problem)")
    }
    if report.conflicts > 0 {
      logger.warning(
        "events with the id and time of another, and other content: \(report.conflicts); all are kept, see the view conflicts"
      )
    }
    if report.counts.rejected > 0 {
      logger.warning(
        "records that could not be used: \(report.counts.rejected); see the view rejections")
    }
    for title in report.explodedRules {
      logger.warning(
        "the rule '\(title)' has about 100,000 groups by now: its alerts stay exact, but each group takes room in the database; group it by fewer fields, or by such as have fewer values"
      )
    }
    if report.untimedMatches > 0 {
      logger.warning(
        "matches of events whose time cannot be read, and which are in no window: \(report.untimedMatches)"
      )
    }
    logger.debug(
      "committed \(report.files) files, \(report.counts.stored) new events, \(report.counts.duplicates) duplicates"
    )
  }

  /// Notes what became of a notification.
  func note(_ fate: NotificationFate, of sink: String) {
    values.withLock { $0.tallies.add(fate, of: sink) }
  }

  /// Notes whether a sink fails.
  func noteSink(_ sink: String, isFailing: Bool) {
    values.withLock { values in
      if isFailing {
        values.tallies.failingSinks.insert(sink)
      } else {
        values.tallies.failingSinks.remove(sink)
      }
    }
  }

  /// Notes an error; the same one is logged only now and then.
  func note(error: String, _ kind: Tallies.ErrorKind, _ logger: Logger) {
    let isNew = values.withLock { values in
      values.tallies.errors[kind, default: 0] += 1
      let now = clock.nowSeconds()
      defer {
        values.lastError = error
        values.lastErrorAt = now
      }
      guard values.lastError == error, now - values.lastErrorLoggedAt < Self.repeatSeconds else {
        values.lastErrorLoggedAt = now
        return true
      }
      return false
    }
    if isNew { logger.error("\(error)") }
  }

  /// Feeds the watchdog: called by the writer, so that a writer that is stuck is found out.
  func writerIsAlive() {
    let now = clock.monotonicNanoseconds()
    let (feeds, tells) = values.withLock { values in
      var feeds = false
      if let watchdogNanoseconds, now - values.lastWatchdogAt >= watchdogNanoseconds / 2 {
        values.lastWatchdogAt = now
        feeds = true
      }
      let tells = now - values.lastNoticeAt >= 5_000_000_000
      if tells { values.lastNoticeAt = now }
      return (feeds, tells)
    }
    if feeds { _ = notifier.watchdog() }
    if tells { _ = notifier.status(sentence) }
  }

  /// Tells the service manager that the start goes on.
  func extendStart(bySeconds seconds: UInt64, _ sentence: String) {
    _ = notifier.extendStart(byMicroseconds: seconds * 1_000_000, status: sentence)
  }

  // MARK: What is told

  private var sentence: String {
    values.withLock { values in
      let waiting = values.pipeline?.filesInFlight ?? 0
      let doing = waiting > 0 ? "reading, \(waiting) files on their way" : "waiting for files"
      let isFailing = values.lastErrorAt > 0 && clock.nowSeconds() - values.lastErrorAt < 30
      let failing = isFailing ? "; \(values.lastError)" : ""
      let tallies = values.tallies
      return "\(doing); since the start \(tallies.files) files, \(tallies.records.stored) events, "
        + "\(tallies.alerts) alerts\(failing)"
    }
  }

  /// The rows of the table `status`.
  func status() -> [String: String] {
    values.withLock { values in
      let tallies = values.tallies
      return [
        "process_id": "\(getpid())",
        "started_at": EventTime.text(ofSeconds: startedAt),
        "updated_at": EventTime.text(ofSeconds: clock.nowSeconds()),
        "last_commit_at": tallies.lastCommitAt == 0
          ? "" : EventTime.text(ofSeconds: tallies.lastCommitAt),
        "files_in_flight": "\(values.pipeline?.filesInFlight ?? 0)",
        "files": "\(tallies.files)",
        "events": "\(tallies.records.stored)",
        "alerts": "\(tallies.alerts)",
        "file_problems": "\(tallies.fileProblems)",
        "conflicts": "\(tallies.conflicts)",
        "last_error": values.lastError,
        "last_error_at": values.lastErrorAt == 0
          ? "" : EventTime.text(ofSeconds: values.lastErrorAt),
      ]
    }
  }
}
