import Testing

@testable import CloudTrail

/// The hash of a file's content, whatever windows it is read through.
@Suite struct ContentHashingTests {
  static let text = Array(
    ("{\"Records\":["
      + (0..<40).map { "{\"eventID\":\"\($0)\",\"eventSource\":\"s\"}" }
      .joined(separator: ",") + "]}").utf8)
  static let hash = SHA256Hash(of: text)

  private func part(_ bytes: [UInt8], wholeFileByteMaximum: Int, pieces: Int) -> FilePart? {
    var decoder = TrailDecoder(
      number: 0, limits: DecodeLimits(), observer: NoObserver(), hashesContent: true)
    decoder.wholeFileByteMaximum = wholeFileByteMaximum
    let batch = EventBatch(textCapacity: 300)
    decoder.begin(batch)
    var last: FilePart?
    let end = decoder.decode(
      file: 1, from: ArraySource(bytes, pieceByteMaximum: pieces), into: batch
    ) { full in
      full.reset()
      return full
    }
    last = end.files.last
    return last
  }

  @Test(arguments: [Int.max, 300], [Int.max, 1, 7])
  func itIsThatOfTheFirstMember(wholeFileByteMaximum: Int, pieces: Int) {
    let member = Gzip.member(Self.text)
    let more = Gzip.member(Array("{\"Records\":[]}".utf8))
    let cases: [(bytes: [UInt8], hasTrailingBytes: Bool)] = [
      (Self.text, false), (member, false), (member + more, true), (member + [0], true),
      (member + [1, 2, 3], true),
    ]
    for (bytes, hasTrailingBytes) in cases {
      let part = part(bytes, wholeFileByteMaximum: wholeFileByteMaximum, pieces: pieces)
      #expect(part?.contentHash == Self.hash)
      #expect(part?.hasTrailingBytes == hasTrailingBytes)
      #expect(part?.ending == .complete)
    }
    let cut = part(
      Array(member.dropLast(9)), wholeFileByteMaximum: wholeFileByteMaximum, pieces: pieces)
    #expect(cut?.contentHash == nil)
  }

  @Test func anInspectorStopsBehindTheFirstMember() throws {
    var inspector = ContentInspector()
    for rest in [[], [0x1F], [0x1F, 0x8B, 0xFF], [7], [0]] as [[UInt8]] {
      let bytes = Gzip.member(Self.text) + rest
      for pieces in [Int.max, 1] {
        let (content, inspection) = try inspector.read(
          ArraySource(bytes, pieceByteMaximum: pieces), byteMaximum: 1 << 20)
        #expect(content == Self.text && inspection.hash == Self.hash)
        #expect(inspection.hasTrailingBytes == !rest.isEmpty)
      }
    }
    let fault = #expect(throws: ContentInspectionFault.self) {
      try inspector.inspect(ArraySource(Array(Gzip.member(Self.text).dropLast())))
    }
    #expect(fault?.isUnreadable == false)
  }
}
