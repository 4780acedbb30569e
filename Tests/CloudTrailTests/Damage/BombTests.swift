import Testing

@testable import CloudTrail

/// Small files that grow without end when they are inflated.
@Suite struct BombTests {
  private static func isStopped(_ bytes: [UInt8], _ reading: Reading = Reading()) -> Bool {
    let file = decodeAll(bytes, reading)
    return file.isDamaged && file.rows.isEmpty && file.isConsistent
  }

  /// Content of which nothing is worth inflating.
  private static func filler(_ byteCount: Int, _ byte: UInt8 = 0x20) -> [UInt8] {
    [UInt8](repeating: byte, count: byteCount)
  }

  @Test func stopsAtTheRatio() {
    #expect(Self.isStopped(Gzip.member(Self.filler(8 << 20))))
    #expect(Self.isStopped(Gzip.member(Self.filler(8 << 20, 0x41))))
  }

  @Test func stopsAtTheRatioInARecord() {
    let bomb = #"{"eventVersion":"1.08","x":""# + String(repeating: "A", count: 6 << 20) + "\"}"
    #expect(Self.isStopped(Gzip.member(Records.file([Records.small(1), bomb]))))
  }

  @Test func stopsWhenManyMembersGrowTogether() {
    let member = Gzip.member(Self.filler(1 << 20))
    #expect(Self.isStopped((0..<6).flatMap { _ in member }))
  }

  @Test(arguments: [UInt8](0...3))
  func stopsAtTheSizeOfTheContent(kind: UInt8) {
    let limits = DecodeLimits(inflatedByteMaximum: 100_000)
    let content = Array(Records.file(1...200).utf8)
    let bytes =
      switch kind {
      case 0: Gzip.member(content)
      case 1: Gzip.member(content, level: 0)
      case 2: content
      default: content.split(separator: UInt8(ascii: ",")).flatMap { Gzip.member(Array($0)) }
      }
    #expect(Self.isStopped(bytes, Reading(limits: limits)))
    #expect(Self.isStopped(bytes, Reading(limits: limits, wholeFileByteMaximum: 4_096)))
  }

  @Test func theLimitItselfIsAllowed() {
    let content = Array(Records.file(1...50).utf8)
    for (maximum, isStopped) in [(content.count, false), (content.count - 1, true)] {
      let limits = DecodeLimits(inflatedByteMaximum: Int64(maximum))
      #expect(Self.isStopped(Gzip.member(content), Reading(limits: limits)) == isStopped)
    }
  }

  @Test func smallFilesMayCompressWell() {
    let records = (1...2_000).map { Records.small($0 % 2) }
    let bytes = Gzip.member(Records.file(records), level: 9)
    #expect(decodeAll(bytes, Reading(limits: DecodeLimits(inflateRatioMaximum: 2))).isComplete)
  }

  @Test func bombsInsideBombsAreNotOpened() {
    let inner = Gzip.member(Self.filler(2 << 20))
    #expect(decodeAll(Gzip.member(inner)).ending == .foreign("gzip inside gzip"))
  }

  @Test func theNextFileIsReadAllTheSame() {
    var decoder = TrailDecoder(number: 0, limits: DecodeLimits(), observer: NoObserver())
    let batch = EventBatch(textCapacity: 1 << 20)
    decoder.begin(batch)
    let bomb = ArraySource(Gzip.member(Self.filler(8 << 20)))
    var last = decoder.decode(file: 0, from: bomb, into: batch) { $0 }
    let sound = ArraySource(Gzip.member(Records.file(1...3)))
    last = decoder.decode(file: 1, from: sound, into: last) { $0 }
    #expect(last.files.map(\.records) == [0, 3])
    #expect(last.rows.count == 3)
  }
}
