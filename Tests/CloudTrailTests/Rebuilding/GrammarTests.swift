import Foundation
import Testing

@testable import CloudTrail

/// The scanner against Foundation's reader: both call the same documents JSON.
///
/// The differences are wanted. The scanner accepts, and reports, what a record may hold without
/// being worthless: bytes that are not UTF-8, lone surrogates, raw control characters in strings.
/// Foundation refuses numbers that no Double can hold, and accepts a comma behind the last member or
/// element.
@Suite struct GrammarTests {
  /// What the scanner says: whether the bytes are one JSON object, and what is odd in its strings.
  private static func scan(_ bytes: [UInt8]) -> (isValid: Bool, findings: JSONTextFindings) {
    var findings = JSONTextFindings()
    let span = bytes.span.bytes
    let start = skipWhiteSpace(span, 0, bytes.count)
    guard
      let end = try? JSONValueScan.end(
        of: start, in: span, limit: bytes.count, depthMaximum: 512, findings: &findings)
    else { return (false, findings) }
    return (skipWhiteSpace(span, end, bytes.count) == bytes.count, findings)
  }

  private static func isValidForFoundation(_ bytes: [UInt8]) -> Bool {
    (try? JSONSerialization.jsonObject(with: Data(bytes), options: .fragmentsAllowed)) != nil
  }

  /// Whether the bytes hold one of the two things about which Foundation has its own mind.
  private static func isDisputed(_ bytes: [UInt8]) -> Bool {
    let outside = NumberTexts.outsideOfStrings(String(decoding: bytes, as: UTF8.self))
    let marks = outside.filter { !$0.isWhitespace }
    let hasCommaTooMany = marks.contains(",}") || marks.contains(",]")
    let isTooLarge = NumberTexts.all(in: outside).contains { Double($0)?.isFinite != true }
    return isTooLarge || hasCommaTooMany
  }

  @Test func validDocumentsAreValid() {
    var json = RandomJSON(TestSeed.generator(30))
    for round in 0..<3_000 {
      let text = json.space() + json.value() + json.space()
      let result = Self.scan(Array(text.utf8))
      #expect(result.isValid, "round \(round), \(TestSeed.hint): \(text)")
      #expect(result.findings.isEmpty, "round \(round), \(TestSeed.hint): \(text)")
      #expect(Self.isValidForFoundation(Array(text.utf8)), "\(TestSeed.hint): \(text)")
    }
  }

  @Test func damagedDocumentsAreJudgedAlike() {
    var json = RandomJSON(TestSeed.generator(31))
    var invalidCount = 0
    for round in 0..<12_000 {
      // An object: Foundation guesses other encodings from zero bytes at the beginning.
      var bytes = Array("{\"document\":\(json.value())}".utf8)
      for _ in 0...json.random.below(2) { Self.damage(&bytes, &json.random) }
      let result = Self.scan(bytes)
      if Self.isDisputed(bytes) { continue }
      let isValid = Self.isValidForFoundation(bytes)
      invalidCount += isValid ? 0 : 1
      let text = String(decoding: bytes, as: UTF8.self)
      if result.findings.isEmpty {
        #expect(result.isValid == isValid, "round \(round), \(TestSeed.hint): \(text)")
      } else {
        #expect(!(isValid && !result.isValid), "round \(round), \(TestSeed.hint): \(text)")
      }
    }
    #expect(invalidCount > 3_000, "damage that nothing notices is no damage")
  }

  private static func damage(_ bytes: inout [UInt8], _ random: inout SplitMix) {
    let marks = Array("{}[]\",:\\ 0129.-+eEtfnu/\u{1}\u{7F}".utf8) + [0x80, 0xC3, 0xFF]
    // The first bytes stay, for Foundation guesses the encoding from them.
    let position = 5 + random.below(max(1, bytes.count - 5))
    guard position < bytes.count else { return }
    switch random.below(4) {
    case 0: bytes.remove(at: position)
    case 1: bytes.insert(random.pick(marks), at: position)
    case 2: bytes[position] = random.pick(marks)
    default: bytes.swapAt(position, 5 + random.below(bytes.count - 5))
    }
  }

  @Test(arguments: [
    "", " ", "{", "[", "\"", "{}{}", "[1,]", "[,1]", "{\"a\"}", "{\"a\":}", "{\"a\":1,}", "{1:2}",
    "{'a':1}", "[1 2]", "nul", "truee", "\"\\x\"", "\"\\u12\"", "\"\\u12G4\"", "]", "}", ",", ":",
    "[}", "{]", "{\"a\",1}", "{\"a\":1:2}", "- 1", "1 1", "/*c*/1", "\u{FEFF}1", "\u{A0}1",
  ])
  func rejectsWhatIsNoJSON(text: String) {
    #expect(!Self.scan(Array(text.utf8)).isValid)
  }

  @Test func everyCutOfADocumentIsIncompleteAndNoSyntaxFault() {
    let text = Array(#"{"a":[1.5e3,true,"\u00e9\uD83D\uDD14",null,{"b":"ä"}],"c":-0.1}"#.utf8)
    for count in 0..<text.count {
      var findings = JSONTextFindings()
      let bytes = Array(text[..<count])
      #expect(throws: JSONFault.incomplete(at: count)) {
        try JSONValueScan.end(
          of: 0, in: bytes.span.bytes, limit: count, depthMaximum: 512, findings: &findings)
      }
    }
  }

  @Test func findsSpecialBytesAtEveryPlaceOfAWord() {
    for special in [0x00, 0x1F, 0x22, 0x5C, 0x80, 0xFF] as [UInt8] {
      for neighbour in [0x20, 0x21, 0x23, 0x5B, 0x5D, 0x7F] as [UInt8] {
        for position in 0..<24 {
          var bytes = [UInt8(0x22)] + [UInt8](repeating: neighbour, count: 24) + [0x22]
          bytes[1 + position] = special
          let result = Self.scan(bytes)
          #expect(result.isValid == (special != 0x22 && special != 0x5C))
          #expect(result.findings.isEmpty == (special == 0x22 || special == 0x5C))
        }
      }
    }
  }
}
