import Store
import CloudTrail
import Foundation
import Synchronization
import Testing
import Watch

@testable import Daemon

/// Files that do not fit into memory's share of a file go through in parts.
struct LargeFileTests {
  private static let largeCount = 2_400

  /// More text than is read whole, and more parts than there are batches.
  private static let text: String = {
    let padding = String(repeating: "training data ", count: 590)
    return HandWritten.file(
      (0..<largeCount).map {
        HandWritten.record("large-\($0)", parameters: "{\"padding\":\"\(padding)\"}")
      })
  }()

  private let folder: TemporaryFolder
  private let root: TrailFolder
  private let database: DatabaseContents

  init() throws {
    folder = try TemporaryFolder()
    root = try TrailFolder(folder.path("trail"))
    database = DatabaseContents(path: folder.path("trailbell.db"))
  }

  /// A name that says when the file was delivered, and so puts it into an order.
  private func name(atMinute minute: Int, _ suffix: String) -> String {
    "111122223333_CloudTrail_eu-central-1_20261101T10\(10 + minute)Z_x.\(suffix)"
  }

  /// Small files before the tenth minute and after it.
  private func arriveSmallFiles() throws {
    for number in 0..<20 {
      let minute = number < 10 ? number : number + 1
      try root.arrive(
        Array(HandWritten.file(ids: ["small-\(number)"]).utf8), as: name(atMinute: minute, "json"))
    }
  }

  @Test(arguments: [0, 10, 30])
  func `a large file is stored with exact counts, wherever it stands among small ones`(
    minute: Int
  ) throws {
    #expect(Self.text.utf8.count > 18 << 20)
    try root.arrive(Gzip.member(Self.text), as: name(atMinute: minute, "json.gz"))
    try arriveSmallFiles()
    var options = Ingest.options
    options.decoders = 1
    options.batchEventMaximum = 50
    let summary = try Ingest.run(root.path, into: database.path, options: options)
    #expect(summary.files == 21)
    #expect(summary.counts.stored == Self.largeCount + 20)
    #expect(
      try database.lines(
        "SELECT state, records, stored, content_size FROM files WHERE path LIKE '%.gz'")
        == ["complete|\(Self.largeCount)|\(Self.largeCount)|\(Self.text.utf8.count)"])
    #expect(
      try database.number("SELECT count(DISTINCT event_id) FROM event") == Self.largeCount + 20)
    #expect(try database.number("SELECT max(position) FROM event") == Self.largeCount - 1)
    try database.checkSums()
  }

  /// Text that is read in parts, with ids of its own.
  private static func text(_ prefix: String) -> String {
    let padding = String(repeating: "training data ", count: 590)
    return HandWritten.file(
      (0..<500).map {
        HandWritten.record("\(prefix)-\($0)", parameters: "{\"padding\":\"\(padding)\"}")
      })
  }

  @Test func `large files side by side, each by two ways, are stored once`() throws {
    for number in 0..<4 {
      try root.arrive(Gzip.member(Self.text("file-\(number)")), as: "\(number).json.gz")
    }
    try arriveSmallFiles()
    let link = folder.path("link")
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: root.path)
    var options = Ingest.options
    options.decoders = 3
    options.batchEventMaximum = 100
    let commits = Mutex<[Int]>([])
    let summary = try IngestRun(
      roots: [TrailRoot(root.path), TrailRoot(link)], databasePath: database.path,
      options: options, rules: Ingest.noRules
    ).run(progress: { progress in commits.withLock { $0.append(progress.files) } })
    #expect(summary.problems.isEmpty && summary.unreadable.isEmpty)
    #expect(try database.number("SELECT count(*) FROM files WHERE state = 'complete'") == 24)
    #expect(try database.number("SELECT count(*) FROM event") == 2_020)
    // Large files take turns, so that what is due is committed between them.
    #expect(commits.withLock { Set($0).count } >= 4)
    try database.checkSums()
  }

  @Test func `batches stay as small as they are meant to be`() throws {
    try root.arrive(Gzip.member(Self.text), as: "large.json.gz")
    let batches = try decodedBatches()
    #expect(batches.count >= 15)
    #expect((batches.map(\.byteCount).max() ?? 0) <= 10 << 20)
    #expect(batches.reduce(0) { $0 + $1.rowCount } == Self.largeCount)
  }

  @Test(arguments: [false, true])
  func `a stop does not wait for the end of a large file`(isGzip: Bool) throws {
    // Bytes that do not shrink, for the file to be longer than what a stop has patience for.
    var random = SystemRandomNumberGenerator()
    let noise = HandWritten.file(
      (0..<2_000).map { number in
        let words = (0..<100).map { _ in String(random.next(), radix: 36) }.joined()
        return HandWritten.record("noise-\(number)", parameters: "{\"noise\":\"\(words)\"}")
      })
    try root.arrive(
      isGzip ? try Gzip.member(noise) : Array(noise.utf8), as: isGzip ? "n.json.gz" : "n.json")
    let batches = try decodedBatches(isStopping: true)
    #expect(batches.count == 1)
    #expect(batches.first?.rowCount == 0)
    guard case .unreadable(let reason)? = batches.first?.ending else {
      Issue.record("the file should wait for the next start")
      return
    }
    #expect(reason.contains("the next start reads it again"))
  }

  /// What one decoder hands over of the folder's files.
  private func decodedBatches(
    isStopping: Bool = false
  ) throws -> [(byteCount: Int, rowCount: Int, ending: FileEnding?)] {
    let options = Ingest.options
    let queues = PipelineQueues(options)
    if isStopping { queues.stop.ask() }
    for candidate in TreeScannerProxy.candidates(of: root.path) {
      queues.tasks.push(FileTask(number: 1, root: TrailRoot(root.path), candidate: candidate))
    }
    queues.tasks.close()
    let thread = WorkerThread {
      var worker = DecodeWorker(
        number: 0, options: options, queues: queues, rules: Ingest.noRules
      ) { _, _ in }
      worker.run()
      queues.full.close()
    }
    var batches: [(byteCount: Int, rowCount: Int, ending: FileEnding?)] = []
    while let batch = queues.full.pop() {
      batches.append(
        (batch.events.text.capacity, batch.events.rows.count, batch.events.files.last?.ending))
      batch.events.reset()
      queues.empty.push(batch.events)
    }
    thread?.join()
    return batches
  }

  @Test func `a large file that is damaged or cut off stores nothing`() throws {
    var damaged = try Gzip.member(Self.text)
    damaged[damaged.count / 2] ^= 0x55
    try root.arrive(damaged, as: "damaged.json.gz")
    let whole = try Gzip.member(Self.text)
    try root.arrive(Array(whole.dropLast(3)), as: "cut.json.gz")
    try root.arrive(Array(Self.text.utf8.dropLast(3)), as: "cut.json")
    try arriveSmallFiles()
    let summary = try Ingest.run(root.path, into: database.path)
    #expect(summary.counts.stored == 20)
    #expect(summary.problems.count == 3)
    #expect(
      try database.lines(
        "SELECT path, state, records FROM files WHERE state != 'complete' ORDER BY path")
        == [
          "\(root.path)/cut.json|incomplete|0", "\(root.path)/cut.json.gz|incomplete|0",
          "\(root.path)/damaged.json.gz|damaged|0",
        ])
    try database.checkSums()
  }
}
