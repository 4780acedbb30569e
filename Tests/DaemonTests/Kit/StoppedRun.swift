import Watch
import Store
import Synchronization

@testable import Daemon
@testable import Simulation

/// A run of the pipeline that is told to stop once it has stored some files.
struct StoppedRun {
  private let fileMaximum: Int
  private let options: PipelineOptions

  init(_ fileMaximum: Int, _ random: inout SeededGenerator) {
    self.fileMaximum = fileMaximum
    var options = Ingest.options
    options.decoders = 1 + random.number(below: 2)
    options.batchEventMaximum = 1 + random.number(below: 40)
    options.batchWaitMilliseconds = 1
    self.options = options
  }

  /// Runs; returns whether files were left.
  func run(_ folder: String, _ database: String) throws -> Bool {
    let stored = Counter()
    var events = Pipeline.Events()
    let running = RunningPipeline()
    let maximum = fileMaximum
    events.committed = { report in
      if stored.add(report.files) >= maximum { running.abandon() }
    }
    let pipeline = try Pipeline(
      databasePath: database, options: options, rules: Ingest.shippedRules, events: events)
    running.begin(pipeline)
    let feeder = try FileFeeder(databasePath: database, pipeline: pipeline)
    let (scan, pass) = try feeder.feedAll(of: TrailRoot(folder))
    if let error = pipeline.finish() { throw error }
    return !pass.isOpen || scan.files > pass.known + stored.value
  }

  /// Counts on several threads.
  private final class Counter: Sendable {
    private let count = Mutex(0)

    var value: Int { count.withLock { $0 } }

    func add(_ more: Int) -> Int {
      count.withLock { count in
        count += more
        return count
      }
    }
  }

  /// Lets the pipeline, which is made later, be stopped by what it reports.
  private final class RunningPipeline: Sendable {
    private let pipeline = Mutex<Pipeline?>(nil)

    func begin(_ pipeline: Pipeline) { self.pipeline.withLock { $0 = pipeline } }

    func abandon() { pipeline.withLock { $0 }?.abandonWaitingFiles() }
  }
}
