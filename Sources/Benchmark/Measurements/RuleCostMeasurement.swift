import CloudTrail
import Daemon

/// What the rules cost alone: every file is decoded twice in a row, without rules and with them,
/// and the difference counts.
struct RuleCostMeasurement: BenchmarkMeasurement {
  let rules: Input

  func run(in workspace: Workspace) throws -> Sample {
    let book = try workspace.rules(rules)
    var without = Pass(number: 0, observer: NoObserver())
    var with = Pass(number: 1, observer: RuleObserver(book))
    for (position, file) in try workspace.files(of: .bulk).enumerated() {
      // Who comes second finds the file's bytes nearer: they take turns.
      if position.isMultiple(of: 2) {
        try without.decode(file)
        try with.decode(file)
      } else {
        try with.decode(file)
        try without.decode(file)
      }
    }
    guard with.recordCount == without.recordCount, with.recordCount > 0 else {
      throw BenchmarkError("the two passes saw different records")
    }
    var sample = Sample()
    sample.wallSeconds = with.watch.wallSeconds - without.watch.wallSeconds
    sample.cpuSeconds = with.watch.cpuSeconds - without.watch.cpuSeconds
    sample.recordCount = with.recordCount
    return sample
  }
}

/// One decoder, and the time that it took.
private struct Pass {
  private(set) var watch = Stopwatch()
  private(set) var recordCount = 0
  private let observer: any RecordObserver
  private let batch = EventBatch(textCapacity: PipelineOptions.batchTextByteCount)
  private var decoder: TrailDecoder

  init(number: Int, observer: any RecordObserver) {
    self.observer = observer
    decoder = TrailDecoder(number: number, limits: PipelineOptions().limits, observer: observer)
    decoder.begin(batch)
  }

  mutating func decode(_ path: String) throws {
    let source = try FileSource(path: path)
    defer { source.close() }
    watch.measure {
      _ = decoder.decode(file: 0, from: source, into: batch) { $0 }
    }
    recordCount += batch.files.reduce(0) { $0 + $1.records }
    observer.discardRows(from: 0)
    batch.reset()
    decoder.begin(batch)
  }
}
