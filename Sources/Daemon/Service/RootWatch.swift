import Settings
import Logging
import Store
import Synchronization
import Watch

/// Watches one directory of the configuration and feeds the pipeline with what arrives.
final class RootWatch: Sendable {
  private let root: TrailRoot
  private let watcher: TreeWatcher
  private let databasePath: String
  private let pipeline: Pipeline
  private let health: Health
  private let logger: Logger
  private let number: Int
  /// What the last look passed over.
  private let lastSkipped = Mutex<[SkipReason: ScanSummary.Skipped]>([:])
  /// Whether another look was asked for while one went on.
  private let mustLookAgain = Mutex(false)

  /// - Parameter number: its place among the directories of the configuration.
  init(
    _ directory: String, number: Int, configuration: Configuration, pipeline: Pipeline,
    health: Health, logger: Logger
  ) throws(SystemError) {
    root = TrailRoot(directory)
    self.number = number
    var options = WatchOptions()
    options.usesInotify = configuration.trail.inotifyEnabled
    options.rescanIntervalMilliseconds = Int(
      configuration.trail.rescanInterval.milliseconds)
    watcher = try TreeWatcher(root: root.path, options: options)
    databasePath = configuration.database.path
    self.pipeline = pipeline
    self.health = health
    self.logger = logger
  }

  func stop() { watcher.stop() }

  /// Works until it is stopped.
  func run() {
    while true {
      do throws(DatabaseError) {
        let feeder = try FileFeeder(databasePath: databasePath, pipeline: pipeline)
        try follow(feeder)
        return
      } catch {
        health.note(error: "the ledger cannot be read: \(error)", .database, logger)
        // The interval of rescans is also that of tries.
        if watcher.next(timeoutMilliseconds: 10_000) == .stopped { return }
        watcher.requestRescan()
      }
    }
  }

  private func follow(_ feeder: FileFeeder) throws(DatabaseError) {
    feeder.arrivals = { [unowned self] in arrivals() }
    while true {
      switch watcher.next() {
      case .directories(let directories): _ = try feeder.feed(directories, of: root)
      case .rescanAll(let reason): try rescan(feeder, reason)
      case .warning(let warning): health.note(error: "\(warning)", .folder, logger)
      case .idle: break
      case .stopped: return
      }
    }
  }

  /// The folders in which something arrived while a pass goes on.
  private func arrivals() -> [PathBytes] {
    switch watcher.next(timeoutMilliseconds: 0) {
    case .directories(let directories): return directories
    case .rescanAll:
      // Behind this pass, which may have been past already what was missed.
      mustLookAgain.withLock { $0 = true }
      return []
    case .warning(let warning):
      health.note(error: "\(warning)", .folder, logger)
      return []
    case .idle, .stopped: return []
    }
  }

  private func rescan(_ feeder: FileFeeder, _ reason: RescanReason) throws(DatabaseError) {
    let (scan, pass) = try feeder.feedAll(of: root)
    let wasAsked = mustLookAgain.withLock { value in
      defer { value = false }
      return value
    }
    if wasAsked { watcher.requestRescan() }
    if pass.isOpen, scan.outcome == .complete { pipeline.noteFolder(number) }
    if reason == .start {
      logger.notice(
        "watching \(root.path): \(scan.files) trail files, \(pass.submitted) of them new")
    }
    // Said when it changes: a rescan would say the same every minute.
    guard scan.skipped != lastSkipped.withLock({ $0 }) else { return }
    lastSkipped.withLock { $0 = scan.skipped }
    for line in scan.skippedLines { logger.warning("\(root.path): \(line)") }
    for line in scan.failureLines {
      health.note(error: "\(root.path): \(line)", .folder, logger)
    }
  }
}
