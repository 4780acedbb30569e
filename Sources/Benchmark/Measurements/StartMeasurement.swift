import Daemon
import Dispatch
import Store

/// From the start of a run to a writer that is ready, on a database with ten million events and a
/// hundred thousand groups whose alerts ring.
///
/// The rows are made by SQL, in the form in which the program writes them.
struct StartMeasurement: BenchmarkMeasurement {
  private static let eventCount = 10_000_000
  private static let groupCount = 100_000

  func run(in workspace: Workspace) throws -> Sample {
    let rules = try workspace.rules(.rulesCounting)
    let path = try workspace.work("start.sqlite")
    _ = try begin(path, rules)
    try fill(path)
    var sample = Sample()
    var watch = Stopwatch()
    try watch.measure { try begin(path, rules) }
    sample.latenciesMilliseconds = [watch.wallSeconds * 1_000]
    sample.wallSeconds = watch.wallSeconds
    sample.cpuSeconds = watch.cpuSeconds
    sample.storedCount = Self.eventCount
    return sample
  }

  /// Opens the database as the daemon does, and ends when the writer has looked around.
  private func begin(_ path: String, _ rules: RuleBook) throws {
    let ready = DispatchSemaphore(value: 0)
    var events = Pipeline.Events()
    events.progressed = { ready.signal() }
    var options = PipelineOptions()
    options.sinks = ["stdout"]
    options.alarms.retiresOtherRules = true
    let pipeline = try Pipeline(
      databasePath: path, options: options, rules: rules, events: events)
    let reader = try LedgerReader(Database.openForReading(path))
    _ = try reader.files(inDirectory: "/trail")
    ready.wait()
    if let error = pipeline.finish() { throw error }
  }

  private func fill(_ path: String) throws {
    let database = try RawDatabase(path: path)
    // One event a second up to now, so that what rings has begun lately.
    try database.execute(
      """
      PRAGMA synchronous = OFF;
      BEGIN;
      WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n
        WHERE i + 1 < \(Self.eventCount))
      INSERT INTO event (id, file, position, flags, outcome, shape, event_id)
      SELECT ((unixepoch() - \(Self.eventCount) + i) << 25) | (i * 7919 % 33554432), 1, i, 0, 0, 1,
        'event' || i FROM n;
      WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n
        WHERE i + 1 < \(Self.groupCount))
      INSERT INTO word (text) SELECT '{"actor":"group ' || i || '"}' FROM n;
      INSERT INTO match (rule, group_key, event, reference)
      SELECT 1, w.id, (unixepoch() - 600) << 25 | w.id, 0 FROM word AS w;
      INSERT INTO alert (alert_id, rule, group_key, state, started_at, last_at, evidence_from, count,
        told, first_announced_at, repeat_at)
      SELECT 'start' || w.id, 1, w.id, 'firing', unixepoch() - 600, unixepoch() - 600,
        unixepoch() - 600, 1, 1, unixepoch(), unixepoch() + 14400 FROM word AS w;
      INSERT INTO due (rule, group_key, due_at)
      SELECT 1, w.id, unixepoch() + 3000 FROM word AS w;
      COMMIT;
      PRAGMA wal_checkpoint(TRUNCATE);
      """)
    database.close()
  }
}
