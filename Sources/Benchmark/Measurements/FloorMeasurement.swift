import CSQLite
import Store

/// The same rows as ingest stores, bound and stepped by plain SQLite calls and nothing else.
///
/// The rows come out of a database that ingest wrote, in the order in which it stored them. They
/// are read slice by slice while the clock stands still, and the tables that rows refer to are
/// filled before it starts: what is timed is the table `event`, its indexes, and the commits.
struct FloorMeasurement: BenchmarkMeasurement {
  /// The rows of a transaction, as the pipeline has it.
  private static let transactionRowCount = 10_000
  /// What is filled before the clock starts.
  private static let otherTables = ["word", "shape", "identity", "client", "directory", "file"]

  func run(in workspace: Workspace) throws -> Sample {
    let target = try workspace.work("floor.sqlite")
    try Self.prepare(target, from: workspace.path(of: .rows))
    let source = try RawDatabase(path: workspace.path(of: .rows))
    let keys = try source.numbers("SELECT id FROM event ORDER BY file, position")
    var slice = try RowSlice(source)
    let database = try Self.openForWriting(target)
    let insert = try database.prepare(EventTable.insertSQL)
    var watch = Stopwatch()
    for start in stride(from: 0, to: keys.count, by: Self.transactionRowCount) {
      try slice.read(keys[start..<min(start + Self.transactionRowCount, keys.count)])
      try watch.measure {
        try database.execute("BEGIN IMMEDIATE")
        try slice.insert(with: insert, into: database)
        try database.execute("COMMIT")
        try database.checkpointIfDue()
      }
    }
    // Closing moves the log into the database, as it does at the end of ingest.
    watch.measure {
      sqlite3_finalize(insert)
      database.close()
    }
    try Self.check(target, keys.count)
    var sample = Sample(watch)
    sample.storedCount = keys.count
    return sample
  }

  /// Makes the schema the way the program does, and fills the other tables.
  private static func prepare(_ path: String, from source: String) throws {
    _ = try Writer(
      Connection(path: path, access: .readWrite), rules: [], sinks: [],
      settings: DatabaseSettings(), nowSeconds: 0)
    let database = try RawDatabase(path: path)
    try database.execute("ATTACH '\(source)' AS source")
    for table in otherTables {
      try database.execute("INSERT INTO \(table) SELECT * FROM source.\(table)")
    }
    database.close()
  }

  /// What `Database.prepare` asks for, on a connection without any layer above it.
  private static func openForWriting(_ path: String) throws -> RawDatabase {
    let settings = DatabaseSettings()
    let database = try RawDatabase(path: path)
    try database.execute(
      """
      PRAGMA foreign_keys = OFF;
      PRAGMA mmap_size = 0;
      PRAGMA synchronous = \(settings.waitsForDisk ? "FULL" : "NORMAL");
      PRAGMA cache_size = -\(settings.pageCacheByteCount / 1024);
      PRAGMA journal_size_limit = \(settings.checkpointByteCount);
      PRAGMA temp_store = MEMORY
      """)
    database.takeOverCheckpoints(
      pageMaximum: settings.checkpointByteCount / Int64(Migrations.pageByteCount))
    return database
  }

  private static func check(_ path: String, _ rowCount: Int) throws {
    let database = try RawDatabase(path: path)
    let stored = try database.numbers("SELECT count(*) FROM event").first
    guard stored == Int64(rowCount) else { throw BenchmarkError("the floor lost rows") }
    database.close()
  }
}
