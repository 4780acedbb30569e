import CloudTrail
import Daemon
import Store

/// The whole way from files to committed rows, with every default of the program.
struct IngestMeasurement: BenchmarkMeasurement {
  let input: Input
  let rules: Input?

  func run(in workspace: Workspace) throws -> Sample {
    let book = try workspace.rules(rules)
    var options = PipelineOptions()
    options.sinks = ["stdout"]
    // The large file is one on purpose, beyond what is accepted unasked.
    if input == .largeFile { options.limits.inflatedByteMaximum = 1 << 30 }
    let run = IngestRun(
      roots: [TrailRoot(workspace.path(of: input))],
      databasePath: try workspace.work("ingest.sqlite"), options: options, rules: book)
    var watch = Stopwatch()
    let summary = try watch.measure { try run.run() }
    guard summary.counts.rejected == 0, summary.problems.isEmpty, summary.unreadable.isEmpty
    else { throw BenchmarkError("not all was stored: \(summary)") }
    var sample = Sample(watch)
    sample.fileCount = summary.files
    sample.recordCount = summary.counts.records
    sample.matchCount = summary.matches
    sample.alarmSeconds = summary.alarmSeconds
    sample.storedCount = summary.counts.stored
    return sample
  }
}
