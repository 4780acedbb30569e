import Watch
import Testing

@testable import Daemon

/// The way from the folder to the pipeline.
struct FileFeederTests {
  private struct Setup {
    let folder: TemporaryFolder
    let root: TrailFolder
    let pipeline: Pipeline
    let feeder: FileFeeder
    var database: DatabaseContents { DatabaseContents(path: folder.path("trailbell.db")) }
    var trailRoot: TrailRoot { TrailRoot(root.path) }

    init() throws {
      folder = try TemporaryFolder()
      root = try TrailFolder(folder.path("trail"))
      pipeline = try Pipeline(
        databasePath: folder.path("trailbell.db"), options: Ingest.options, rules: Ingest.noRules,
        events: Pipeline.Events())
      feeder = try FileFeeder(databasePath: folder.path("trailbell.db"), pipeline: pipeline)
    }
  }

  private let day = "AWSLogs/111122223333/CloudTrail/eu-central-1/2026/11/01/"

  @Test func `each file is handed over once, however often its folder is looked at`() throws {
    let setup = try Setup()
    for number in 0..<30 {
      try setup.root.arrive(
        Array(HandWritten.file(ids: ["id-\(number)"]).utf8),
        as: number % 2 == 0 ? "\(number).json" : day + "\(number).json")
    }
    #expect(try setup.feeder.feedAll(of: setup.trailRoot).pass.submitted == 30)
    for _ in 0..<20 {
      #expect(try setup.feeder.feedAll(of: setup.trailRoot).pass.submitted == 0)
      #expect(
        try setup.feeder.feed([.init(String(day.dropLast()))], of: setup.trailRoot).submitted == 0)
    }
    #expect(setup.pipeline.finish() == nil)
    #expect(try setup.database.number("SELECT max(reads) FROM files") == 1)
    #expect(try setup.database.number("SELECT count(*) FROM files") == 30)
  }

  @Test func `a changed file is handed over again, and no other`() async throws {
    let setup = try Setup()
    for name in ["a.json", "b.json"] {
      try setup.root.arrive(Array(HandWritten.file(ids: [name]).utf8), as: name)
    }
    _ = try setup.feeder.feedAll(of: setup.trailRoot)
    // Read before it changes: a file is known as it was when it was opened.
    try await Waiting.until("both files are stored") {
      try setup.database.number("SELECT count(*) FROM file") == 2
    }
    try setup.root.arrive(Array(HandWritten.file(ids: ["a.json", "new"]).utf8), as: "a.json")
    let pass = try setup.feeder.feedAll(of: setup.trailRoot).pass
    #expect(pass.submitted == 1)
    #expect(pass.known == 1)
    #expect(setup.pipeline.finish() == nil)
    try setup.database.checkSums()
    #expect(try setup.database.number("SELECT count(*) FROM event") == 3)
  }

  @Test func `another feeder takes from the ledger what is known`() throws {
    let setup = try Setup()
    try setup.root.arrive(Array(HandWritten.file(ids: ["1"]).utf8), as: "a.json")
    _ = try setup.feeder.feedAll(of: setup.trailRoot)
    #expect(setup.pipeline.finish() == nil)
    let summary = try Ingest.run(setup.root.path, into: setup.database.path)
    #expect(summary.files == 0)
    #expect(summary.filesKnown == 1)
  }

  @Test func `nothing is handed to a pipeline that has ended`() throws {
    let setup = try Setup()
    #expect(setup.pipeline.finish() == nil)
    try setup.root.arrive(Array(HandWritten.file(ids: ["1"]).utf8), as: "a.json")
    #expect(try setup.feeder.feedAll(of: setup.trailRoot).pass.isOpen == false)
  }

  @Test func `what arrives in a long pass does not wait for its end`() throws {
    let setup = try Setup()
    for number in 0..<300 {
      try setup.root.arrive(
        Array(HandWritten.file(ids: ["id-\(number)"]).utf8), as: day + "\(number).json")
    }
    let later = "AWSLogs/111122223333/CloudTrail/eu-central-1/2026/12/01/"
    var looks = 0
    setup.feeder.arrivals = {
      looks += 1
      guard looks == 3 else { return [] }
      try? setup.root.arrive(Array(HandWritten.file(ids: ["new"]).utf8), as: later + "new.json")
      return [.init(String(later.dropLast()))]
    }
    let pass = try setup.feeder.feedAll(of: setup.trailRoot).pass
    #expect(pass.submitted == 301)
    #expect(setup.pipeline.finish() == nil)
    let order = try setup.database.rows("SELECT path FROM files ORDER BY file_key")
      .map { $0.first.flatMap(\.self) ?? "" }
    let place = order.firstIndex { $0.hasSuffix("new.json") }
    #expect((place ?? 300) < 250, "it came in the middle")
    #expect(try setup.database.number("SELECT max(reads) FROM files") == 1)
  }
}
