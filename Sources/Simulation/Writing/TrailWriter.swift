import Dispatch
import Synchronization

/// Writes a simulated trail into a directory, as compressed files.
public struct TrailWriter: Sendable {
  /// What has been written.
  public struct Summary: Sendable, Equatable {
    /// Different events.
    public var eventCount = 0
    /// Records, second deliveries included.
    public var recordCount = 0
    /// Files.
    public var fileCount = 0
    /// Bytes of JSON, before compression.
    public var textByteCount = 0
    /// Bytes on disk.
    public var compressedByteCount = 0
    /// Digests.
    public var digestCount = 0
  }

  /// When files appear.
  public enum Pace: Sendable {
    /// All at once.
    case immediate
    /// Each when its time of delivery comes by the wall clock; those of the past at once.
    case live
  }

  /// The directory above `AWSLogs`.
  public var directory: String
  /// zlib's level, 1 (fast) to 9 (small).
  public var compressionLevel: Int32 = 1
  /// Whether digests are written too, when all files are there.
  public var writesDigests = false
  /// How many threads write at once; a live trail needs one.
  public var threadCount = 2

  /// A writer into a directory, which is made if it does not exist.
  public init(directory: String) {
    self.directory = directory
  }

  /// What the threads share: the simulation gives out the files, one after another.
  private struct Work {
    var simulation: Simulation
    var summary = Summary()
    var failure: SimulationError?
    var delivered: [DeliveredFile] = []
  }

  /// Writes every file of a simulation; the bytes do not depend on the number of threads.
  public func write(
    _ simulation: Simulation, pace: Pace = .immediate
  ) throws(SimulationError) -> Summary {
    let work = Mutex(Work(simulation: simulation))
    let renderer = simulation.renderer
    let threads = pace == .live ? 1 : max(1, threadCount)
    DispatchQueue.concurrentPerform(iterations: threads) { _ in
      do throws(SimulationError) {
        try writeFiles(of: work, renderer: renderer, pace: pace)
      } catch {
        work.withLock { $0.failure = $0.failure ?? error }
      }
    }
    var (summary, failure, delivered) = work.withLock { ($0.summary, $0.failure, $0.delivered) }
    if let failure { throw failure }
    if writesDigests {
      let digests = DigestWriter(directory: directory, compressionLevel: compressionLevel)
      summary.digestCount = try digests.write(delivered, of: simulation.plan)
    }
    return summary
  }

  /// Writes the expected alerts into a file, and the directories above it.
  public static func write(_ truth: Truth, to path: String) throws(SimulationError) {
    var files = TrailFiles(root: "")
    if let slash = path.lastIndex(of: "/") {
      try files.makeDirectory(String(path[..<slash]))
    }
    try TrailFiles.write(truth.json(), to: path)
  }

  /// One thread's part: take a planned file, render it, compress it, write it, until none is left.
  private func writeFiles(
    of work: borrowing Mutex<Work>, renderer: RecordRenderer, pace: Pace
  ) throws(SimulationError) {
    var compressor = try GzipCompressor(level: compressionLevel)
    var files = TrailFiles(root: directory)
    var (text, compressed): ([UInt8], [UInt8]) = ([], [])
    while let file = nextFile(of: work) {
      text.removeAll(keepingCapacity: true)
      renderer.append(file, to: &text)
      try compressor.compress(&text, into: &compressed)
      if pace == .live { WallClock.sleep(untilUnixSeconds: file.deliverySeconds) }
      try files.write(
        compressed, to: file.relativePath, modifiedSeconds: file.deliverySeconds)
      let (textByteCount, compressedByteCount) = (text.count, compressed.count)
      let delivered = writesDigests ? DeliveredFile(file, text) : nil
      work.withLock { shared in
        if let delivered { shared.delivered.append(delivered) }
        shared.summary.fileCount += 1
        shared.summary.recordCount += file.events.count
        shared.summary.textByteCount += textByteCount
        shared.summary.compressedByteCount += compressedByteCount
      }
    }
  }

  private func nextFile(of work: borrowing Mutex<Work>) -> PlannedFile? {
    work.withLock { shared in
      guard shared.failure == nil else { return nil }
      let file = shared.simulation.nextPlannedFile()
      shared.summary.eventCount = shared.simulation.plannedEventCount
      return file
    }
  }
}
