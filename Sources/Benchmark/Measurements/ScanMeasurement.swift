import Daemon

/// Decoding and asking the rules, with no database, as the command `scan` does it.
struct ScanMeasurement: BenchmarkMeasurement {
  let input: Input
  let rules: Input
  let threadCount: Int

  func run(in workspace: Workspace) throws -> Sample {
    let book = try workspace.rules(rules)
    var options = PipelineOptions()
    options.decoders = threadCount
    let run = ScanRun(
      roots: [TrailRoot(workspace.path(of: input))], options: options, rules: book)
    var watch = Stopwatch()
    let summary = try watch.measure { try run.run() }
    guard summary.rejected == 0, summary.problems.isEmpty else {
      throw BenchmarkError("not all was scanned: \(summary.problems.first.prefix(3))")
    }
    var sample = Sample(watch)
    sample.fileCount = summary.files
    sample.recordCount = summary.records
    return sample
  }
}
