/// Decodes trail files: inflates them into a batch, finds their records, and makes rows of them.
///
/// A file that fits into the batch is read whole before its first record is used, so that nothing
/// of a truncated or damaged file is ever stored. A larger one is read twice: once to check it, and
/// once to hand it over in parts, in bounded memory.
public struct TrailDecoder {
  /// Files up to this size of content are read whole; tests make it small to meet its edges.
  package var wholeFileByteMaximum = 2 << 20

  let limits: DecodeLimits
  private let number: Int
  private let inflater = Inflater()
  private let input = InputWindow()
  private let hashesContent: Bool
  private var pass: RecordPass

  /// A decoder with a number of its own among those that run side by side.
  ///
  /// - Parameter hashesContent: whether somebody wants the hash of every file's content.
  public init(
    number: Int, limits: DecodeLimits, observer: any RecordObserver,
    hashesContent: Bool = false
  ) {
    self.number = number
    self.limits = limits
    self.hashesContent = hashesContent
    pass = RecordPass(limits: limits, observer: observer)
  }

  /// Prepares an empty batch; every batch that ``decode(file:from:into:handOver:)`` gets must be.
  public mutating func begin(_ batch: EventBatch) { pass.begin(batch, decoder: number) }

  /// Forgets the vocabularies, after the database lost what it was told of them.
  public mutating func forget() { pass.builder.forget() }

  /// Decodes one file to its end.
  ///
  /// - Parameters:
  ///   - file: the caller's number for the file.
  ///   - batch: where the events go.
  ///   - handOver: takes a full batch away and gives an empty one, when a file needs several.
  /// - Returns: the batch that holds the end of the file.
  public mutating func decode(
    file: Int, from source: any ByteSource, into batch: EventBatch,
    handOver: (EventBatch) -> EventBatch
  ) -> EventBatch {
    var reader = ContentReader(
      source: source, inflater: inflater, input: input, limits: limits, hashesContent: hashesContent
    )
    var batch = batch
    let start = batch.text.count
    pass.beginFile(file, batch)
    do throws(ContentFault) {
      if try readWhole(&reader, into: batch, from: start) {
        pass.contentByteCount = reader.contentByteCount
        pass.read(batch, from: start, isLast: true, isGzip: reader.isGzip)
        if pass.isDigest { pass.digest = Self.digest(Array(batch.text.bytes[start...])) }
      } else {
        try check(&reader, batch, from: start)
        if !batch.files.isEmpty { batch = exchange(batch, handOver) }
        // Its rows begin where those of this batch end, and not where the last one's ended.
        pass.beginFile(file, batch)
        try stream(&reader, &batch, handOver)
        if pass.isDigest { pass.digest = Self.digest(try content(&reader, batch)) }
      }
    } catch {
      switch error {
      case .truncated(let reason): pass.end(batch, .incomplete(reason))
      case .damaged(let reason): pass.end(batch, .damaged(reason))
      case .unreadable(let reason): pass.end(batch, .unreadable(reason))
      }
    }
    pass.finishFile(batch, reader)
    return batch
  }

  /// Reads the digest that a file turned out to be.
  private static func digest(_ content: [UInt8]) -> Result<TrailDigest, DigestFault> {
    do throws(DigestFault) { return .success(try TrailDigest(reading: content)) } catch {
      return .failure(error)
    }
  }

  /// Reads a large file again, as a whole: a digest of many thousand files is of no use in parts.
  ///
  /// - Parameter batch: holds nothing but windows of the file.
  private func content(
    _ reader: inout ContentReader, _ batch: EventBatch
  ) throws(ContentFault) -> [UInt8] {
    try reader.rewind()
    var content: [UInt8] = []
    repeat {
      batch.text.truncate(to: 0)
      _ = try fill(&reader, batch)
      content.append(contentsOf: batch.text.bytes)
      if content.count > TrailDigest.byteMaximum {
        throw .damaged("the digest is larger than \(TrailDigest.byteMaximum) bytes")
      }
    } while batch.text.count > 0
    return content
  }

  private mutating func exchange(
    _ batch: EventBatch, _ handOver: (EventBatch) -> EventBatch
  ) -> EventBatch {
    let empty = handOver(batch)
    begin(empty)
    return empty
  }

  /// Reads all of the content, unless it is too large.
  private func readWhole(
    _ reader: inout ContentReader, into batch: EventBatch, from start: Int
  ) throws(ContentFault) -> Bool {
    batch.text.reserve(min(64 << 10, wholeFileByteMaximum))
    while true {
      let free = batch.text.free
      let count = try reader.read(into: free)
      batch.text.didFill(count)
      if count < free.count { return true }
      let read = batch.text.count - start
      if read >= wholeFileByteMaximum { return false }
      // One byte more than is allowed tells a file that just fits from a larger one.
      batch.text.reserve(min(read, wholeFileByteMaximum + 1 - read))
    }
  }

  /// Reads a large file to its end without using anything of it, then goes back to its start.
  private mutating func check(
    _ reader: inout ContentReader, _ batch: EventBatch, from start: Int
  ) throws(ContentFault) {
    if reader.isGzip {
      // The checksum proves the content; that it is JSON shows when it is used.
      repeat { batch.text.truncate(to: start) } while try fill(&reader, batch) > 0
    } else {
      // Plain text proves nothing but by its own end.
      try reader.rewind()
      batch.text.truncate(to: start)
      pass.isDryRun = true
      defer { pass.isDryRun = false }
      try run(&reader, batch, from: start) { _ in nil }
      if let fault = pass.dryRunFault { throw .truncated(fault) }
    }
    try reader.rewind()
    batch.text.truncate(to: start)
    pass.restartFile()
  }

  private func fill(
    _ reader: inout ContentReader, _ batch: EventBatch
  ) throws(ContentFault) -> Int {
    let count = try reader.read(into: batch.text.free)
    batch.text.didFill(count)
    return count
  }

  /// Uses a large file in parts.
  private mutating func stream(
    _ reader: inout ContentReader, _ batch: inout EventBatch,
    _ handOver: (EventBatch) -> EventBatch
  ) throws(ContentFault) {
    var current = batch
    defer { batch = current }
    try run(&reader, current, from: 0) { full in
      current = handOver(full)
      return current
    }
  }

  /// Reads on and lets the pass use what is there, until the content ends.
  ///
  /// - Parameter next: takes a full batch and gives an empty one, or nil to use the same again.
  private mutating func run(
    _ reader: inout ContentReader, _ first: EventBatch, from start: Int,
    next: (EventBatch) -> EventBatch?
  ) throws(ContentFault) {
    var batch = first
    pass.window(startsAt: start)
    while true {
      let free = batch.text.free
      let count = try reader.read(into: free)
      batch.text.didFill(count)
      let isLast = count < free.count
      pass.contentByteCount = reader.contentByteCount
      pass.read(batch, from: nil, isLast: isLast, isGzip: reader.isGzip)
      if isLast || pass.hasEnded { return }
      let tail = pass.takeTail(batch)
      if pass.hasRows(in: batch) {
        pass.pause(batch)
        if let empty = next(batch) {
          batch = empty
          pass.begin(batch, decoder: number)
          pass.resumeFile(batch)
        }
      } else {
        batch.text.truncate(to: start)
      }
      let windowStart = batch.text.count
      tail.withUnsafeBytes { batch.text.append($0) }
      // Room for the rest of an element that is larger than what was there.
      batch.text.reserve(max(tail.count, min(256 << 10, wholeFileByteMaximum)))
      pass.moveWindow(to: windowStart)
    }
  }
}
