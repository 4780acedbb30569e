import Alarms
import CloudTrail
import Store

/// The writer's thread: gathers batches into transactions, and never loses one to a failure.
///
/// Made on one thread, so that a database that cannot be opened is an error there, and then handed
/// to its own, which alone uses it: hence a class with unchecked sendability.
final class WriteWorker: @unchecked Sendable {
  /// What the writer tells the rest of the program.
  struct Events: Sendable {
    /// A transaction is committed.
    var committed: @Sendable (CommitReport) -> Void = { _ in }
    /// The database failed; it will be tried again after some seconds, or not at all.
    var failed: @Sendable (DatabaseError, _ retrySeconds: Int?) -> Void = { _, _ in }
    /// What to note in the table `status`; nil when nobody wants it.
    var status: (@Sendable () -> [String: String])?
    /// The database is being brought to a newer version.
    var migrating: @Sendable (MigrationProgress) -> Void = { _ in }
    /// The thread looked around; a watchdog may take this as a sign of life.
    var progressed: @Sendable () -> Void = {}
  }

  let path: String
  let options: PipelineOptions
  let rules: [AlarmRule]
  let queues: PipelineQueues
  private let outboxChanges: BlockingQueue<OutboxChange>
  let selfAlarms: SelfAlarms?
  let clock: DaemonClock
  let events: Events
  var writer: Writer
  /// The batches of the open transaction, kept to be written again if it fails.
  var pending: [DetectedBatch] = []
  private var pendingEventCount = 0
  /// What became of rows of the outbox and is not noted yet.
  private var changedRows: [OutboxChange] = []
  /// What the daemon noticed of itself and is not written yet.
  private var signals: [Signal] = []
  /// Whether batches were given back before their transaction ended.
  var lostBatches = false
  /// Whether there is more to delete by the retention policy, and when a part was.
  var isDeleting = false
  var deletedAt: UInt64 = 0
  var deletingPace = DeletingPace()
  private var beganAt: UInt64 = 0
  private var statusWrittenAt: UInt64 = 0
  /// When the writer was last asked what the clock has for it to do, in seconds.
  private var clockAskedAt: Int64?
  private var isClockDue = false
  /// When a transaction was last committed with nothing behind it.
  private var caughtUpAt: UInt64

  /// The longest that alerts which are over already wait for the end of a backlog, in nanoseconds.
  private static let catchUpNanosecondsMaximum: UInt64 = 60_000_000_000
  /// How long a pause between two steps of deleting is, in milliseconds.
  private static let deletingPauseMilliseconds = 5
  /// How often the status is written, in nanoseconds.
  private static let statusIntervalNanoseconds: UInt64 = 5_000_000_000

  init(
    path: String, options: PipelineOptions, rules: [AlarmRule], queues: PipelineQueues,
    outboxChanges: BlockingQueue<OutboxChange>, selfAlarms: SelfAlarms?, clock: DaemonClock,
    events: Events
  ) throws(DatabaseError) {
    self.path = path
    self.options = options
    self.rules = rules
    self.queues = queues
    self.outboxChanges = outboxChanges
    self.selfAlarms = selfAlarms
    self.clock = clock
    caughtUpAt = clock.monotonicNanoseconds()
    self.events = events
    writer = try Self.writer(path, options, rules, clock, telling: events.migrating)
  }

  static func writer(
    _ path: String, _ options: PipelineOptions, _ rules: [AlarmRule], _ clock: DaemonClock,
    replacing predecessor: Writer? = nil,
    telling tell: @escaping (MigrationProgress) -> Void = { _ in }
  ) throws(DatabaseError) -> Writer {
    try Writer(
      Connection(path: path, access: .readWrite), rules: rules, alarms: options.alarms,
      sinks: options.sinks, settings: options.database, digests: options.digests,
      retention: options.retention, nowSeconds: clock.nowSeconds(), replacing: predecessor,
      telling: tell)
  }

  /// Works until the decoders have closed the way to here.
  ///
  /// - Returns: what ended the run before its end, if the run does not retry for ever.
  func run() -> DatabaseError? {
    while !queues.full.isFinished {
      if let error = retrying(askClock) { return error }
      if let batch = queues.full.pop(timeoutMilliseconds: waitMilliseconds) {
        if let error = retrying({ () throws(DatabaseError) in try self.add(batch) }) {
          return error
        }
      }
      giveBackPartsOfLargeFile()
      if shouldCommit, let error = retrying(commit) { return error }
      if let error = retrying(deleteExpired) { return error }
      if writer.isLogOverLimit, let error = retrying(waitForReaders) { return error }
      events.progressed()
    }
    return finish()
  }

  /// Commits what is there, and what the clock brings as soon as all is read.
  private func finish() -> DatabaseError? {
    queues.firstReading.end()
    repeat {
      if let error = retrying(commit) { return error }
      clockAskedAt = nil
      if let error = retrying(askClock) { return error }
    } while isClockDue && !queues.stop.isAsked
    return nil
  }

  private var waitMilliseconds: Int {
    guard !pending.isEmpty || writer.hasOpenFiles else {
      // The longest that it waits for batches before it looks around.
      if outboxChanges.count > 0 || isClockDue { return 0 }
      return isDeleting ? Self.deletingPauseMilliseconds : options.waitingSecondMilliseconds
    }
    let elapsed = Int((clock.monotonicNanoseconds() - beganAt) / 1_000_000)
    // While files are on their way more batches will come; look again soon whether any is.
    // A large file cannot be committed before its end, however long that takes.
    if writer.hasOpenFiles { return 5 }
    return max(0, min(5, options.batchWaitMilliseconds - elapsed))
  }

  private var shouldCommit: Bool {
    guard !writer.hasOpenFiles else { return false }
    if pending.isEmpty {
      return outboxChanges.count > 0 || isSignalled || isStatusDue || isClockDue
    }
    if pendingEventCount >= options.batchEventMaximum || isHoldingEnough { return true }
    if queues.inFlight.isEmpty { return true }
    let elapsed = (clock.monotonicNanoseconds() - beganAt) / 1_000_000
    return elapsed >= options.batchWaitMilliseconds
  }

  /// Whether the decoders would soon have no batches left to fill.
  private var isHoldingEnough: Bool { pending.count >= options.transactionBatchMaximum }

  private var isStatusDue: Bool {
    events.status != nil
      && clock.monotonicNanoseconds() - statusWrittenAt >= Self.statusIntervalNanoseconds
  }

  private var isSignalled: Bool { selfAlarms?.isWaiting ?? false }

  /// What can be judged by the clock; nothing is taken to be missing that may still lie in a folder.
  private var trust: ClockTrust {
    guard queues.firstReading.isOver else { return .matches }
    return selfAlarms?.judgesSilences ?? true ? .everything : .windows
  }

  /// Notes when all that lay in the folders at the start is stored, or with the open transaction.
  private func noteFirstReading() {
    queues.firstReading.look(
      queues.inFlight, monotonicNanoseconds: clock.monotonicNanoseconds())
  }

  /// Has the folders read before anything is missed that came while the machine stood still.
  private func lookAtClock() {
    if selfAlarms?.look() ?? false { queues.firstReading.begin() }
  }

  /// Asks now and then whether the clock alone has something to do for a commit.
  private func askClock() throws(DatabaseError) {
    let now = clock.nowSeconds()
    guard now != clockAskedAt, !writer.hasOpenFiles else { return }
    clockAskedAt = now
    lookAtClock()
    noteFirstReading()
    isClockDue = try writer.isDue(nowSeconds: now, trust: trust)
  }

  private func add(_ batch: DetectedBatch) throws(DatabaseError) {
    if pending.isEmpty { beganAt = clock.monotonicNanoseconds() }
    // Noted first: if adding fails, it is added again with the others.
    pending.append(batch)
    pendingEventCount += batch.events.rows.count
    queues.inFlight.end(batch.events.files.count { $0.ending != nil })
    // The next look at the folder is to hand such a file over again.
    if batch.events.files.contains(where: \.isUnreadable) { queues.inFlight.lose() }
    try writer.add(batch, nowSeconds: clock.nowSeconds())
  }

  /// Gives batches back before the commit: a large file comes in more parts than there are batches.
  private func giveBackPartsOfLargeFile() {
    guard writer.hasOpenFiles, isHoldingEnough else { return }
    giveBack()
    writer.forgetPastGenerations()
    lostBatches = true
  }

  func commit() throws(DatabaseError) {
    let now = clock.nowSeconds()
    while let next = outboxChanges.pop(timeoutMilliseconds: 0) { changedRows.append(next) }
    signals += selfAlarms?.take() ?? []
    guard
      !pending.isEmpty || lostBatches || !changedRows.isEmpty || !signals.isEmpty || isStatusDue
        || isClockDue
    else { return }
    try writer.note(changedRows, nowSeconds: now)
    if let status = events.status {
      try writer.setStatus(status())
      statusWrittenAt = clock.monotonicNanoseconds()
    }
    let report = try commitSignals(now)
    giveBack()
    lostBatches = false
    isClockDue = false
    clockAskedAt = nil
    changedRows.removeAll()
    events.committed(report)
    // A step of its own: when it fails, what is committed stays committed.
    try writer.checkpointAgain()
  }

  /// Whether more files are on their way; but those who wait to be told do not wait for ever.
  private var isCatchingUp: Bool {
    !queues.inFlight.isEmpty
      && clock.monotonicNanoseconds() - caughtUpAt < Self.catchUpNanosecondsMaximum
  }

  /// Commits, together with what was noticed and what the transaction itself gives notice of.
  private func commitSignals(_ now: Int64) throws(DatabaseError) -> CommitReport {
    let isCatchingUp = isCatchingUp
    try writer.judgeDigests(nowSeconds: now, trust: trust, isCatchingUp: isCatchingUp)
    try writer.add(signals + (selfAlarms?.signals(of: writer.openReport) ?? []))
    noteFirstReading()
    let report = try writer.commit(
      nowSeconds: now, trust: trust, isCatchingUp: isCatchingUp)
    if !isCatchingUp { caughtUpAt = clock.monotonicNanoseconds() }
    signals.removeAll()
    return report
  }

  /// Waits while a reader of an old state keeps the log from being used again.
  private func waitForReaders() throws(DatabaseError) {
    let reason = DatabaseError(
      "the write-ahead log of \(path) is at its limit, because a program has been reading an old "
        + "state of the database for long; end that program, or raise database.wal_limit")
    defer { selfAlarms?.end(.logLarge) }
    while writer.isLogOverLimit, !queues.full.isFinished, !queues.stop.isAsked {
      events.failed(reason, 1)
      try ring(because: reason)
      sleepSeconds(1)
      events.progressed()
      try writer.checkpointAgain()
    }
  }

  /// Rings while nothing else is stored: a few pages every few minutes are no burden to the log.
  private func ring(because reason: DatabaseError) throws(DatabaseError) {
    guard let selfAlarms, pending.isEmpty else { return }
    selfAlarms.begin(.logLarge, [:], "\(reason)")
    lookAtClock()
    signals += selfAlarms.take()
    guard !signals.isEmpty else { return }
    events.committed(try commitSignals(clock.nowSeconds()))
  }

  private func giveBack() {
    for batch in pending {
      batch.events.reset()
      queues.empty.push(batch.events)
    }
    pending.removeAll(keepingCapacity: true)
    pendingEventCount = 0
  }
}
