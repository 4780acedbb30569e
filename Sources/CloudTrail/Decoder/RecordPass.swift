/// Walks over the content of one file after the other and turns its records into rows.
struct RecordPass {
  var builder = EventBuilder()
  private let observer: any RecordObserver
  /// Whether the content is only checked, and nothing of it used.
  var isDryRun = false
  /// Why a dry run did not come to the end of the content.
  private(set) var dryRunFault: String?
  var contentByteCount: Int64 = 0
  /// The digest that the present file is, or why it cannot be read as one.
  var digest: Result<TrailDigest, DigestFault>?

  private let limits: DecodeLimits
  private let scanner: RecordScanner
  private var record = Record()
  private var repaired = Record()
  private var reader = EnvelopeReader()
  private var part = FilePart(file: 0, isFirst: true, firstRow: 0)
  private var recordNumber = 0
  private var foreignReason: String?
  /// What to add to a position in the window to get one in the content.
  private var windowOffset: Int64 = 0
  private var skip: ElementSkip?

  init(limits: DecodeLimits, observer: any RecordObserver) {
    self.limits = limits
    self.observer = observer
    scanner = RecordScanner(
      nestingDepthMaximum: limits.nestingDepthMaximum,
      knownIdentities: builder.knownIdentities)
  }

  mutating func begin(_ batch: EventBatch, decoder: Int) {
    builder.prepareForBatch()
    batch.decoder = decoder
    batch.generation = builder.generation
    observer.batchDidBegin(batch)
  }

  // MARK: Files and windows

  mutating func beginFile(_ file: Int, _ batch: EventBatch) {
    part = FilePart(file: file, isFirst: true, firstRow: batch.rows.count)
    restartFile()
  }

  mutating func restartFile() {
    part = FilePart(file: part.file, isFirst: true, firstRow: part.rows.lowerBound)
    reader = EnvelopeReader()
    recordNumber = 0
    foreignReason = nil
    dryRunFault = nil
    windowOffset = 0
    skip = nil
    digest = nil
  }

  /// Whether the present file has turned out to be a digest.
  var isDigest: Bool { part.ending == .digest }

  var hasEnded: Bool { part.ending != nil || dryRunFault != nil }

  func hasRows(in batch: EventBatch) -> Bool { !batch.rows.isEmpty && !isDryRun }

  mutating func window(startsAt start: Int) {
    reader.position = start
    windowOffset = -Int64(start)
  }

  /// Copies what is not used yet; the window will be moved on to it.
  mutating func takeTail(_ batch: EventBatch) -> [UInt8] {
    let position = skip == nil ? reader.position : batch.text.count
    windowOffset += Int64(position)
    return Array(batch.text.bytes[position...])
  }

  mutating func moveWindow(to start: Int) {
    windowOffset -= Int64(start)
    reader.position = start
  }

  /// Closes the part of a file that a full batch holds.
  mutating func pause(_ batch: EventBatch) {
    part.rows = part.rows.lowerBound..<batch.rows.count
    batch.files.append(part)
  }

  mutating func resumeFile(_ batch: EventBatch) {
    part = FilePart(file: part.file, isFirst: false, firstRow: batch.rows.count)
  }

  mutating func end(_ batch: EventBatch, _ ending: FileEnding) {
    part.ending = ending
    if case .complete = ending { return }
    takeBack(batch)
  }

  mutating func finishFile(_ batch: EventBatch, _ reader: borrowing ContentReader) {
    part.rows = part.rows.lowerBound..<batch.rows.count
    part.warnings += reader.warnings
    part.contentByteCount = reader.contentByteCount
    part.contentHash = reader.contentHash
    part.hasTrailingBytes = reader.hasTrailingBytes
    part.digest = digest
    if part.ending == nil { part.ending = .complete }
    batch.files.append(part)
  }

  private mutating func takeBack(_ batch: EventBatch) {
    batch.rows.removeSubrange(part.rows.lowerBound...)
    observer.discardRows(from: part.rows.lowerBound)
    part.records = 0
    part.rejected = 0
    part.rejections = []
  }

  // MARK: Records

  /// Uses what the window holds.
  mutating func read(_ batch: EventBatch, from start: Int?, isLast: Bool, isGzip: Bool) {
    if let start { window(startsAt: start) }
    if !continueSkip(batch, isLast: isLast) { return }
    while !hasEnded {
      let bytes = batch.text.bytes.bytes
      let step = reader.next(
        bytes, limit: batch.text.count, isLast: isLast, scanner: scanner, record: &record)
      switch step {
      case .element: element(batch)
      case .rejected(let reason, let elementStart): reject(reason, at: elementStart)
      case .needsMore:
        if beginSkipIfTooLarge(batch) { continue }
        return
      case .broken(let fault, let elementStart):
        broken(fault, elementStart, batch, isGzip: isGzip)
        return
      case .digest:
        if recordNumber == 0 {
          end(batch, .digest)
        } else {
          reject("a digest among records; nothing behind it can be used", at: reader.position)
          part.ending = .complete
        }
      case .foreign(let reason): foreignReason = foreignReason ?? reason
      case .ended:
        contentDidEnd(batch, isGzip: isGzip)
        return
      }
    }
  }

  private mutating func contentDidEnd(_ batch: EventBatch, isGzip: Bool) {
    if !reader.foundDocument {
      // A plain file that holds nothing yet may just have been begun.
      let reason = "no JSON document"
      end(batch, isGzip ? .foreign(reason) : .incomplete(reason))
    } else if let foreignReason {
      if recordNumber == 0 {
        end(batch, .foreign(foreignReason))
      } else {
        part.warnings.append(foreignReason)
      }
    }
  }

  private mutating func element(_ batch: EventBatch) {
    let start = record.range.start
    guard Int(record.range.count) <= limits.recordByteMaximum else {
      reject("larger than \(limits.recordByteMaximum) bytes", at: start)
      return
    }
    if DocumentKind.isRecord(record) {
      append(batch)
      return
    }
    switch EventWrapper.content(of: record, in: batch.text.bytes.bytes) {
    case .object(let range): unwrap(range.start, range.end, batch, start)
    case .string(let range):
      // Unescaped text is never longer than escaped text: it takes the place of its string.
      var decoded: [UInt8] = []
      JSONString.append(range, of: batch.text.bytes.bytes, to: &decoded)
      let target = ByteRange(range.start, range.start + decoded.count)
      batch.text.mutableBytes(target).copyBytes(from: decoded)
      unwrap(target.start, target.end, batch, start)
    case .none:
      // The health checks of a log subscription carry no events.
      if reader.isControlMessage { return }
      reject("not a CloudTrail record", at: start)
    }
  }

  private mutating func unwrap(_ start: Int, _ end: Int, _ batch: EventBatch, _ outer: Int) {
    do throws(JSONFault) {
      let bytes = batch.text.bytes.bytes
      var position = skipWhiteSpace(bytes, start, end)
      // Log shippers put several records into one text, one a line.
      repeat {
        position = try scanner.scan(bytes, from: position, limit: end, into: &record)
        if DocumentKind.isRecord(record) {
          append(batch)
        } else {
          reject("not a CloudTrail record", at: outer)
        }
        position = skipWhiteSpace(bytes, position, end)
      } while position < end
    } catch {
      reject("\(error) in the wrapped record", at: outer)
    }
  }

  private mutating func append(_ batch: EventBatch) {
    if isDryRun {
      recordNumber += 1
      return
    }
    if record.findings.isEmpty && !record.hasRepeatedMember {
      let bytes = batch.text.bytes.bytes
      var row = builder.row(of: record, in: bytes, base: 0, batch: batch)
      add(&row, batch)
      observer.observe(
        record, in: bytes, row: row, at: batch.rows.count - 1, facts: builder)
    } else {
      appendRepaired(batch)
    }
  }

  private mutating func appendRepaired(_ batch: EventBatch) {
    let text = RecordRepair.repair(record, in: batch.text.bytes.bytes)
    let bytes = text.span.bytes
    do throws(JSONFault) {
      _ = try scanner.scan(bytes, from: 0, limit: text.count, into: &repaired)
    } catch {
      reject("cannot be repaired: \(error)", at: record.range.start)
      return
    }
    let place = batch.appendExtra { $0.append(contentsOf: text) }
    var row = builder.row(of: repaired, in: bytes, base: place.offset, batch: batch)
    row.flags.insert(.repaired)
    row.original = record.range
    add(&row, batch)
    observer.observe(repaired, in: bytes, row: row, at: batch.rows.count - 1, facts: builder)
  }

  private mutating func add(_ row: inout EventRow, _ batch: EventBatch) {
    row.position = UInt32(truncatingIfNeeded: recordNumber)
    batch.add(row)
    recordNumber += 1
    part.records += 1
  }

  private mutating func reject(_ reason: String, at position: Int) {
    part.records += 1
    part.reject(reason, record: recordNumber, offset: windowOffset + Int64(position))
    recordNumber += 1
  }

  // MARK: Faults

  private mutating func broken(
    _ fault: JSONFault, _ start: Int, _ batch: EventBatch, isGzip: Bool
  ) {
    if fault.isIncomplete && !isGzip {
      if isDryRun { dryRunFault = "\(fault)" } else { end(batch, .incomplete("\(fault)")) }
      return
    }
    if recordNumber == 0 && !reader.isInList {
      let bytes = batch.text.bytes
      let isGzipAgain = batch.text.count >= start + 2 && bytes[start] == 0x1F
      end(batch, .foreign(isGzipAgain ? "gzip inside gzip" : "\(fault)"))
      return
    }
    reject("\(fault); nothing behind it can be used", at: max(start, fault.position))
    part.ending = .complete
  }

  /// Begins to pass an element that fills more than a record may.
  ///
  /// - Returns: whether the reader can go on with what the window holds.
  private mutating func beginSkipIfTooLarge(_ batch: EventBatch) -> Bool {
    guard batch.text.count - reader.position > limits.recordByteMaximum else { return false }
    guard reader.isInList else {
      if reader.assumeList(batch.text.bytes.bytes, limit: batch.text.count) { return true }
      let reason = "no record ends within \(limits.recordByteMaximum) bytes"
      if recordNumber == 0 {
        end(batch, .damaged(reason))
      } else {
        // Parts of the file may be stored already: only what follows is lost, and counted.
        reject("\(reason); nothing behind it can be used", at: reader.position)
        part.ending = .complete
      }
      return false
    }
    reject("larger than \(limits.recordByteMaximum) bytes", at: reader.position)
    skip = ElementSkip()
    return continueSkip(batch, isLast: false)
  }

  /// Goes on passing a large element; returns whether it is behind.
  private mutating func continueSkip(_ batch: EventBatch, isLast: Bool) -> Bool {
    guard var passing = skip else { return true }
    let bytes = batch.text.bytes.bytes
    let end = passing.advance(bytes, from: reader.position, limit: batch.text.count)
    skip = end == nil && !isLast ? passing : nil
    guard let end else {
      reader.skipElement(to: batch.text.count)
      return isLast
    }
    reader.skipElement(to: end)
    return true
  }
}
