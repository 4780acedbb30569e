import Testing

@testable import CloudTrail

@Suite struct MemberListTests {
  @Test func hasAPlaceForEveryMember() {
    #expect(Member.allCases.count == Member.count)
    #expect(Set(Member.allCases.map(\.name)).count == Member.count)
    for member in Member.allCases { #expect(Member(name: member.name) == member) }
    #expect(Member(name: "recipientAccountID") == nil)
    #expect(Member(name: "eventId") == nil)
  }

  /// A member in two sections would come back twice, one in none would be lost.
  @Test func everyMemberIsInOneSection() {
    var all: [Member] = [.eventTime, .eventID]
    for section in Section.allCases { all += section.members }
    all += Section.jsonColumns
    all += Section.textColumns
    #expect(all.count == Member.count)
    #expect(Set(all) == Set(Member.allCases))
  }

  @Test func aRecordKeepsThePlaceOfEveryMember() throws {
    let text = Array(
      #"{"eventName":"X","extra":[1,{"a":"\"}"}],"userIdentity":{"type":"Root"}}"#.utf8)
    let bytes = text.span.bytes
    let scanner = RecordScanner()
    var record = Record()
    let end = try scanner.scan(bytes, from: 0, limit: bytes.byteCount, into: &record)
    #expect(end == text.count)
    #expect(bytes.text(record[.eventName]) == "\"X\"")
    #expect(record[.eventSource].isEmpty)
    #expect(bytes.text(record.value(named: Array("extra".utf8), in: bytes)) == #"[1,{"a":"\"}"}]"#)
    let type = JSONLookup.member(Array("type".utf8), of: record[.userIdentity], in: bytes)
    #expect(JSONString.text(of: type, in: bytes) == "Root")
  }
}
