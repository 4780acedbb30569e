import Testing

@testable import CloudTrail

/// Every known member with a value of every type: always a row that gives the record back.
@Suite struct TypeConfusionTests {
  static let values = [
    "null", "true", "false", "0", "-1.5e300", #""""#, #""text""#, #""\u0000\"\\ä""#, "[]", "{}",
    #"["a",[1],{"b":null}]"#, #"{"type":1,"arn":[],"sessionContext":{"sessionIssuer":3}}"#,
    #"{"omitted":true,"sessionContext":"x"}"#, #""HIDDEN_DUE_TO_SECURITY_REASONS""#,
  ]

  @Test(arguments: Member.allCases)
  func givesTheRecordBack(member: Member) throws {
    let records = Self.values.map { value in
      // Another member makes it a record, whatever the one in question says.
      let other = member == .eventVersion ? "eventSource" : "eventVersion"
      return #"{"\#(other)":"1.08","\#(member.name)":\#(value)}"#
    }
    let file = decodeAll(Records.file(records))
    #expect(file.isComplete && file.isConsistent)
    try #require(file.rows.count == records.count)
    for (row, record) in zip(file.rows, records) {
      #expect(CanonicalJSON.text(row.recordText) == CanonicalJSON.text(record))
      #expect(row.eventID?.isEmpty == false)
    }
  }

  @Test(arguments: Member.allCases)
  func givesAFullRecordBack(member: Member) throws {
    for value in Self.values {
      let record = Records.text(id: 1).replacing("}}", with: "}")
      let fields = record.dropLast() + ",\"\(member.name)\":\(value)}"
      let file = decodeAll(Records.file([String(fields)]))
      #expect(file.isComplete && file.isConsistent)
    }
  }

  @Test func ofManyTypesInManyMembersAtOnce() throws {
    var random = TestSeed.generator(10)
    for round in 0..<400 {
      let members = Member.allCases.shuffled(using: &random).prefix(random.below(27))
      let text = members.map { "\"\($0.name)\":\(random.pick(Self.values))" }
      let record = "{" + (text + [#""eventVersion":"1""#]).joined(separator: ",") + "}"
      let isRepeated = members.contains(.eventVersion)
      let file = decodeAll(Records.file([record]))
      let row = try #require(file.rows.first, "round \(round), \(TestSeed.hint)")
      if !isRepeated {
        #expect(
          CanonicalJSON.text(row.recordText) == CanonicalJSON.text(record),
          "round \(round), \(TestSeed.hint)")
      }
    }
  }

  @Test func whatIsNullInTheRecordIsNullInTheColumns() throws {
    let nulls = Member.allCases.map { "\"\($0.name)\":null" }.joined(separator: ",")
    let row = try #require(decodeAll(Records.file(["{\(nulls)}"])).rows.first)
    let shape = row.shape
    #expect(
      [shape.eventSource, shape.eventName, shape.region, shape.errorCode] == [nil, nil, nil, nil])
    #expect(row.name == nil && row.actor == nil && row.address == nil)
    #expect(row.errorMessage == nil && row.resources == nil && row.seconds == nil)
    #expect(row.outcome == .allowed)
    #expect(CanonicalJSON.text(row.recordText) == CanonicalJSON.text("{\(nulls)}"))
  }

  @Test func withoutAnIDTheContentIsTheID() throws {
    let texts = [#"{"eventVersion":"1.0","n":1}"#, #"{"eventVersion":"1.0","n":2}"#]
    let file = decodeAll(Records.file(texts + texts))
    try #require(file.rows.count == 4)
    #expect(file.ids[0] == file.ids[2] && file.ids[1] == file.ids[3] && file.ids[0] != file.ids[1])
    #expect(file.ids.allSatisfy { $0.hasPrefix("content-") && $0.utf8.count == 40 })
    #expect(file.rows[0].key == file.rows[2].key && file.rows[0].key != file.rows[1].key)
    #expect(file.rows[0].flags == [.idIsNoMember, .timeIsNoMember])
  }

  @Test func anAggregatedEventHasItsIDAndTime() throws {
    let record = #"""
      {"eventVersion":"1.0","accountId":"111122223333","eventId":"agg-1","eventCategory":"Aggregated",\#
      "timeWindow":{"windowStart":"2026-08-11 11:45:00","windowEnd":"2026-08-11 11:50:00"}}
      """#
    let row = try #require(decodeAll(record).rows.first)
    #expect(row.id == "agg-1")
    #expect(row.shape.account == "111122223333")
    #expect(row.seconds.map { EventTime.text(ofSeconds: $0) } == "2026-08-11T11:45:00Z")
    #expect(CanonicalJSON.text(row.recordText) == CanonicalJSON.text(record))
  }
}
