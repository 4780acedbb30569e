import Watch
import Store
import Synchronization
import Testing

@testable import Daemon

/// A database that fails while the pipeline is at work.
struct DatabaseFaultTests {
  private let folder: TemporaryFolder
  private let root: TrailFolder
  private let database: DatabaseContents

  init() throws {
    folder = try TemporaryFolder()
    root = try TrailFolder(folder.path("trail"))
    database = DatabaseContents(path: folder.path("trailbell.db"))
    // Makes the schema, for the fault to have a table.
    try Ingest.run(root.path, into: database.path)
  }

  /// Makes the storing of one event fail until ``mend(_:)``.
  private func breakStoring(of id: String) throws {
    try Connection(path: database.path, access: .readWrite).execute(
      """
      CREATE TRIGGER fault BEFORE INSERT ON event WHEN NEW.event_id = '\(id)'
      BEGIN SELECT RAISE(ROLLBACK, 'injected'); END
      """)
  }

  private static func mend(_ path: String) throws {
    let connection = try Connection(path: path, access: .readWrite)
    connection.setBusyTimeout(milliseconds: 10_000)
    try connection.execute("DROP TRIGGER IF EXISTS fault")
  }

  /// Feeds a pipeline of a daemon, whose database is mended after its first failure, and looks at
  /// the folder until it has nothing new.
  private func run() async throws -> [String] {
    let errors = Mutex<[String]>([])
    var events = Pipeline.Events()
    let path = database.path
    events.failed = { error, _ in
      errors.withLock { $0.append("\(error)") }
      try? Self.mend(path)
    }
    var options = Ingest.options
    options.decoders = 1
    options.batchEventMaximum = 50
    options.retriesForEver = true
    let pipeline = try Pipeline(
      databasePath: path, options: options, rules: Ingest.noRules, events: events)
    let feeder = try FileFeeder(databasePath: path, pipeline: pipeline)
    try await Waiting.until("everything is stored") {
      _ = try feeder.feedAll(of: TrailRoot(root.path))
      let complete = try database.number(
        "SELECT count(*) FROM files WHERE state = 'complete'")
      return pipeline.filesInFlight == 0 && complete == 31
    }
    #expect(pipeline.finish() == nil)
    return errors.withLock { $0 }
  }

  private func arriveSmallFiles() throws {
    for number in 0..<30 {
      try root.arrive(
        Array(HandWritten.file(ids: ["id-\(number)", "id-\(number + 1)"]).utf8),
        as: "\(number < 15 ? "a" : "z")-\(number).json")
    }
  }

  @Test func `an event that cannot be stored at first is stored in the end`() async throws {
    try arriveSmallFiles()
    try root.arrive(Array(HandWritten.file(ids: ["last"]).utf8), as: "last.json")
    try breakStoring(of: "id-17")
    let errors = try await run()
    #expect(errors.contains { $0.contains("injected") })
    #expect(try database.number("SELECT count(*) FROM event") == 32)
    try database.checkSums()
  }

  @Test func `a failure late in a large file costs none of its parts, nor its neighbours`()
    async throws
  {
    try arriveSmallFiles()
    let padding = String(repeating: "training data ", count: 600)
    let records = (0..<2_400).map {
      HandWritten.record("large-\($0)", parameters: "{\"padding\":\"\(padding)\"}")
    }
    try root.arrive(Gzip.member(HandWritten.file(records)), as: "m-large.json.gz")
    try breakStoring(of: "large-2300")
    let errors = try await run()
    #expect(errors.contains { $0.contains("injected") })
    #expect(try database.number("SELECT count(*) FROM event") == 2_431)
    try database.checkSums()
  }

  @Test func `a run that does not retry says why it ended`() throws {
    try arriveSmallFiles()
    try breakStoring(of: "id-17")
    #expect {
      try Ingest.run(root.path, into: database.path)
    } throws: { error in
      "\(error)".contains("injected")
    }
    try Self.mend(database.path)
    try Ingest.run(root.path, into: database.path)
    #expect(try database.number("SELECT count(*) FROM event") == 31)
    try database.checkSums()
  }
}
