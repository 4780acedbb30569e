import Foundation
import Testing

@testable import CloudTrail

/// What is taken apart for storing comes back as AWS wrote it, but for the order of members.
@Suite struct RebuildTests {
  /// A record with random values in known and unknown members.
  private static func record(_ json: inout RandomJSON) -> String {
    var members = Member.allCases.map(\.name)
    members += [
      "insightDetails", "serviceEventDetails", "more", "x-amz-id-2", "", "Äpfel", "a\\u0062",
    ]
    members.shuffle(using: &json.random)
    var text = members.prefix(json.random.below(members.count + 1)).map { name in
      "\"\(name)\"" + json.space() + ":" + json.space() + json.value() + json.space()
    }
    // What makes it a record, whatever else it has.
    if !text.contains(where: { $0.hasPrefix("\"eventSource\"") }) {
      text.append(#""eventSource":"s3.amazonaws.com""#)
    }
    return "{" + json.space() + text.joined(separator: "," + json.space()) + "}"
  }

  @Test func randomRecordsComeBack() throws {
    var json = RandomJSON(TestSeed.generator(20))
    for round in 0..<60 {
      let records = (0..<50).map { _ in Self.record(&json) }
      let file = decodeAll(Records.file(records))
      try #require(file.rows.count == records.count, "round \(round), \(TestSeed.hint)")
      for (row, record) in zip(file.rows, records) {
        #expect(
          CanonicalJSON.text(row.recordText) == CanonicalJSON.text(record),
          "round \(round), \(TestSeed.hint): \(record)")
        #expect(
          try Self.foundation(row.recordText) == Self.foundation(record),
          "round \(round), \(TestSeed.hint): \(record)")
        #expect(
          NumberTexts.all(in: NumberTexts.outsideOfStrings(row.recordText)).sorted()
            == NumberTexts.all(in: NumberTexts.outsideOfStrings(record)).sorted(),
          "round \(round), \(TestSeed.hint): \(record)")
      }
    }
  }

  @Test func recordsOutOfOrderComeBack() throws {
    var random = TestSeed.generator(21)
    let members = [
      #""eventVersion":"1.08""#, #""eventID":"a""#, #""eventTime":"2026-03-01T10:20:30Z""#,
      #""requestParameters":{"a":[1,{"b":"}"}]}"#, #""sourceIPAddress":"AWS Internal""#,
      #""readOnly":"true""#, #""new":{"x":[]}"#, #""errorMessage":"a \"quoted\" word""#,
    ]
    for _ in 0..<200 {
      let record = "{" + members.shuffled(using: &random).joined(separator: ",") + "}"
      let row = try #require(decodeAll(Records.file([record])).rows.first)
      #expect(CanonicalJSON.text(row.recordText) == CanonicalJSON.text(record))
      #expect(row.flags.isEmpty)
    }
  }

  /// A column of text must read as the value does; the member as it was written stays in the rest.
  @Test(arguments: ["sourceIPAddress", "requestID", "sharedEventID", "eventID"])
  func columnsOfTextHoldNoEscapes(name: String) throws {
    let values = [
      (#""a\u003db""#, "a=b"), (#""\/""#, "/"), (#""""#, nil), ("7", nil), ("[]", nil),
    ]
    for (value, content) in values {
      let record = #"{"eventVersion":"1.08","\#(name)":\#(value)}"#
      let row = try #require(decodeAll(Records.file([record])).rows.first)
      let columns = [row.address.map { Array($0.utf8) }, row.requestID, row.sharedEventID]
      // An id is part of the key, and is not read from what may be written in several ways.
      let expected = name == "eventID" ? nil : content.map { Array($0.utf8) }
      #expect(columns.compactMap(\.self) == [expected].compactMap(\.self))
      #expect(row.id.hasPrefix("content-"))
      #expect(row.rest == Array("\"\(name)\":\(value),".utf8))
      #expect(CanonicalJSON.text(row.recordText) == CanonicalJSON.text(record))
    }
    let plain = #"{"eventVersion":"1.08","\#(name)":"a=b"}"#
    let row = try #require(decodeAll(Records.file([plain])).rows.first)
    #expect(row.rest == nil)
    let columns = [
      row.address.map { Array($0.utf8) }, row.requestID, row.sharedEventID, row.eventID,
    ]
    #expect(columns.contains(Array("a=b".utf8)))
  }

  @Test func valuesKeepTheirBytes() throws {
    let value = "{ \"a\" : [ 1.0 , \"\\u003d\\/\" ] }"
    let record =
      #"{"eventID":"x","requestParameters":\#(value),"userIdentity":\#(value),"n":\#(value)}"#
    let row = try #require(decodeAll(Records.file([record])).rows.first)
    #expect(row.requestParameters == Array(value.utf8))
    #expect(row.identityMembers == Array("\"userIdentity\":\(value),".utf8))
    #expect(row.rest == Array("\"n\":\(value),".utf8))
  }

  /// Foundation's idea of the JSON, for a comparison that owes nothing to our own reader.
  private static func foundation(_ text: String) throws -> NSDictionary? {
    // Foundation has no numbers beyond those of Double; their text is compared apart.
    let data = Data(text.replacing("1234567890123456789012345678901234567890", with: "1").utf8)
    return try JSONSerialization.jsonObject(with: data) as? NSDictionary
  }
}
