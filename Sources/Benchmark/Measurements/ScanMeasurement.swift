import CloudTrail
import Daemon
import Dispatch
import Synchronization

/// Decoding and asking the rules, with no database.
struct ScanMeasurement: BenchmarkMeasurement {
  let input: Input
  let rules: Input
  let threadCount: Int

  /// As large as the batches of the pipeline, so that the same caches hold them.
  private static let batchTextByteCount = 1 << 20
  private static let batchFileMaximum = 512

  /// What one thread counted.
  private struct Count {
    var records = 0
    var rejected = 0
    var contentBytes = 0
    var failure: BenchmarkError?
  }

  func run(in workspace: Workspace) throws -> Sample {
    let files = try workspace.files(of: input)
    let book = RuleBook(paths: [workspace.path(of: rules)], detectionWindowSeconds: 3_600)
    guard book.problems.isEmpty else { throw BenchmarkError("\(book.problems[0])") }
    let counts = Mutex<[Count]>([])
    let next = Atomic<Int>(0)
    var watch = Stopwatch()
    watch.measure {
      DispatchQueue.concurrentPerform(iterations: threadCount) { thread in
        let count = scan(files, next, RuleAsker(book), thread: thread)
        counts.withLock { $0.append(count) }
      }
    }
    let all = counts.withLock { $0 }
    if let failure = all.lazy.compactMap(\.failure).first { throw failure }
    guard all.allSatisfy({ $0.rejected == 0 }) else { throw BenchmarkError("rejected records") }
    var sample = Sample(watch)
    sample.fileCount = files.count
    sample.recordCount = all.reduce(0) { $0 + $1.records }
    sample.contentByteCount = all.reduce(0) { $0 + $1.contentBytes }
    return sample
  }

  /// Takes one file after the other until none is left.
  private func scan(
    _ files: [String], _ next: borrowing Atomic<Int>, _ asker: RuleAsker, thread: Int
  ) -> Count {
    var count = Count()
    var decoder = TrailDecoder(number: thread, limits: DecodeLimits(), observer: asker)
    var batch = EventBatch(textCapacity: Self.batchTextByteCount * 5 / 4)
    decoder.begin(batch)
    while true {
      let file = next.add(1, ordering: .relaxed).oldValue
      guard file < files.count else { break }
      do throws(BenchmarkError) {
        let source = try FileSource(path: files[file])
        batch = decoder.decode(file: file, from: source, into: batch) { full in
          Self.empty(full, &count)
          return full
        }
        source.close()
      } catch {
        count.failure = error
      }
      if batch.text.count >= Self.batchTextByteCount
        || batch.files.count >= Self.batchFileMaximum
      {
        Self.empty(batch, &count)
        decoder.begin(batch)
      }
    }
    Self.empty(batch, &count)
    return count
  }

  private static func empty(_ batch: EventBatch, _ count: inout Count) {
    for part in batch.files {
      count.records += part.records
      count.rejected += part.rejected
      count.contentBytes += Int(part.contentByteCount)
    }
    batch.reset()
  }
}
