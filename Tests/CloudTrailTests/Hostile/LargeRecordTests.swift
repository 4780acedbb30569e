import Testing

@testable import CloudTrail

/// A record that is too large costs itself, and nothing beside it.
@Suite struct LargeRecordTests {
  private static let large =
    #"{"eventVersion":"1.08","x":""# + noise(5 << 20) + "\"}"

  /// Text that does not compress so well that it is taken for a bomb.
  private static func noise(_ byteCount: Int) -> String {
    var random = SplitMix(state: 5)
    let letters = Array("abcdefghijklmnopqrstuvwxyz{}[],:'".utf8)
    let bytes = (0..<byteCount).map { _ in letters[Int(random.next() >> 56) % letters.count] }
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test func isPassedInAFileThatIsReadInParts() {
    let text = Records.file([Records.small(1), Self.large, Records.small(2), Records.small(3)])
    for bytes in [Array(text.utf8), Gzip.member(text, level: 1)] {
      let file = decodeAll(bytes)
      #expect(file.isComplete && file.isConsistent)
      #expect(file.ids == Records.ids(1...3))
      #expect(file.rejections.map(\.record) == [1])
      #expect(file.rejections.map(\.reason) == ["larger than \(4 << 20) bytes"])
      #expect(file.rejections.map(\.byteOffset) == [Int64(12 + Records.small(1).utf8.count + 1)])
    }
  }

  @Test func isPassedInAFileThatIsReadWhole() {
    let text = Records.file([Records.small(1), Self.large, Records.small(2)])
    let file = decodeAll(text, Reading(textCapacity: 8 << 20))
    #expect(file.isComplete && file.isConsistent)
    #expect(file.ids == Records.ids(1...2))
    #expect(file.rejections.map(\.reason) == ["larger than \(4 << 20) bytes"])
  }

  /// What stands around a large text: the text itself would fill the test's report.
  @Test(arguments: [("\"", "\""), ("\"", "\" "), ("[[\"", "\"]]")])
  func aLargeElementThatIsNoObjectTakesNoRecordWithIt(before: String, after: String) {
    let element = before + Self.noise(5 << 20) + after
    let text = Records.file([element, Records.small(1), Records.small(2)])
    for bytes in [Array(text.utf8), Gzip.member(text, level: 1)] {
      let file = decodeAll(bytes)
      #expect(file.isComplete && file.isConsistent)
      #expect(file.ids == Records.ids(1...2))
      #expect(file.rejections.map(\.record) == [0])
    }
  }

  @Test func theLimitItselfIsAllowed() {
    let record = Records.small(1)
    for (maximum, isRejected) in [(record.utf8.count, false), (record.utf8.count - 1, true)] {
      var reading = Reading(limits: DecodeLimits(recordByteMaximum: maximum))
      let text = Records.file([record, "{\"eventID\":\"b\"}"])
      #expect((decodeAll(text, reading).rejected == 1) == isRejected)
      for window in [8, 50, 100, 1_000] {
        (reading.textCapacity, reading.wholeFileByteMaximum) = (window, window)
        let file = decodeAll(text, reading)
        #expect((file.rejected == 1) == isRejected, "window of \(window)")
        #expect(file.rows.count == (isRejected ? 1 : 2), "window of \(window)")
      }
    }
  }

  /// White space belongs to no record, however much of it there is.
  @Test func whiteSpaceIsNoRecord() {
    let space = String(repeating: " \n", count: 2_000)
    let text =
      "\(space){\(space)\"Records\":[\(space)\(Records.small(1))\(space),"
      + "\(space)\(Records.small(2))\(space)]\(space)}\(space)"
    var reading = Reading.windows(of: 256)
    reading.limits = DecodeLimits(recordByteMaximum: 1_000)
    let file = decodeAll(text, reading)
    #expect(file.isComplete && file.rejected == 0)
    #expect(file.ids == Records.ids(1...2))
  }

  @Test func aBareRecordThatIsTooLargeIsRefusedWithItsFile() {
    let file = decodeAll(Self.large)
    #expect(file.rows.isEmpty && file.isConsistent)
    #expect(file.isDamaged || file.isForeign || file.rejected == 1)
  }

  @Test func thousandsOfUnknownMembersAreKept() throws {
    let members = (0..<10_000).map { "\"field\($0)\":{\"value\":\($0)}" }.joined(separator: ",")
    let record = Records.text(id: 1, extra: "," + members)
    let row = try #require(decodeAll(Records.file([record])).rows.first)
    #expect(CanonicalJSON.text(row.recordText) == CanonicalJSON.text(record))
  }

  /// A repair must not look at every pair of members.
  @Test func aRecordOfManyTinyMembersIsRepairedAtOnce() {
    let members = (0..<60_000).map { "\"\($0)\":0" }.joined(separator: ",")
    let file = decodeAll(Records.file([Records.text(id: 1, extra: ",\"a\u{1}\":0," + members)]))
    #expect(file.rows.count == 1)
    #expect(file.rows.first?.flags.contains(.repaired) == true)
  }
}
