import Testing

@testable import CloudTrail

/// Brackets cost no stack, and a limit bounds them.
@Suite struct NestingTests {
  /// A record whose nesting, with itself, is a number of levels.
  private static func record(levels: Int, open: String = "[", close: String = "]") -> String {
    #"{"eventID":"deep","x":"# + String(repeating: open, count: levels - 1)
      + (open == "[" ? "" : "0") + String(repeating: close, count: levels - 1) + "}"
  }

  @Test(arguments: [2, 10, 511, 512])
  func allowsWhatIsWithinTheLimit(levels: Int) throws {
    for text in [
      Self.record(levels: levels), Self.record(levels: levels, open: "{\"a\":", close: "}"),
    ] {
      let file = decodeAll(Records.file([text, Records.small(1)]))
      #expect(file.ids == ["deep"] + Records.ids(1...1))
      let row = try #require(file.rows.first)
      #expect(CanonicalJSON.text(row.recordText) == CanonicalJSON.text(text))
    }
  }

  @Test(arguments: [513, 1_000, 1_000_000])
  func rejectsWhatIsDeeper(levels: Int) {
    for text in [
      Self.record(levels: levels), Self.record(levels: levels, open: "{\"a\":", close: "}"),
    ] where text.utf8.count < 4 << 20 {
      let file = decodeAll(Records.file([Records.small(1), text, Records.small(2)]))
      #expect(file.isComplete && file.isConsistent)
      #expect(file.ids == Records.ids(1...2))
      #expect(file.rejections.map(\.record) == [1])
    }
  }

  @Test(arguments: ["[", "{\"a\":", "[{\"Records\":", "{\"detail\":", "{\"Records\":["])
  func endsOnOpenBracketsAlone(open: String) {
    let file = decodeAll(String(repeating: open, count: 200_000))
    #expect(file.rows.isEmpty && file.isConsistent)
  }

  @Test func needsNoStack() {
    onSmallStack(byteCount: 128 << 10) {
      let deep = Self.record(levels: 1_000_000)
      let file = decodeAll(Records.file([deep, Self.record(levels: 512), Records.small(1)]))
      #expect(file.ids == ["deep"] + Records.ids(1...1))
      #expect(file.rejected == 1)
    }
  }

  @Test func theCanonicalFormOfTheDeepestRecordFitsASmallStack() {
    let record = Self.record(levels: 512, open: "{\"a\":", close: "}")
    onSmallStack(byteCount: 1 << 20) {
      #expect(CanonicalJSON.text(record).count > record.utf8.count)
    }
  }

  @Test func theLimitIsAChoice() {
    let reading = Reading(limits: DecodeLimits(nestingDepthMaximum: 3))
    #expect(decodeAll(Records.file([Self.record(levels: 3)]), reading).rows.count == 1)
    #expect(decodeAll(Records.file([Self.record(levels: 4)]), reading).rejected == 1)
  }
}
