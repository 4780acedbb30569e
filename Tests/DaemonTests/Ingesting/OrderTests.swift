import Store
import Daemon
import Foundation
import Testing

@testable import Simulation

/// The result does not depend on how the files came: order, batches, copies, restarts.
struct OrderTests {
  /// The database that one run over all files makes.
  private static let calm = Result { try CalmRun() }

  private struct CalmRun: Sendable {
    let events: [String]
    let alerts: [String]

    init() throws {
      let trail = try SimulatedTrail.small.get()
      let folder = try TemporaryFolder()
      let root = try TrailFolder(folder.path("trail"))
      for file in trail.files { try root.arrive(file.bytes, as: file.path) }
      let database = DatabaseContents(path: folder.path("trailbell.db"))
      let summary = try Ingest.run(
        root.path, into: database.path, rules: Ingest.shippedRules, clock: trail.clock)
      try database.checkSums()
      #expect(summary.files == trail.files.count)
      #expect(summary.counts.records == trail.recordCount)
      #expect(summary.counts.stored == trail.eventCount)
      events = try database.events
      alerts = try database.alerts
    }
  }

  @Test func `the alerts of one run are those that the simulation planted`() throws {
    let planted = try SimulatedTrail.small.get().alerts
    #expect(planted.count >= 27)
    #expect(try Self.calm.get().alerts == planted)
  }

  @Test(arguments: 0..<4 as Range<UInt64>)
  func `random arrival, sizes, copies and runs give the same events and alerts`(
    number: UInt64
  ) throws {
    let seed = TestSeed.value + number
    var random = SeededGenerator(seed: seed)
    let calm = try Self.calm.get()
    var files = try SimulatedTrail.small.get().files
    random.shuffle(&files)
    let folder = try TemporaryFolder()
    let root = try TrailFolder(folder.path("trail"))
    let database = DatabaseContents(path: folder.path("trailbell.db"))
    var known: [SimulatedTrail.File] = []
    while !files.isEmpty {
      let count = 1 + random.number(below: min(files.count, 150))
      for file in files.prefix(count) { try root.arrive(file.bytes, as: file.path) }
      known += files.prefix(count)
      files.removeFirst(count)
      for copy in 0..<random.number(below: 20) {
        let file = known[random.number(below: known.count)]
        try root.arrive(file.bytes, as: "copies/\(known.count)-\(copy).json.gz")
      }
      try Ingest.run(
        root.path, into: database.path, rules: Ingest.shippedRules, options: options(&random),
        clock: try SimulatedTrail.small.get().clock)
      try database.check()
    }
    try database.checkSums()
    #expect(try database.events == calm.events, "seed \(seed)")
    #expect(try database.alerts == calm.alerts, "seed \(seed)")
  }

  private func options(_ random: inout SeededGenerator) -> PipelineOptions {
    var options = Ingest.options
    options.decoders = 1 + random.number(below: 3)
    options.batchEventMaximum = [1, 7, 100, 10_000][random.number(below: 4)]
    options.batchWaitMilliseconds = random.number(below: 50)
    return options
  }

  @Test func `stops at random points lose nothing and store nothing twice`() throws {
    let seed = TestSeed.value
    var random = SeededGenerator(seed: seed)
    let calm = try Self.calm.get()
    let folder = try TemporaryFolder()
    let root = try TrailFolder(folder.path("trail"))
    for file in try SimulatedTrail.small.get().files { try root.arrive(file.bytes, as: file.path) }
    let database = DatabaseContents(path: folder.path("trailbell.db"))
    var leftCount = 0
    for _ in 0..<8 {
      leftCount += try StoppedRun(&random).run(root.path, database.path)
      try database.check()
    }
    print("daemon: \(leftCount) files were on their way when a run was stopped")
    #expect(leftCount > 0, "seed \(seed)")
    try Ingest.run(
      root.path, into: database.path, rules: Ingest.shippedRules,
      clock: try SimulatedTrail.small.get().clock)
    try database.checkSums()
    #expect(try database.events == calm.events, "seed \(seed)")
    #expect(try database.alerts == calm.alerts, "seed \(seed)")
  }
}
