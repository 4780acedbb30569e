import Testing

@testable import CloudTrail

/// The hash is stored on disk: a change of it would lose what is known there.
@Suite struct ContentHashTests {
  @Test func neverChanges() {
    #expect(ContentHash.of("") == 0)
    #expect(ContentHash.of("a") == 0x6273_778e_6a9b_6e44)
    #expect(ContentHash.of("12345678") == 0x164aafcb258b3da1)
    #expect(ContentHash.of("sagemaker.amazonaws.com") == 0xfd3a333b28c1d90c)
    #expect(ContentHash.of("arn:aws:iam::111122223333:role/größer") == 0x3bd314f70a1a601d)
    #expect(ContentHash.of(String(repeating: "x", count: 1_000)) == 0x345f3b331b7f865b)
  }

  @Test func dependsOnTheSeed() {
    let bytes = Array("text".utf8)
    let range = ByteRange(0, bytes.count)
    #expect(
      ContentHash.of(range, in: bytes.span.bytes, seed: 1)
        != ContentHash.of(range, in: bytes.span.bytes))
  }

  @Test func dependsOnNothingAround() {
    for offset in 0..<9 {
      let bytes = [UInt8](repeating: 0xAA, count: offset) + Array("some text".utf8) + [0xBB]
      let range = ByteRange(offset, offset + 9)
      #expect(ContentHash.of(range, in: bytes.span.bytes) == ContentHash.of("some text"))
    }
  }

  @Test func everyBitCounts() {
    let bytes = Array("a text of 23 bytes, say".utf8)
    let range = ByteRange(0, bytes.count)
    var hashes: Set<UInt64> = [ContentHash.of(range, in: bytes.span.bytes)]
    for bit in 0..<(bytes.count * 8) {
      var flipped = bytes
      flipped[bit / 8] ^= 1 << UInt8(bit % 8)
      hashes.insert(ContentHash.of(range, in: flipped.span.bytes))
    }
    #expect(hashes.count == bytes.count * 8 + 1)
  }

  @Test func zerosOfDifferentCountsDiffer() {
    let zeros = [UInt8](repeating: 0, count: 64)
    let hashes = Set((0...64).map { ContentHash.of(ByteRange(0, $0), in: zeros.span.bytes) })
    #expect(hashes.count == 65)
  }
}
