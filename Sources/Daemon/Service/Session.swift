import Settings
import Logging
import Metrics
import Rules
import ServiceNotice
import Store
import Synchronization
import Watch

/// The daemon at work under one configuration: pipeline, watchers and sinks.
///
/// A reload ends one session and begins another; what must survive is in the database.
final class Session: Sendable {
  /// Why a session could not begin, in lines for a person.
  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  private let pipeline: Pipeline
  private let watches: [RootWatch]
  private let sinks: SinkGroup
  private let sealLog: SealLog
  private let diskWatch: DiskWatch?
  private let metrics: MetricsPublisher?
  private let threads: Mutex<[WorkerThread]>

  /// Starts everything.
  ///
  /// - Parameter digests: how digests are judged, with the keys that the configuration names.
  init(
    _ configuration: Configuration, rules: RuleBook, health: Health, sinks: [Sink],
    digests: DigestSettings, clock: DaemonClock, logger: Logger
  ) throws(Failure) {
    var options = PipelineOptions(configuration)
    options.sinks = sinks.map(\.name)
    options.digests = digests
    options.retriesForEver = true
    options.alarms.retiresOtherRules = true
    options.awaitedFolderCount = configuration.trail.directories.count
    let signal = SinkSignal()
    let migrationLog = MigrationLog(
      clock: clock, extend: { health.extendStart(bySeconds: $0, $1) },
      log: { logger.notice("\($0)") })
    sealLog = SealLog(
      interval: configuration.database.sealInterval, clock: clock, logger: logger)
    let selfAlarms =
      configuration.alerts.aboutItself
      ? SelfAlarms(
        behind: rules.alarmRules.count, settings: configuration.rules, clock: clock,
        startedAt: health.startedAtNanoseconds) : nil
    do throws(DatabaseError) {
      pipeline = try Pipeline(
        databasePath: configuration.database.path, options: options, rules: rules,
        selfAlarms: selfAlarms, clock: clock,
        events: Self.events(health, selfAlarms, signal, sealLog, migrationLog, logger))
    } catch {
      throw Failure(description: "\(error)")
    }
    health.watch(pipeline, sinks: options.sinks)
    self.sinks = SinkGroup(
      sinks, pipeline: pipeline, databasePath: configuration.database.path, clock: clock,
      .init(health: health, selfAlarms: selfAlarms, logger: logger))
    do throws(MetricsListener.Fault) {
      metrics = try MetricsPublisher(
        configuration.metrics, databasePath: configuration.database.path, health: health,
        logger: logger)
    } catch {
      _ = pipeline.finish()
      throw Failure(description: "\(error)")
    }
    let diskPaths = [configuration.database.path] + configuration.trail.directories
    diskWatch = selfAlarms.map { DiskWatch(diskPaths, $0) }
    signal.connect(to: self.sinks)
    threads = Mutex([])
    var watches: [RootWatch] = []
    do throws(SystemError) {
      for (number, directory) in configuration.trail.directories.enumerated() {
        watches.append(
          try RootWatch(
            directory, number: number, configuration: configuration, pipeline: pipeline,
            health: health, logger: logger))
      }
    } catch {
      metrics?.stop()
      _ = pipeline.finish()
      throw Failure(description: "cannot watch: \(error)")
    }
    self.watches = watches
    guard startThreads() else {
      end()
      throw Failure(description: WorkerThread.noneLeft)
    }
  }

  /// Starts what works beside the pipeline; returns false when the system has no thread left.
  private func startThreads() -> Bool {
    guard sinks.start() else { return false }
    let watching = watches.map { watch in { @Sendable in watch.run() } }
    let looking = diskWatch.map { watch in { @Sendable in watch.run() } }
    let showing = metrics.map { metrics in { @Sendable in metrics.run() } }
    for run in watching + [looking, showing].compactMap(\.self) {
      guard let thread = WorkerThread(run) else { return false }
      threads.withLock { $0.append(thread) }
    }
    return true
  }

  /// Ends everything: what is on its way is stored, what waits is found again.
  func end() {
    for watch in watches { watch.stop() }
    diskWatch?.stop()
    metrics?.stop()
    pipeline.abandonWaitingFiles()
    for thread in threads.withLock({ $0 }) { thread.join() }
    // The last alerts are sent while the writer can still note that they are.
    sinks.end()
    _ = pipeline.finish()
    sealLog.end()
  }

  /// Lets the pipeline, which is made first, tell the sinks that something waits.
  private final class SinkSignal: Sendable {
    private let sinks = Mutex<SinkGroup?>(nil)

    func connect(to sinks: SinkGroup) { self.sinks.withLock { $0 = sinks } }

    func callAsFunction() { sinks.withLock { $0 }?.signal() }

    func look() { sinks.withLock { $0 }?.lookForStuck() }
  }

  private static func events(
    _ health: Health, _ selfAlarms: SelfAlarms?, _ signal: SinkSignal, _ sealLog: SealLog,
    _ migrationLog: MigrationLog, _ logger: Logger
  ) -> Pipeline.Events {
    var events = Pipeline.Events()
    events.committed = { report in
      sealLog.note(report)
      if report.alerts > 0 { signal() }
      health.note(report, logger)
    }
    events.failed = { error, seconds in
      let next = seconds.map { "; trying again in \($0) s" } ?? ""
      health.note(error: "\(error)\(next)", .database, logger)
    }
    events.unreadable = { reason in
      health.note(error: reason, .file, logger)
      selfAlarms?.note(.fileRejected, ["state": "unreadable"], reason)
    }
    events.progressed = {
      health.writerIsAlive()
      signal.look()
    }
    events.status = { health.status() }
    events.migrating = { migrationLog.note($0) }
    return events
  }
}
