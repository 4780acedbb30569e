import Store
import Watch

@testable import Daemon
@testable import Simulation

/// A run of the pipeline that is given some files and told to stop at once, as by SIGTERM.
struct StoppedRun {
  private let fileCount: Int
  private let options: PipelineOptions
  private var random: SeededGenerator

  init(_ random: inout SeededGenerator) {
    fileCount = 20 + random.number(below: 150)
    var options = Ingest.options
    options.decoders = 1 + random.number(below: 2)
    options.batchEventMaximum = 1 + random.number(below: 40)
    options.batchWaitMilliseconds = 1
    self.options = options
    self.random = SeededGenerator(seed: random.next())
  }

  /// Runs; returns how many of its files it left for later.
  func run(_ folder: String, _ database: String) throws -> Int {
    var random = random
    var candidates = TreeScannerProxy.candidates(of: folder)
    random.shuffle(&candidates)
    let pipeline = try Pipeline(
      databasePath: database, options: options, rules: Ingest.shippedRules,
      clock: try SimulatedTrail.small.get().clock,
      events: Pipeline.Events())
    let before = try DatabaseContents(path: database).number("SELECT sum(reads) FROM file")
    for candidate in candidates.prefix(fileCount) {
      _ = pipeline.submit(candidate, in: TrailRoot(folder))
    }
    pipeline.abandonWaitingFiles()
    if let error = pipeline.finish() { throw error }
    let after = try DatabaseContents(path: database).number("SELECT sum(reads) FROM file")
    return fileCount - (after - max(0, before))
  }
}
