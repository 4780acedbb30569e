import Alarms
import CloudTrail
import Store

@testable import Daemon

/// One life of the daemon: the decoder and the writer as they are, on one thread, so that a seed
/// says all that happens.
final class SimulatedLife: @unchecked Sendable {
  private let queues: PipelineQueues
  private let outboxChanges = BlockingQueue<OutboxChange>(countMaximum: 100_000)
  private let observer: RuleObserver
  private var decoder: TrailDecoder
  private var fileNumber = 0

  init(_ book: RuleBook, _ options: PipelineOptions) {
    queues = PipelineQueues(options)
    observer = RuleObserver(book)
    decoder = TrailDecoder(number: 0, limits: options.limits, observer: observer)
  }

  /// Works until ``stop()``, or until the database fails and the options say no more.
  func run(
    path: String, _ options: PipelineOptions, _ book: RuleBook, _ clock: SimulatedClock,
    _ events: WriteWorker.Events
  ) throws -> DatabaseError? {
    let worker = try WriteWorker(
      path: path, options: options, rules: book.alarmRules, queues: queues,
      outboxChanges: outboxChanges, selfAlarms: nil, clock: clock.daemonClock, events: events)
    return worker.run()
  }

  /// Whether more files can be taken without waiting for the writer, which is this thread.
  var hasRoom: Bool { queues.full.count < 6 && queues.empty.count > 1 }

  /// Decodes files into one batch and hands it to the writer.
  func deliver(_ files: [SimulatedFile]) {
    guard let batch = queues.empty.pop(timeoutMilliseconds: 0) else { return }
    var ledgerFiles: [Int: LedgerFile] = [:]
    decoder.begin(batch)
    for file in files {
      fileNumber += 1
      queues.inFlight.begin()
      ledgerFiles[fileNumber] = file.ledgerFile
      _ = decoder.decode(file: fileNumber, from: ArraySource(file.bytes), into: batch) { $0 }
    }
    queues.full.push(
      DetectedBatch(events: batch, files: ledgerFiles, matches: observer.matches.take()))
  }

  /// Says that all was delivered that lay in the folder at the start.
  func noteFolder() { queues.firstReading.noteFolder(0) }

  func acknowledge(_ rows: [Int64]) {
    for row in rows { outboxChanges.push(OutboxChange(row: row, .sent)) }
  }

  /// Whether the writer has taken all that was delivered.
  var isIdle: Bool { queues.full.count == 0 && outboxChanges.count == 0 }

  /// Ends as a daemon does that is told to, or as a run that has read everything.
  func stop(isDone: Bool) {
    if !isDone { queues.abandonWaitingFiles() }
    queues.full.close()
  }

  /// Whether it was told to stop.
  var isStopping: Bool { queues.full.isClosed }
}
