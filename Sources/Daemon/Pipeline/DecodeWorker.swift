import Alarms
import CloudTrail
import Integrity
import Store
import Watch

/// One decoder: takes files, fills batches, and hands them to the writer.
struct DecodeWorker {
  private let tasks: BlockingQueue<FileTask>
  private let handOver: BatchHandOver
  private let inFlight: FilesInFlight
  private let stop: StopRequest
  private let unreadable: @Sendable (FileTask, TrailFileOpenError) -> Void
  private var decoder: TrailDecoder

  init(
    number: Int, options: PipelineOptions, queues: PipelineQueues, rules: RuleBook,
    unreadable: @escaping @Sendable (FileTask, TrailFileOpenError) -> Void
  ) {
    tasks = queues.tasks
    inFlight = queues.inFlight
    stop = queues.stop
    self.unreadable = unreadable
    let observer = RuleObserver(rules)
    handOver = BatchHandOver(queues: queues, rules: rules, matches: observer.matches)
    decoder = TrailDecoder(
      number: number, limits: options.limits, observer: observer, hashesContent: true)
  }

  /// Works until no more files come.
  mutating func run() {
    guard var batch = handOver.firstBatch() else { return }
    decoder.begin(batch)
    var openers = FileOpeners()
    while true {
      var task = tasks.pop(timeoutMilliseconds: 0)
      if task == nil {
        // Nothing waits: what is decoded should not wait either.
        exchange(&batch)
        openers.releaseDirectories()
        task = tasks.pop()
      }
      guard let task else { break }
      decode(task, &openers, &batch)
      if batch.text.count >= PipelineOptions.batchTextByteCount
        || batch.files.count >= PipelineOptions.batchFileMaximum
      {
        exchange(&batch)
      }
    }
    exchange(&batch)
  }

  private mutating func exchange(_ batch: inout EventBatch) {
    guard !batch.files.isEmpty else { return }
    batch = handOver(batch)
    decoder.begin(batch)
  }

  private mutating func decode(
    _ task: FileTask, _ openers: inout FileOpeners, _ batch: inout EventBatch
  ) {
    do throws(TrailFileOpenError) {
      let opened = try openers.open(task)
      handOver.files[task.number] = LedgerFile(
        root: task.root, candidate: task.candidate, version: opened.version)
      let source = DescriptorSource(
        descriptor: opened.descriptor.rawValue, stop: stop)
      batch = decoder.decode(
        file: task.number, from: source, into: batch, handOver: { handOver($0) })
      FileOpeners.keepOpen(opened)
    } catch {
      inFlight.end(1)
      inFlight.lose()
      unreadable(task, error)
    }
  }
}

/// Gives full batches to the writer and takes empty ones from it.
///
/// A class with unchecked sendability: it belongs to one decoder's thread, which shares it with the
/// closures that the decoder calls back.
final class BatchHandOver: @unchecked Sendable {
  var files: [Int: LedgerFile] = [:]
  private let queues: PipelineQueues
  private let rules: RuleBook
  private let matches: MatchList
  /// Whether a large file has begun to be handed over, and has not ended.
  private var hasTurn = false

  init(queues: PipelineQueues, rules: RuleBook, matches: MatchList) {
    self.queues = queues
    self.rules = rules
    self.matches = matches
  }

  func firstBatch() -> EventBatch? { queues.empty.pop() }

  func callAsFunction(_ batch: EventBatch) -> EventBatch {
    let detected = DetectedBatch(
      events: batch, files: files, matches: matches.take())
    // What has not ended goes on in the next batch, or begins there.
    for part in batch.files where part.ending != nil { files[part.file] = nil }
    let isInsideFile = batch.files.last.map { $0.ending == nil } ?? false
    if isInsideFile && !hasTurn { queues.largeFileTurn.push(()) }
    queues.full.push(detected)
    if !isInsideFile && hasTurn { _ = queues.largeFileTurn.pop() }
    hasTurn = isInsideFile
    return queues.empty.pop() ?? EventBatch(textCapacity: PipelineOptions.batchTextByteCount)
  }
}
