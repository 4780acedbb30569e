import Daemon
import Dispatch
import Foundation
import Glibc
import Retention
import Simulation
import Store
import Synchronization

/// How long deleting keeps the writer from what arrives: all events of a trail come to be due at once,
/// and go, with hundreds of thousands of alerts and groups, while single files arrive whose alerts ring.
struct RetentionMeasurement: BenchmarkMeasurement {
  private static let daySeconds: Int64 = 86_400
  private static let keptDays: Int64 = 10
  private static let groupCount = 300_000
  /// So many at least, and more while there is anything to delete.
  private static let fileCount = 200
  private static let timeoutSeconds = 10
  /// When nothing was deleted for so long there is no more, in seconds.
  private static let quietSeconds = 2.0

  /// What the writer told.
  private final class Ear: Sendable {
    struct Values {
      var rangAt = 0.0
      var deletedAt = Stopwatch.monotonicSeconds
      var deletedEvents = 0
      var holdsMilliseconds: [Double] = []
    }

    let rang = DispatchSemaphore(value: 0)
    let values = Mutex(Values())

    func note(_ report: CommitReport) {
      let now = Stopwatch.monotonicSeconds
      values.withLock { values in
        if report.alerts > 0 { values.rangAt = now }
        guard report.deletionNanoseconds > 0 else { return }
        values.deletedAt = now
        values.deletedEvents += report.deletedEvents
        values.holdsMilliseconds.append(Double(report.deletionNanoseconds) / 1e6)
      }
      if report.alerts > 0 { rang.signal() }
    }
  }

  /// The machine's clock, moved to some days after everything in the trail has come to be due.
  private static let clock: DaemonClock = {
    let system = DaemonClock.system
    let due = SimulationPlan().endSeconds + (keptDays + 5) * daySeconds
    let difference = due - system.nowSeconds()
    return DaemonClock(
      nowSeconds: { system.nowSeconds() + difference },
      monotonicNanoseconds: system.monotonicNanoseconds)
  }()

  func run(in workspace: Workspace) throws -> Sample {
    let database = try workspace.work("retention.sqlite")
    var sample = Sample()
    sample.storedCount = try fill(database, workspace)
    var watch = Stopwatch()
    let ear = Ear()
    try watch.measure { try delete(database, workspace, ear, &sample) }
    sample.wallSeconds = watch.wallSeconds
    sample.cpuSeconds = watch.cpuSeconds
    let values = ear.values.withLock { $0 }
    sample.holdsMilliseconds = values.holdsMilliseconds
    guard values.deletedEvents >= sample.storedCount else {
      throw BenchmarkError("\(values.deletedEvents) of \(sample.storedCount) events were deleted")
    }
    return sample
  }

  private func delete(
    _ database: String, _ workspace: Workspace, _ ear: Ear, _ sample: inout Sample
  ) throws {
    let clock = Self.clock
    let trail = try SignInTrail(
      root: workspace.work("watched"), temporaryFolder: workspace.work("arriving"),
      now: { Date(timeIntervalSince1970: Double(clock.nowSeconds())) })
    var options = PipelineOptions()
    options.sinks = ["stdout"]
    options.retriesForEver = true
    options.retention = RetentionPolicy([
      RetentionRule(name: "all", atMostSeconds: Self.keptDays * Self.daySeconds)
    ])
    var events = Pipeline.Events()
    events.committed = { ear.note($0) }
    let pipeline = try Pipeline(
      databasePath: database, options: options,
      rules: RuleBook(paths: [SignInTrail.ruleFile]), clock: clock, events: events)
    let feeder = try WatchFeeder(root: trail.root, pipeline: pipeline)
    feeder.start()
    sample.latenciesMilliseconds = try ringWhileDeleting(trail, ear)
    sample.fileCount = sample.latenciesMilliseconds.count
    feeder.stop()
    if let error = pipeline.finish() { throw error }
  }

  private func ringWhileDeleting(_ trail: SignInTrail, _ ear: Ear) throws -> [Double] {
    var latencies: [Double] = []
    while true {
      let arrival = try trail.prepare(latencies.count)
      // Never in step with the writer's pauses.
      usleep(UInt32(40_000 + (latencies.count * 7_919) % 30_000))
      let start = Stopwatch.monotonicSeconds
      try arrival.rename()
      guard ear.rang.wait(timeout: .now() + .seconds(Self.timeoutSeconds)) == .success else {
        throw BenchmarkError(
          "file \(latencies.count) rang no alert in \(Self.timeoutSeconds) s")
      }
      let (rangAt, deletedAt) = ear.values.withLock { ($0.rangAt, $0.deletedAt) }
      latencies.append((rangAt - start) * 1_000)
      guard latencies.count >= Self.fileCount, rangAt - deletedAt > Self.quietSeconds else {
        continue
      }
      return latencies
    }
  }

  // MARK: What there is to delete

  /// Stores the trail with its matches, and more alerts and groups than it has; returns how many events
  /// there are.
  private func fill(_ path: String, _ workspace: Workspace) throws -> Int {
    let clock = Self.clock
    let summary = try IngestRun(
      roots: [TrailRoot(workspace.path(of: .bulk))], databasePath: path,
      options: PipelineOptions(), rules: workspace.rules(.rulesCounting), clock: clock
    ).run()
    let database = try RawDatabase(path: path)
    let start = SimulationPlan().startSeconds
    try database.execute(
      """
      PRAGMA synchronous = OFF;
      BEGIN;
      CREATE TEMP TABLE made AS
      WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n
        WHERE i < \(Self.groupCount))
      SELECT i, (SELECT max(id) FROM word) + i AS word FROM n;
      INSERT INTO word (id, text) SELECT word, '{"actor":"group ' || i || '"}' FROM made;
      INSERT INTO alert (alert_id, rule, group_key, state, started_at, last_at, ended_at,
        evidence_from, count, told, first_announced_at)
      SELECT 'made' || i, 1, word, 'resolved', \(start) + i % 20000, \(start) + i % 20000,
        \(start) + i % 20000 + 600, \(start) + i % 20000, 1, 1, \(start) + i % 20000 FROM made;
      INSERT INTO outbox (alert, sink, change, created_at, settled_at, fate)
      SELECT id, 'stdout', 'started', started_at, started_at, 'sent' FROM alert
      WHERE alert_id GLOB 'made*';
      INSERT INTO match (rule, group_key, event, reference)
      SELECT 1, word, (\(start) + i % 20000) << 25 | i, 0 FROM made;
      INSERT INTO carrier (rule, reference, event, group_key)
      SELECT 1, 0, (\(start) + i % 20000) << 25 | i, word FROM made;
      INSERT INTO known_group (rule, group_key, since) SELECT 1, word, \(start) FROM made;
      INSERT INTO inner_group (rule, outer_key, group_key) SELECT 1, 1, word FROM made;
      INSERT INTO signal (id, rule, group_key, text)
      SELECT (\(start) + i % 20000) << 25 | i, 1, word, 'made' FROM made;
      DROP TABLE made;
      COMMIT;
      PRAGMA wal_checkpoint(TRUNCATE);
      """)
    database.close()
    return summary.counts.stored
  }
}
