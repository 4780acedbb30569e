import Testing

@testable import CloudTrail

@Suite struct VocabularyTests {
  private static func number(
    _ text: String, _ vocabulary: inout Vocabulary
  ) -> (number: UInt32, isNew: Bool) {
    let bytes = Array("xx\(text)yy".utf8)
    return vocabulary.number(of: ByteRange(2, bytes.count - 2), in: bytes.span.bytes)
  }

  @Test func countsNewTextsFromZero() {
    var vocabulary = Vocabulary()
    // More than the table has room for at first, so that it grows several times.
    for index in 0..<5_000 {
      #expect(Self.number("text \(index)", &vocabulary) == (UInt32(index), true))
    }
    for index in 0..<5_000 {
      #expect(Self.number("text \(index)", &vocabulary) == (UInt32(index), false))
    }
    #expect(vocabulary.count == 5_000)
  }

  @Test func tellsTextsApartThatAreAlmostEqual() {
    var vocabulary = Vocabulary()
    for (index, text) in ["", "a", "aa", "a\0", "\0", "A", "ä", "aaaaaaaa", "aaaaaaaaa"]
      .enumerated()
    {
      #expect(Self.number(text, &vocabulary) == (UInt32(index), true))
    }
  }

  @Test func forgetsEverything() {
    var vocabulary = Vocabulary()
    for index in 0..<3_000 { _ = Self.number("\(index)", &vocabulary) }
    vocabulary.removeAll()
    #expect(vocabulary.count == 0 && vocabulary.byteCount == 0)
    #expect(Self.number("7", &vocabulary) == (0, true))
    #expect(Self.number("7", &vocabulary) == (0, false))
  }

  @Test func aDecoderForgetsBetweenBatchesWhenItKnowsTooMuch() {
    var decoder = TrailDecoder(number: 3, limits: DecodeLimits(), observer: NoObserver())
    var collector = RowCollector()
    var generations: Set<Int> = []
    let filler = String(repeating: "u", count: 3_000)
    for round in 0..<8 {
      let records = (0..<500).map {
        #"{"eventID":"\#(round)-\#($0)","userAgent":"\#($0)-\#(round)-\#(filler)"}"#
      }
      let batch = EventBatch(textCapacity: 1 << 20)
      decoder.begin(batch)
      let source = ArraySource(Array(Records.file(records).utf8))
      collector.take(decoder.decode(file: round, from: source, into: batch) { $0 })
      generations.insert(batch.generation)
      #expect(batch.decoder == 3)
    }
    #expect(generations.count > 1)
    #expect(collector.rows.count == 4_000)
    #expect(collector.rows.allSatisfy { $0.client?.userAgent?.hasSuffix(filler) == true })
  }
}
