import Configuration
import Logging
import Notify
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

  /// How long a stop waits for alerts to be printed; a reader may never come.
  private static let sinkWaitMilliseconds = 500

  private let pipeline: Pipeline
  private let watches: [RootWatch]
  private let sink: StandardOutputSink?
  private let diskWatch: DiskWatch?
  private let threads: Mutex<[WorkerThread]>
  private let sinkThread: Mutex<WorkerThread?>

  /// Starts everything.
  init(
    _ configuration: Configuration, rules: RuleBook, health: Health, output: StandardOutput,
    clock: DaemonClock,
    logger: Logger
  ) throws(Failure) {
    let stdout = configuration.alerts.stdout
    var options = PipelineOptions(configuration)
    options.sinks = stdout.enabled ? [StandardOutputSink.name] : []
    options.retriesForEver = true
    options.alarms.retiresOtherRules = true
    options.awaitedFolderCount = configuration.trail.directories.count
    let signal = SinkSignal()
    let selfAlarms =
      configuration.alerts.aboutItself
      ? SelfAlarms(
        behind: rules.alarmRules.count, settings: configuration.rules, clock: clock,
        startedAt: health.startedAtNanoseconds) : nil
    do throws(DatabaseError) {
      pipeline = try Pipeline(
        databasePath: configuration.database.path, options: options, rules: rules,
        selfAlarms: selfAlarms, clock: clock,
        events: Self.events(health, selfAlarms, signal, logger))
    } catch {
      throw Failure(description: "\(error)")
    }
    health.watch(pipeline)
    var sink: StandardOutputSink?
    if stdout.enabled {
      sink = StandardOutputSink(
        stdout, output: output, databasePath: configuration.database.path, pipeline: pipeline,
        failed: { reason in
          health.note(error: reason, logger)
          selfAlarms?.begin(.sinkFailing, ["sink": StandardOutputSink.name], reason)
        },
        works: { selfAlarms?.end(.sinkFailing, ["sink": StandardOutputSink.name]) })
    }
    let diskPaths = [configuration.database.path] + configuration.trail.directories
    diskWatch = selfAlarms.map { DiskWatch(diskPaths, $0) }
    self.sink = sink
    signal.connect(to: sink)
    threads = Mutex([])
    sinkThread = Mutex(nil)
    var watches: [RootWatch] = []
    do throws(SystemError) {
      for (number, directory) in configuration.trail.directories.enumerated() {
        watches.append(
          try RootWatch(
            directory, number: number, configuration: configuration, pipeline: pipeline,
            health: health, logger: logger))
      }
    } catch {
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
    if let sink {
      guard let thread = WorkerThread({ sink.run() }) else { return false }
      sinkThread.withLock { $0 = thread }
    }
    let watching = watches.map { watch in { @Sendable in watch.run() } }
    let looking = diskWatch.map { watch in { @Sendable in watch.run() } }
    for run in watching + [looking].compactMap(\.self) {
      guard let thread = WorkerThread(run) else { return false }
      threads.withLock { $0.append(thread) }
    }
    return true
  }

  /// Ends everything: what is on its way is stored, what waits is found again.
  func end() {
    for watch in watches { watch.stop() }
    diskWatch?.stop()
    pipeline.abandonWaitingFiles()
    for thread in threads.withLock({ $0 }) { thread.join() }
    // The last alerts are printed while the writer can still note that they are.
    sink?.stop(waitMilliseconds: Self.sinkWaitMilliseconds)
    _ = pipeline.finish()
  }

  /// Lets the pipeline, which is made first, tell the sink that something waits.
  private final class SinkSignal: Sendable {
    private let sink = Mutex<StandardOutputSink?>(nil)

    func connect(to sink: StandardOutputSink?) { self.sink.withLock { $0 = sink } }

    func callAsFunction() { sink.withLock { $0 }?.signal() }
  }

  private static func events(
    _ health: Health, _ selfAlarms: SelfAlarms?, _ signal: SinkSignal, _ logger: Logger
  ) -> Pipeline.Events {
    var events = Pipeline.Events()
    events.committed = { report in
      if report.alerts > 0 { signal() }
      health.note(report, logger)
    }
    events.failed = { error, seconds in
      let next = seconds.map { "; trying again in \($0) s" } ?? ""
      health.note(error: "\(error)\(next)", logger)
    }
    events.unreadable = { reason in
      health.note(error: reason, logger)
      selfAlarms?.note(.fileRejected, ["state": "unreadable"], reason)
    }
    events.progressed = { health.writerIsAlive() }
    events.status = { health.status() }
    return events
  }
}
