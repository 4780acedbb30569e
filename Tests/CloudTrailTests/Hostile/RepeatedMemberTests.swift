import Testing

@testable import CloudTrail

/// Of a member that stands twice the last one counts, in every reader.
@Suite struct RepeatedMemberTests {
  @Test func theLastOfAKnownMemberCounts() throws {
    let record = #"{"eventID":"a","eventName":"First","eventName":"Second","eventID":"b"}"#
    let row = try #require(decodeAll(Records.file([record])).rows.first)
    #expect(row.shape.eventName == "Second")
    #expect(row.name == "Second")
    #expect(row.id == "b")
    #expect(row.recordText == #"{"eventName":"Second","eventID":"b"}"#)
    #expect(row.flags.contains(.repaired))
    #expect(row.original == Array(record.utf8))
  }

  @Test(arguments: Member.allCases)
  func theLastOfEveryKnownMemberCounts(member: Member) throws {
    let record = #"{"eventVersion":"1.08","\#(member.name)":{"a":1},"x":1,"\#(member.name)":"2"}"#
    let row = try #require(decodeAll(Records.file([record])).rows.first)
    #expect(row.recordText.contains("\"\(member.name)\":\"2\""))
    #expect(!row.recordText.contains("{\"a\":1}"))
  }

  /// Escapes in a name must not hide a member from the columns and the rules.
  @Test func aNameWrittenWithEscapesIsTheSameName() throws {
    let names = [#"eventN\u0061me"#, #"\u0065ventName"#, #"eventNam\u0065"#]
    for name in names {
      let hidden = #"{"eventID":"a","\#(name)":"Hidden"}"#
      let row = try #require(decodeAll(Records.file([hidden])).rows.first)
      #expect(row.shape.eventName == "Hidden")

      let last = #"{"eventID":"a","eventName":"First","\#(name)":"Second"}"#
      #expect(decodeAll(Records.file([last])).rows.first?.shape.eventName == "Second")
      let first = #"{"eventID":"a","\#(name)":"First","eventName":"Second"}"#
      let other = try #require(decodeAll(Records.file([first])).rows.first)
      #expect(other.shape.eventName == "Second")
      #expect(
        CanonicalJSON.text(other.recordText)
          == CanonicalJSON.text(#"{"eventID":"a","eventName":"Second"}"#))
    }
  }

  @Test func theLastMemberOfAnObjectCounts() throws {
    let identity = #"{"type":"Root","arn":"a","arn":"b","a\u0072n":"c"}"#
    let record = #"{"eventID":"x","userIdentity":\#(identity)}"#
    let row = try #require(decodeAll(Records.file([record])).rows.first)
    #expect(row.actor == "c")
    #expect(row.flags == [.timeIsNoMember])
  }

  @Test func namesThatDifferInCaseAreTwoNames() throws {
    let record = #"{"eventID":"x","EventName":"a","eventname":"b","eventName":"c","eventId":"d"}"#
    let row = try #require(decodeAll(Records.file([record])).rows.first)
    #expect(row.shape.eventName == "c")
    #expect(row.id == "x")
    #expect(CanonicalJSON.text(row.recordText) == CanonicalJSON.text(record))
  }

  @Test func unknownMembersThatStandTwiceStayAsTheyAre() throws {
    let record = #"{"eventID":"x","more":1,"more":2}"#
    let row = try #require(decodeAll(Records.file([record])).rows.first)
    #expect(row.recordText == #"{"more":1,"more":2,"eventID":"x"}"#)
  }
}
