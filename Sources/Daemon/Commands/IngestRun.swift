import Store
import Synchronization
import Watch

/// Reads existing files into a database, once.
public struct IngestRun: Sendable {
  /// What a run brought.
  public struct Summary: Sendable {
    /// Files that were read; those that the ledger knew are not among them.
    public var files = 0
    /// Files that the ledger knew unchanged.
    public var filesKnown = 0
    /// What became of the records.
    public var counts = RecordCounts()
    /// Events that claim the id and time of others.
    public var conflicts = 0
    /// The end of the chain over what is stored, where the run stored something.
    public var sealHead: SealHead?
    /// Alerts that rang, as the database has them after the run.
    public var alerts = 0
    /// The titles of rules of the database that ended, because they were not among those given.
    public var retiredRules: [String] = []
    /// How many problems of the trail's integrity came to light; the view `integrity_problems` has them.
    public var integrityProblems = 0
    /// How many matches were stored or known.
    public var matches = 0
    /// The processor time that alarms took in the writer, in seconds.
    public var alarmSeconds = 0.0
    /// Files that could not be used, with their reasons.
    public var problems = ProblemList()
    /// Files and folders that could not be opened.
    public var unreadable = ProblemList()
    /// What the scans passed over, in words.
    public var skipped: [String] = []
    /// How long it took.
    public var seconds = 0.0
  }

  /// Where the run is.
  public struct Progress: Sendable {
    /// Files that came to their end.
    public var files = 0
    /// Files that were found and are new.
    public var filesFound = 0
    /// Whether all folders were looked at.
    public var isScanned = false
    /// Events, new ones and duplicates.
    public var events = 0
  }

  private let roots: [TrailRoot]
  private let databasePath: String
  private let options: PipelineOptions
  private let rules: RuleBook
  private let clock: DaemonClock

  /// A run over files and folders.
  public init(
    roots: [TrailRoot], databasePath: String, options: PipelineOptions, rules: RuleBook,
    clock: DaemonClock = .system
  ) {
    self.roots = roots
    self.databasePath = databasePath
    self.options = options
    self.rules = rules
    self.clock = clock
  }

  /// Runs to the end.
  ///
  /// - Parameters:
  ///   - progress: told now and then where the run is.
  ///   - waiting: told why the database is tried again, and how far it is that is brought to a newer version.
  public func run(
    progress: @escaping @Sendable (Progress) -> Void = { _ in },
    waiting: @escaping @Sendable (String) -> Void = { _ in }
  ) throws(DatabaseError) -> Summary {
    let start = clock.monotonicNanoseconds()
    let state = IngestState()
    var options = options
    options.awaitedFolderCount = roots.count
    var events = Pipeline.Events()
    events.committed = { report in progress(state.add(report)) }
    events.unreadable = { state.addUnreadable($0) }
    let migrationLog = MigrationLog(clock: clock, extend: { _, _ in }, log: waiting)
    events.migrating = { migrationLog.note($0) }
    events.failed = { error, seconds in
      if let seconds { waiting("\(error); trying again in \(seconds) s") }
    }
    let pipeline = try Pipeline(
      databasePath: databasePath, options: options, rules: rules, clock: clock, events: events)
    do throws(DatabaseError) {
      try feed(pipeline, state)
    } catch {
      _ = pipeline.finish()
      throw error
    }
    if let error = pipeline.finish() { throw error }
    var summary = state.summary
    summary.alerts = try countAlerts()
    summary.seconds = Double(clock.monotonicNanoseconds() - start) / 1e9
    return summary
  }

  private func feed(_ pipeline: Pipeline, _ state: IngestState) throws(DatabaseError) {
    let feeder = try FileFeeder(databasePath: databasePath, pipeline: pipeline)
    for (number, root) in roots.enumerated() {
      let (scan, pass) = try feeder.feedAll(of: root) { state.setFound($0.submitted) }
      state.add(scan, of: root)
      state.add(pass)
      pipeline.noteFolder(number)
    }
    state.finishScan()
  }

  private func countAlerts() throws(DatabaseError) -> Int {
    let connection = try Database.openForReading(databasePath)
    return Int(
      try connection.number("SELECT count(*) FROM alerts WHERE state IN ('firing', 'resolved')")
        ?? 0)
  }
}

/// What a run has seen so far; told by several threads.
private final class IngestState: Sendable {
  private struct Values {
    var summary = IngestRun.Summary()
    var progress = IngestRun.Progress()
  }

  private let values = Mutex(Values())

  var summary: IngestRun.Summary { values.withLock { $0.summary } }

  func add(_ report: CommitReport) -> IngestRun.Progress {
    values.withLock { values in
      values.summary.files += report.files
      values.summary.counts += report.counts
      values.summary.conflicts += report.conflicts
      if let head = report.sealHead { values.summary.sealHead = head }
      values.summary.matches += report.matches
      values.summary.integrityProblems += report.integrity.count
      values.summary.retiredRules += report.retiredRules
      values.summary.alarmSeconds += Double(report.alarmNanoseconds) / 1e9
      values.summary.problems.add(
        report.problems.map(\.description), countingAs: report.files - report.completeFiles)
      values.progress.files += report.files
      values.progress.events += report.counts.stored + report.counts.duplicates
      return values.progress
    }
  }

  func addUnreadable(_ reason: String) {
    values.withLock { $0.summary.unreadable.add(reason) }
  }

  func setFound(_ files: Int) { values.withLock { $0.progress.filesFound = files } }

  func add(_ pass: FileFeeder.Pass) {
    values.withLock { $0.summary.filesKnown += pass.known }
  }

  func finishScan() { values.withLock { $0.progress.isScanned = true } }

  func add(_ scan: ScanSummary, of root: TrailRoot) {
    values.withLock { values in
      if case .rootUnreadable(let problem) = scan.outcome {
        values.summary.unreadable.add(problem.message(root: root.path))
      }
      for line in scan.failureLines { values.summary.unreadable.add("\(root.path): \(line)") }
      values.summary.skipped += scan.skippedLines.map { "\(root.path): \($0)" }
    }
  }
}
