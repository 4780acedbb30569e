import Testing

@testable import CloudTrail

/// The file system can fail at any read, also at the second reading of a large file.
@Suite struct UnreadableTests {
  /// Bytes that can be read up to a place; then nothing but faults.
  private struct FailingSource: ByteSource {
    var source: ArraySource
    var readsLeft: Int

    mutating func read(
      into buffer: UnsafeMutableRawBufferPointer
    ) throws(ByteSourceFault) -> Int {
      readsLeft -= 1
      if readsLeft < 0 { throw ByteSourceFault("the disk is gone") }
      return try source.read(into: buffer)
    }

    mutating func rewind() throws(ByteSourceFault) { try source.rewind() }
  }

  @Test(arguments: [false, true], [64, 1 << 20])
  func aFaultAtAnyReadIsNoEnd(isPacked: Bool, window: Int) {
    let text = Records.file(1...3)
    let bytes = isPacked ? Gzip.member(text) : Array(text.utf8)
    var failedCount = 0
    for readCount in 0..<100 {
      var decoder = TrailDecoder(number: 0, limits: DecodeLimits(), observer: NoObserver())
      decoder.wholeFileByteMaximum = window
      let batch = EventBatch(textCapacity: window)
      decoder.begin(batch)
      let source = FailingSource(
        source: ArraySource(bytes, pieceByteMaximum: 60), readsLeft: readCount)
      var parts: [FilePart] = []
      let last = decoder.decode(file: 0, from: source, into: batch) { full in
        parts += full.files
        full.reset()
        return full
      }
      parts += last.files
      let ending = parts.last?.ending
      if ending == .complete { continue }
      failedCount += 1
      #expect(ending == .unreadable("the disk is gone"), "after \(readCount) reads")
      // What was handed over before is only the beginning of a file that has not ended.
      #expect(last.rows.isEmpty && parts.dropLast().allSatisfy { $0.ending == nil })
    }
    #expect((1..<100).contains(failedCount))
  }
}
