import Foundation
import Testing

@testable import CloudTrail

/// Text that is no UTF-8, or no text, is mended in the row and kept as it was beside it.
@Suite struct HostileTextTests {
  /// A trail file with one record between two sound ones; its user agent and a parameter hold bytes.
  private static func file(_ content: [UInt8]) -> (file: [UInt8], record: [UInt8]) {
    let record =
      Array(#"{"eventID":"hostile","userAgent":""#.utf8) + content
      + Array(#"","requestParameters":{"name":""#.utf8) + content + Array(#"","n":1}}"#.utf8)
    let head = Array("{\"Records\":[\(Records.small(1)),".utf8)
    return (head + record + Array(",\(Records.small(2))]}".utf8), record)
  }

  /// U+FFFF, which Swift does not let us write.
  private static let nonCharacter = String(decoding: [0xEF, 0xBF, 0xBF], as: UTF8.self)

  private static let broken: [[UInt8]] = [
    [0x80], [0xBF, 0xBF], [0xC0, 0x80], [0xC1, 0xBF], [0xC3], [0xC3, 0x28], [0xE0, 0x80, 0x80],
    [0xE2, 0x82], [0xE2, 0x28, 0xA1], [0xED, 0xA0, 0x80], [0xED, 0xBF, 0xBF],
    [0xED, 0xA0, 0xBD, 0xED, 0xB4, 0x94], [0xF0, 0x80, 0x80, 0x80], [0xF0, 0x9F, 0x94],
    [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xF8, 0x88, 0x80, 0x80, 0x80],
    [0xFE, 0xFF], [0xFF], Array(#"\uD800"#.utf8), Array(#"\uDC00 "#.utf8),
    Array(#"\uD800\uD800"#.utf8), Array(#"\uDC00\uD800"#.utf8), Array(#"\ud83dx"#.utf8), [0x00],
    [0x01], [0x1F], [0x0A], Array("tab\there".utf8), Array(#"\\"#.utf8) + [0xFF],
  ]

  @Test(arguments: broken)
  func mendsTheRowAndKeepsTheBytes(content: [UInt8]) throws {
    let (bytes, record) = Self.file(content)
    for input in [bytes, Gzip.member(bytes)] {
      let file = decodeAll(input)
      #expect(file.isComplete && file.isConsistent && file.rejected == 0)
      try #require(file.rows.count == 3)
      let row = file.rows[1]
      #expect(row.flags.contains(.repaired))
      #expect(row.original == record)
      #expect(row.texts.allSatisfy { String(validating: $0, as: UTF8.self) != nil })
      let json = try JSONSerialization.jsonObject(with: Data(row.record ?? []))
      #expect((json as? [String: Any])?["eventID"] as? String == "hostile")
      #expect(file.rows[0].flags.isEmpty && file.rows[2].flags.isEmpty)
      #expect(file.rows[0].original == nil && file.rows[2].original == nil)
    }
  }

  @Test(arguments: [
    "\u{7F}", "\u{80}", "\u{9F}", "\u{2028}", "\u{202E}", "\u{FFFD}", nonCharacter,
    "\u{FEFF}", "\u{10FFFF}", "\u{D7FF}", "\u{E000}", "\u{1F514}", "\\u0000",
    "\\uD83D\\uDD14", "\\uFFFF", "\\/", "e\u{301}",
  ])
  func leavesValidTextAlone(content: String) throws {
    let (bytes, record) = Self.file(Array(content.utf8))
    let row = try #require(decodeAll(bytes).rows.dropFirst().first)
    #expect(row.flags == [.timeIsNoMember])
    #expect(row.original == nil)
    #expect(
      CanonicalJSON.text(row.recordText)
        == CanonicalJSON.text(String(decoding: record, as: UTF8.self)))
    let parameters = String(decoding: row.requestParameters ?? [], as: UTF8.self)
    #expect(parameters == "{\"name\":\"\(content)\",\"n\":1}")
  }

  @Test func everyPairOfBytesIsText() {
    // All but the quote and the backslash, which make another text of what follows.
    let all = (UInt8.min...UInt8.max).filter { $0 != 0x22 && $0 != 0x5C }
    for first in all {
      let records = all.map { second in
        Array(#"{"eventID":"x","userAgent":"a"#.utf8) + [first, second] + Array(#"z"}"#.utf8)
      }
      let content = Array("[".utf8) + Array(records.joined(separator: [0x2C])) + Array("]".utf8)
      let file = decodeAll(content)
      #expect(file.rows.count == all.count && file.rejected == 0)
      for row in file.rows {
        #expect(row.texts.allSatisfy { String(validating: $0, as: UTF8.self) != nil })
      }
    }
  }

  @Test func namesOfMembersAreMendedToo() throws {
    let bytes =
      Array(#"{"Records":[{"eventID":"x","a"#.utf8) + [0xFF, 0x01] + Array(#"b":{"c"#.utf8)
      + [0xFE] + Array(#"":1}}]}"#.utf8)
    let row = try #require(decodeAll(bytes).rows.first)
    #expect(row.recordText == "{\"a\u{FFFD}\\u0001b\":{\"c\u{FFFD}\":1},\"eventID\":\"x\"}")
  }

  @Test func bytesThatAreNoTextInAWrapperAreMendedToo() throws {
    let bytes =
      Array(#"{"_raw":"{\"eventID\":\"x\",\"userAgent\":\"a"#.utf8) + [0xFF]
      + Array(#"\"}"}"#.utf8)
    let row = try #require(decodeAll(bytes).rows.first)
    #expect(row.client?.userAgent == "a\u{FFFD}")
    #expect(
      row.original == Array(#"{"eventID":"x","userAgent":"a"#.utf8) + [0xFF] + Array("\"}".utf8))
  }
}
