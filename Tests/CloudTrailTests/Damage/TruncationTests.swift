import Testing

@testable import CloudTrail

/// A file that is still being written must never pass for a whole one.
@Suite struct TruncationTests {
  static let fixtures: [[UInt8]] = [
    Gzip.member(Records.file(1...1)), Gzip.member(Records.file(1...20)),
    Gzip.member(Records.file(1...3), level: 0), Gzip.memberWithFullHeader(Records.file(1...2)),
    Gzip.member("{\"Records\":[]}"),
    Gzip.member(Records.file(1...20), level: 9) + [UInt8](repeating: 0, count: 3),
  ]

  @Test(arguments: fixtures)
  func noCutOfAGzipFileIsComplete(bytes: [UInt8]) {
    var whole = bytes
    while whole.last == 0 && decodeAll(Array(whole.dropLast())).isComplete { whole.removeLast() }
    #expect(decodeAll(bytes).isComplete)
    for count in 0..<whole.count {
      let file = decodeAll(Array(bytes[..<count]))
      #expect(file.isIncomplete, "cut at \(count)")
      #expect(file.rows.isEmpty && file.isConsistent, "cut at \(count)")
    }
  }

  @Test func noCutOfADocumentInTwoMembersIsComplete() {
    let text = Array(Records.file(1...2).utf8)
    let middle = text.count / 2
    let bytes = Gzip.member(Array(text[..<middle])) + Gzip.member(Array(text[middle...]))
    #expect(decodeAll(bytes).ids == Records.ids(1...2))
    for count in 0..<bytes.count {
      let file = decodeAll(Array(bytes[..<count]))
      // Cut between the members the gzip data is whole, and the JSON says what is missing.
      #expect(file.isIncomplete || file.rejected == 1, "cut at \(count)")
      #expect(file.isConsistent, "cut at \(count)")
    }
  }

  @Test func aCutBehindTheFirstByteOfAMemberIsSeen() {
    let bytes = Gzip.member(Records.file(1...1)) + [0x1F]
    #expect(decodeAll(bytes).isIncomplete)
    #expect(decodeAll([0x1F]).isIncomplete)
  }

  @Test(arguments: [
    Records.file(1...2) + "\n \n", "\u{FEFF}" + Records.file(1...1), " \n" + Records.text(),
    "[\(Records.small(1)),\(Records.small(2))]",
    "{\"a\":1,\"Records\":null}", "{\"detail\":\(Records.small(1))}",
  ])
  func noCutOfPlainTextIsComplete(text: String) {
    let bytes = Array(text.utf8)
    let end = (bytes.lastIndex { $0 > 0x20 } ?? 0) + 1
    for count in 0...bytes.count {
      let file = decodeAll(Array(bytes[..<count]))
      #expect(file.isComplete == (count >= end), "cut at \(count)")
      #expect(file.isConsistent && (file.isComplete || file.rows.isEmpty), "cut at \(count)")
    }
  }

  @Test func noCutIsCompleteWhenReadInWindows() {
    let plain = Array(Records.file((1...4).map { Records.small($0) }).utf8)
    let packed = Gzip.member(plain)
    for count in 0..<plain.count {
      let file = decodeAll(Array(plain[..<count]), .windows(of: 32))
      #expect(file.isIncomplete && file.rows.isEmpty, "cut at \(count)")
    }
    for count in 0..<packed.count {
      let file = decodeAll(Array(packed[..<count]), .windows(of: 32))
      #expect(file.isIncomplete && file.rows.isEmpty, "cut at \(count)")
    }
  }

  @Test func aWholeGzipFileWithCutTextKeepsWhatIsThere() {
    let text = Records.file(1...3)
    let file = decodeAll(Gzip.member(String(text.dropLast(200))))
    #expect(file.ids == Records.ids(1...2))
    #expect(file.isComplete && file.isConsistent && file.rejected == 1)
  }
}
