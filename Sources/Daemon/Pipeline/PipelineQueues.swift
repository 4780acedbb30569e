import CloudTrail
import Store

/// The ways between the threads of a pipeline.
struct PipelineQueues: Sendable {
  /// From the scan to the decoders.
  let tasks: BlockingQueue<FileTask>
  /// From the decoders to the writer.
  let full: BlockingQueue<DetectedBatch>
  /// From the writer back to the decoders: there are only so many batches.
  let empty: BlockingQueue<EventBatch>
  /// Held by the decoder that hands a large file over in parts: the writer cannot commit between
  /// them, and several such files would follow each other without a gap.
  let largeFileTurn = BlockingQueue<Void>(countMaximum: 1)
  /// How many files are on their way.
  let inFlight = FilesInFlight()
  /// Whether what lay in the folders at the start was read.
  let firstReading: FirstReading
  /// Whether everything is to end soon.
  let stop = StopRequest()

  /// Takes no more files, forgets those that wait, and hurries what is under way.
  func abandonWaitingFiles() {
    stop.ask()
    firstReading.abandon()
    inFlight.end(tasks.closeAndForget())
  }

  init(_ options: PipelineOptions) {
    firstReading = FirstReading(folderCount: options.awaitedFolderCount)
    tasks = BlockingQueue(countMaximum: PipelineOptions.waitingFileMaximum)
    full = BlockingQueue(countMaximum: options.batchCount)
    empty = BlockingQueue(countMaximum: options.batchCount)
    for _ in 0..<options.batchCount {
      // Files are read whole, so room is left for one behind the text of others.
      empty.push(EventBatch(textCapacity: PipelineOptions.batchTextByteCount * 3 / 2))
    }
  }
}
