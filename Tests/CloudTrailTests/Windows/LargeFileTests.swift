import Testing

@testable import CloudTrail

/// Files beyond the size that is read whole, with the windows that the daemon uses.
@Suite struct LargeFileTests {
  /// A file of records of random sizes, and how many there are.
  private static func content(byteCount: Int, _ random: inout SplitMix) -> (String, Int) {
    var records: [String] = []
    var count = 0
    while count < byteCount {
      let size = random.chance(2) ? random.below(300_000) : random.below(4_000)
      let digits = String(random.next(), radix: 36)
      let filler = String(repeating: digits, count: size / digits.utf8.count)
      let record = Records.text(id: records.count, extra: ",\"filler\":\"\(filler)\"")
      count += record.utf8.count
      records.append(record)
    }
    return (Records.file(records), records.count)
  }

  @Test(arguments: [6, 12, 20])
  func giveEveryRecordOnce(size: Int) {
    var random = TestSeed.generator(UInt64(size))
    let (text, count) = Self.content(byteCount: size << 20, &random)
    let limits = DecodeLimits(inflateRatioMaximum: 10_000)
    let capacity = 64 << 10 + random.below(2 << 20)
    let bytes = size == 12 ? Array(text.utf8) : Gzip.member(text, level: 1)
    let file = decodeAll(bytes, Reading(limits: limits, textCapacity: capacity))
    #expect(file.isComplete && file.isConsistent, "\(TestSeed.hint)")
    #expect(file.ids == Records.ids(0..<count), "\(TestSeed.hint)")
    #expect(file.rows.map(\.position) == (0..<UInt32(count)).map { $0 }, "\(TestSeed.hint)")
    #expect(file.parts.count > 1 || size == 6, "a file of this size comes in parts")
    #expect(file.parts.last?.contentByteCount == Int64(text.utf8.count))
  }

  @Test func memoryDoesNotGrowWithTheFile() {
    var random = TestSeed.generator(99)
    let (text, _) = Self.content(byteCount: 12 << 20, &random)
    var decoder = TrailDecoder(number: 0, limits: DecodeLimits(), observer: NoObserver())
    let batch = EventBatch(textCapacity: 1 << 20)
    decoder.begin(batch)
    var largest = 0
    let last = decoder.decode(file: 0, from: ArraySource(Array(text.utf8)), into: batch) { full in
      largest = max(largest, full.text.capacity)
      full.reset()
      return full
    }
    #expect(max(largest, last.text.capacity) <= 16 << 20)
  }

  @Test func otherFilesOfTheBatchAreHandedOverFirst() {
    var random = TestSeed.generator(98)
    let (text, count) = Self.content(byteCount: 6 << 20, &random)
    var decoder = TrailDecoder(number: 0, limits: DecodeLimits(), observer: NoObserver())
    var collector = RowCollector()
    var batch = EventBatch(textCapacity: 1 << 20)
    decoder.begin(batch)
    let handOver: (EventBatch) -> EventBatch = { full in
      collector.take(full)
      full.reset()
      return full
    }
    let contents = [Records.file(1...3), text, Records.file(4...5)]
    for (number, content) in contents.enumerated() {
      let source = ArraySource(Array(content.utf8))
      batch = decoder.decode(file: number, from: source, into: batch, handOver: handOver)
    }
    collector.take(batch)
    #expect(collector.parts.filter { $0.isFirst }.map(\.file) == [0, 1, 2])
    #expect(collector.parts.filter { $0.ending == .complete }.map(\.file) == [0, 1, 2])
    let ids = collector.rows.map(\.id)
    #expect(ids == Records.ids(1...3) + Records.ids(0..<count) + Records.ids(4...5))
  }
}
