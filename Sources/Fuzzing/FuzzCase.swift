import CZlib
import CloudTrail

/// One made-up file: its first byte says how it is read, the rest is its content.
struct FuzzCase {
  private let choices: UInt8
  private let content: [UInt8]

  init(_ data: UnsafeBufferPointer<UInt8>) {
    choices = data.first ?? 0
    content = Array(data.dropFirst())
  }

  /// Decodes the file; breaks down where a promise is broken.
  func run() {
    // Limits so tight that small files meet them.
    let limits = DecodeLimits(
      recordByteMaximum: 600, nestingDepthMaximum: 8, inflatedByteMaximum: 20_000,
      inflateRatioMaximum: 20)
    let observer = RowCounter()
    var decoder = TrailDecoder(number: 0, limits: limits, observer: observer)
    if choices & 1 != 0 { decoder.wholeFileByteMaximum = 32 }
    let bytes = choices & 2 != 0 ? Self.gzip(content) : content
    let pieces = choices & 4 != 0 ? 1 + Int(choices >> 3) : Int.max
    let first = EventBatch(textCapacity: choices & 1 != 0 ? 32 : 4_096)
    decoder.begin(first)
    var check = BatchCheck()
    let last = decoder.decode(
      file: 0, from: ArraySource(bytes, pieceByteMaximum: pieces), into: first
    ) { full in
      check.take(full)
      full.reset()
      return full
    }
    check.take(last)
    check.end(observedCount: observer.count)
  }

  /// One member of gzip, so that made-up content gets past the checksum.
  private static func gzip(_ content: [UInt8]) -> [UInt8] {
    var stream = z_stream()
    let size = Int32(MemoryLayout<z_stream>.size)
    let status = deflateInit2_(
      &stream, 1, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION, size)
    precondition(status == Z_OK, "zlib has no memory")
    defer { deflateEnd(&stream) }
    var input = content
    var output = [UInt8](repeating: 0, count: content.count * 2 + 1_000)
    let count = input.withUnsafeMutableBytes { input in
      output.withUnsafeMutableBytes { output in
        stream.next_in = input.baseAddress?.assumingMemoryBound(to: Bytef.self)
        stream.avail_in = UInt32(input.count)
        stream.next_out = output.baseAddress?.assumingMemoryBound(to: Bytef.self)
        stream.avail_out = UInt32(output.count)
        precondition(deflate(&stream, Z_FINISH) == Z_STREAM_END, "deflate did not end")
        return output.count - Int(stream.avail_out)
      }
    }
    return Array(output[..<count])
  }
}

/// Counts the rows that the rules would see.
final class RowCounter: RecordObserver {
  private var finishedCount = 0
  private var presentCount = 0

  var count: Int { finishedCount + presentCount }

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
    _ = facts.shape(row.shape)
    _ = facts.identity(row.identity)
    presentCount += 1
  }

  func discardRows(from index: Int) { presentCount = min(presentCount, index) }
}
