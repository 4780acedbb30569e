import Testing

@testable import CloudTrail

@Suite struct EventKeyTests {
  @Test func ordersByTimeFirst() {
    var random = TestSeed.generator(50)
    for _ in 0..<2_000 {
      let left = Int64.random(in: EventTime.range, using: &random)
      let right = Int64.random(in: EventTime.range, using: &random)
      let leftKey = EventKey(seconds: left, idHash: random.next())
      let rightKey = EventKey(seconds: right, idHash: random.next())
      #expect(leftKey.seconds == left && rightKey.seconds == right, "\(TestSeed.hint)")
      if left != right { #expect((leftKey < rightKey) == (left < right), "\(TestSeed.hint)") }
    }
  }

  @Test func holdsEveryTime() {
    for seconds in [EventTime.range.lowerBound, -1, 0, 1, EventTime.range.upperBound] {
      for hash in [UInt64.min, .max, 1 << 24, 1 << 25] {
        let key = EventKey(seconds: seconds, idHash: hash)
        #expect(key.seconds == seconds)
        #expect(key >= EventKey.first(ofSeconds: seconds))
        #expect(key < EventKey.first(ofSeconds: seconds + 1))
      }
    }
  }

  @Test func differentIDsRarelyShareAKey() {
    let keys = Set((0..<20_000).map { EventKey(seconds: 0, idHash: ContentHash.of("id-\($0)")) })
    #expect(keys.count > 19_900)
  }
}
