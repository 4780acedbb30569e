import Daemon
import Dispatch
import Foundation
import Glibc
import Store
import Synchronization
import Watch

/// From the rename of a file into the watched tree to the commit that holds its alert, when idle.
///
/// Everything up to the committed row of the outbox; printing the line comes after it.
struct LatencyMeasurement: BenchmarkMeasurement {
  private static let fileCount = 200
  private static let timeoutSeconds = 10

  /// When the last commit with an alert came.
  private final class Bell: Sendable {
    let rang = DispatchSemaphore(value: 0)
    let seconds = Mutex(0.0)
  }

  func run(in workspace: Workspace) throws -> Sample {
    let trail = try SignInTrail(
      root: workspace.work("watched"), temporaryFolder: workspace.work("arriving"))
    let bell = Bell()
    var events = Pipeline.Events()
    events.committed = { report in
      guard report.alerts > 0 else { return }
      bell.seconds.withLock { $0 = Stopwatch.monotonicSeconds }
      bell.rang.signal()
    }
    var options = PipelineOptions()
    options.sinks = ["stdout"]
    options.retriesForEver = true
    let database = try workspace.work("latency.sqlite")
    let pipeline = try Pipeline(
      databasePath: database, options: options,
      rules: RuleBook(paths: [SignInTrail.ruleFile]),
      events: events)
    let feeder = try WatchFeeder(root: trail.root, pipeline: pipeline)
    feeder.start()
    var watch = Stopwatch()
    var sample = Sample()
    let latencies = try watch.measure { try ringAll(trail, bell) }
    feeder.stop()
    if let error = pipeline.finish() { throw error }
    try check(database)
    sample.latenciesMilliseconds = latencies
    sample.fileCount = Self.fileCount
    sample.wallSeconds = watch.wallSeconds
    sample.cpuSeconds = watch.cpuSeconds
    return sample
  }

  private func ringAll(_ trail: SignInTrail, _ bell: Bell) throws -> [Double] {
    var latencies: [Double] = []
    for number in 0..<Self.fileCount {
      let arrival = try trail.prepare(number)
      // Idle before each, and never in step with a timer of the program.
      usleep(UInt32(40_000 + (number * 7_919) % 30_000))
      let start = Stopwatch.monotonicSeconds
      try arrival.rename()
      guard bell.rang.wait(timeout: .now() + .seconds(Self.timeoutSeconds)) == .success else {
        throw BenchmarkError("file \(number) rang no alert in \(Self.timeoutSeconds) s")
      }
      latencies.append((bell.seconds.withLock { $0 } - start) * 1_000)
    }
    return latencies
  }

  private func check(_ path: String) throws {
    let count = try RawDatabase(path: path).numbers("SELECT count(*) FROM outbox").first
    guard count == Int64(Self.fileCount) else {
      throw BenchmarkError("the outbox has \(count ?? 0) rows, not \(Self.fileCount)")
    }
  }
}
