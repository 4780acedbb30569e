@testable import CloudTrail

/// What became of one file.
struct Decoded {
  let rows: [DecodedRow]
  let parts: [FilePart]
  /// The indexes of the rows that the observer saw and was not told to forget.
  let observedCount: Int

  var ending: FileEnding? { parts.last?.ending }
  var isComplete: Bool { ending == .complete }
  var ids: [String] { rows.map(\.id) }
  var records: Int { parts.reduce(0) { $0 + $1.records } }
  var rejected: Int { parts.reduce(0) { $0 + $1.rejected } }
  var rejections: [Rejection] { parts.flatMap(\.rejections) }
  var warnings: [String] { parts.flatMap(\.warnings) }

  /// What must hold whatever the file was: every record is a row or is rejected, parts are in
  /// order, and the rules saw the rows and nothing else.
  var isConsistent: Bool {
    records == rows.count + rejected && parts.first?.isFirst == true
      && parts.dropFirst().allSatisfy { !$0.isFirst }
      && parts.dropLast().allSatisfy { $0.ending == nil } && ending != nil
      && parts.allSatisfy { $0.records == $0.rows.count + $0.rejected }
      && observedCount == rows.count
  }

  var isIncomplete: Bool {
    if case .incomplete = ending { return true }
    return false
  }

  var isDamaged: Bool {
    if case .damaged = ending { return true }
    return false
  }

  var isForeign: Bool {
    if case .foreign = ending { return true }
    return false
  }
}

/// How a test reads a file.
struct Reading {
  /// The most bytes that one read gives.
  var pieceByteMaximum = Int.max
  var limits = DecodeLimits()
  /// The size of a batch's text.
  var textCapacity = 64 << 10
  /// From which size on a file is read in parts; nil for the decoder's own choice.
  var wholeFileByteMaximum: Int?

  /// Reads in windows as small as can be, whatever the size of the file.
  static func windows(of byteCount: Int) -> Reading {
    Reading(textCapacity: byteCount, wholeFileByteMaximum: byteCount)
  }
}

/// Decodes a file to its end and collects what the writer would get.
func decodeAll(_ bytes: [UInt8], _ reading: Reading = Reading()) -> Decoded {
  let observer = CountingObserver()
  var decoder = TrailDecoder(number: 0, limits: reading.limits, observer: observer)
  if let maximum = reading.wholeFileByteMaximum { decoder.wholeFileByteMaximum = maximum }
  var collector = RowCollector()
  let first = EventBatch(textCapacity: reading.textCapacity)
  decoder.begin(first)
  let source = ArraySource(bytes, pieceByteMaximum: reading.pieceByteMaximum)
  let last = decoder.decode(file: 7, from: source, into: first) { full in
    collector.take(full)
    full.reset()
    return full
  }
  collector.take(last)
  return Decoded(
    rows: collector.rows, parts: collector.parts, observedCount: observer.observedCount)
}

/// Decodes a file that holds a text.
func decodeAll(_ text: String, _ reading: Reading = Reading()) -> Decoded {
  decodeAll(Array(text.utf8), reading)
}

/// Counts rows as the rules see them.
final class CountingObserver: RecordObserver {
  private var finishedCount = 0
  private var presentCount = 0

  var observedCount: Int { finishedCount + presentCount }

  func batchDidBegin(_ batch: EventBatch) {
    finishedCount += presentCount
    presentCount = 0
  }

  func observe(
    _ record: borrowing Record, in bytes: RawSpan, row: EventRow, at index: Int,
    facts: borrowing EventBuilder
  ) {
    precondition(index == presentCount, "rows come one after the other")
    precondition(bytes.byte(record.range.start) == UInt8(ascii: "{"), "the record is at hand")
    presentCount += 1
  }

  func discardRows(from index: Int) { presentCount = min(presentCount, index) }
}
