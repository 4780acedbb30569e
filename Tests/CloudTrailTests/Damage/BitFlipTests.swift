import Testing

@testable import CloudTrail

/// A flipped bit may cost the file, but never change what is stored.
@Suite struct BitFlipTests {
  static let bytes = Gzip.member(Records.file(1...12))

  @Test func everyBitOfTheTrailerCounts() {
    for bit in 0..<64 {
      var flipped = Self.bytes
      flipped[flipped.count - 8 + bit / 8] ^= 1 << UInt8(bit % 8)
      let file = decodeAll(flipped)
      #expect(file.isDamaged, "bit \(bit) of the trailer")
      #expect(file.rows.isEmpty && file.isConsistent, "bit \(bit) of the trailer")
    }
  }

  @Test func everyBitOfTheHeaderIsHarmlessOrSeen() {
    let sound = decodeAll(Self.bytes).rows
    for bit in 0..<80 {
      var flipped = Self.bytes
      flipped[bit / 8] ^= 1 << UInt8(bit % 8)
      let file = decodeAll(flipped)
      #expect(file.isConsistent, "bit \(bit)")
      #expect(file.isComplete ? file.rows == sound : file.rows.isEmpty, "bit \(bit)")
    }
  }

  @Test func randomFlipsNeverChangeRows() {
    let sound = decodeAll(Self.bytes).rows
    var random = TestSeed.generator(3)
    var damagedCount = 0
    for round in 0..<1_500 {
      var flipped = Self.bytes
      for _ in 0...random.below(3) {
        flipped[random.below(flipped.count)] ^= 1 << UInt8(random.below(8))
      }
      let file = decodeAll(flipped)
      damagedCount += file.isComplete ? 0 : 1
      #expect(file.isConsistent, "round \(round), \(TestSeed.hint)")
      #expect(
        file.isComplete ? file.rows == sound : file.rows.isEmpty,
        "round \(round), \(TestSeed.hint)")
    }
    #expect(damagedCount > 1_000, "flips that nothing notices are no flips")
  }

  @Test func flipsInALargeFileAreSeenBeforeItsFirstRow() {
    let sound = decodeAll(Self.bytes).rows
    var random = TestSeed.generator(4)
    for round in 0..<200 {
      var flipped = Self.bytes
      flipped[18 + random.below(flipped.count - 18)] ^= 1 << UInt8(random.below(8))
      let file = decodeAll(flipped, .windows(of: 256))
      // The last bits of the deflate data mean nothing.
      #expect(
        file.isComplete ? file.rows == sound : file.rows.isEmpty,
        "round \(round), \(TestSeed.hint)")
    }
  }
}
