import Daemon
import Store

/// What it takes to bring a database of the fifth version, which had neither seals nor topics, to the present
/// one: the events of a trail are looked through row by row.
struct MigrationMeasurement: BenchmarkMeasurement {
  private static let oldVersion: Int64 = 5

  func run(in workspace: Workspace) throws -> Sample {
    let newPath = try workspace.work("new.sqlite")
    let summary = try IngestRun(
      roots: [TrailRoot(workspace.path(of: .bulk))], databasePath: newPath,
      options: PipelineOptions(), rules: RuleBook(paths: [])
    ).run()
    let path = try workspace.work("old.sqlite")
    try makeOld(path, from: newPath)
    var sample = Sample()
    var watch = Stopwatch()
    try watch.measure {
      _ = try Writer(
        Connection(path: path, access: .readWrite), rules: [], sinks: [],
        settings: PipelineOptions().database, nowSeconds: DaemonClock.system.nowSeconds())
    }
    sample.wallSeconds = watch.wallSeconds
    sample.cpuSeconds = watch.cpuSeconds
    sample.storedCount = summary.counts.stored
    let database = try RawDatabase(path: path)
    guard try database.numbers("SELECT sum(event_count) FROM seal") == [Int64(sample.storedCount)]
    else { throw BenchmarkError("not all events are sealed") }
    return sample
  }

  /// Makes a database of the old version with the rows of a new one.
  private func makeOld(_ path: String, from newPath: String) throws {
    let connection = try Connection(path: path, access: .readWrite)
    try connection.execute(
      "PRAGMA page_size = \(Migrations.pageByteCount); PRAGMA auto_vacuum = INCREMENTAL; "
        + "PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF")
    try Migrations.migrate(connection, to: Self.oldVersion)
    let tables = ["word", "shape", "identity", "client", "directory", "file", "event"]
    try connection.execute("ATTACH '\(newPath)' AS new; BEGIN")
    for table in tables {
      let read = try connection.prepare(
        "SELECT group_concat(name) FROM pragma_table_info('\(table)')")
      guard try read.step() else { throw BenchmarkError("the table \(table) has no columns") }
      let columns = read.text(0)
      try connection.execute(
        "INSERT INTO main.\(table) (\(columns)) SELECT \(columns) FROM new.\(table)")
    }
    try connection.execute("UPDATE event SET flags = flags & 63; COMMIT; DETACH new")
  }
}
