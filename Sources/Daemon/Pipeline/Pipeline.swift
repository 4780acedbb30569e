import Alarms
import CloudTrail
import Store
import Synchronization
import Watch

/// Decoders side by side, and one writer: files in, committed transactions out.
public final class Pipeline: Sendable {
  private let queues: PipelineQueues
  private let outboxChanges: BlockingQueue<OutboxChange>
  private let threads: Mutex<Threads>
  private let numbers = Atomic<Int>(0)
  private let failure: FailureBox

  private struct Threads {
    var decoders: [WorkerThread] = []
    var writer: WorkerThread?
  }

  /// Carries the writer's last words out of its thread.
  private final class FailureBox: Sendable {
    let error = Mutex<DatabaseError?>(nil)
  }

  /// What the pipeline tells.
  public struct Events: Sendable {
    /// A transaction is committed.
    public var committed: @Sendable (CommitReport) -> Void = { _ in }
    /// The database failed; nil seconds mean that the run ends.
    public var failed: @Sendable (DatabaseError, _ retrySeconds: Int?) -> Void = { _, _ in }
    /// The database is being brought to a newer version; told while the pipeline is made.
    public var migrating: @Sendable (MigrationProgress) -> Void = { _ in }
    /// The writer is alive.
    public var progressed: @Sendable () -> Void = {}
    /// What the daemon says of itself in the database; asked for now and then.
    public var status: (@Sendable () -> [String: String])?
    /// A file could not be opened.
    public var unreadable: @Sendable (String) -> Void = { _ in }

    /// Events that nobody listens to.
    public init() {}
  }

  /// Opens the database, brings it up to date, and starts the threads.
  public convenience init(
    databasePath: String, options: PipelineOptions, rules: RuleBook,
    clock: DaemonClock = .system, events: Events
  ) throws(DatabaseError) {
    try self.init(
      databasePath: databasePath, options: options, rules: rules, selfAlarms: nil, clock: clock,
      events: events)
  }

  /// The same, for a daemon that rings about itself.
  init(
    databasePath: String, options: PipelineOptions, rules: RuleBook, selfAlarms: SelfAlarms?,
    clock: DaemonClock, events: Events
  ) throws(DatabaseError) {
    queues = PipelineQueues(options)
    filesOnTheirWayMaximum = options.filesOnTheirWayMaximum
    outboxChanges = BlockingQueue(countMaximum: 100_000)
    failure = FailureBox()
    var writerEvents = WriteWorker.Events()
    writerEvents.committed = events.committed
    writerEvents.failed = events.failed
    writerEvents.progressed = events.progressed
    writerEvents.status = events.status
    writerEvents.migrating = events.migrating
    let writer = try WriteWorker(
      path: databasePath, options: options,
      rules: rules.alarmRules + (selfAlarms?.rules ?? []), queues: queues,
      outboxChanges: outboxChanges, selfAlarms: selfAlarms, clock: clock,
      events: writerEvents)
    threads = Mutex(Threads())
    try start(writer, options, rules, events)
  }

  private func start(
    _ writer: WriteWorker, _ options: PipelineOptions, _ rules: RuleBook, _ events: Events
  ) throws(DatabaseError) {
    let noThread = DatabaseError(WorkerThread.noneLeft)
    let box = failure
    let queues = queues
    let writerThread = WorkerThread {
      if let error = writer.run() {
        box.error.withLock { $0 = error }
        // Nobody empties the ways any more: let the decoders come to their end, and soon.
        queues.abandonWaitingFiles()
        queues.empty.close()
        queues.full.close()
      }
    }
    guard let writerThread else { throw noThread }
    threads.withLock { $0.writer = writerThread }
    for number in 0..<options.decoders {
      let thread = WorkerThread {
        var worker = DecodeWorker(
          number: number, options: options, queues: queues, rules: rules
        ) { task, error in
          events.unreadable("\(task.root.ledgerPath)/\(error)")
        }
        worker.run()
      }
      guard let thread else {
        _ = finish()
        throw noThread
      }
      threads.withLock { $0.decoders.append(thread) }
    }
  }

  /// Hands a file to the decoders; waits while they have enough to do.
  ///
  /// - Parameter isUrgent: whether it has just arrived, and goes before those that lay there.
  /// - Returns: false when the pipeline has ended.
  public func submit(
    _ candidate: TrailFileCandidate, in root: TrailRoot, isUrgent: Bool = false
  ) -> Bool {
    let number = numbers.add(1, ordering: .relaxed).newValue
    queues.inFlight.begin()
    let isTaken = queues.tasks.push(
      FileTask(number: number, root: root, candidate: candidate), isUrgent: isUrgent)
    if !isTaken { queues.inFlight.end(1) }
    return isTaken
  }

  /// Notes that a folder, by its number, was looked through, and all that is new in it submitted.
  func noteFolder(_ number: Int) { queues.firstReading.noteFolder(number) }

  /// Whether files are still taken.
  public var isOpen: Bool { !queues.tasks.isClosed }

  /// How many files are on their way from the scan to the ledger.
  public var filesInFlight: Int { queues.inFlight.current }

  /// How often files were handed over that will not come into the ledger: those that could not be
  /// opened, and those of which parts were lost when the database failed.
  var lossCount: Int { queues.inFlight.lossCount }

  /// More files than can be between the scan and the ledger at once.
  let filesOnTheirWayMaximum: Int

  /// Notes what became of a row of the outbox; the next transaction keeps it.
  public func note(_ change: OutboxChange) { outboxChanges.push(change) }

  /// Takes no more files and forgets those that wait: the next scan finds them again.
  ///
  /// The writer does not try a failing database again after this.
  public func abandonWaitingFiles() { queues.abandonWaitingFiles() }

  /// Takes no more files, and waits until those on their way are stored.
  ///
  /// - Returns: what ended the run before its end.
  public func finish() -> DatabaseError? {
    queues.tasks.close()
    let (decoders, writer) = threads.withLock { ($0.decoders, $0.writer) }
    for thread in decoders { thread.join() }
    queues.full.close()
    writer?.join()
    threads.withLock { $0 = Threads() }
    return failure.error.withLock { $0 }
  }
}
