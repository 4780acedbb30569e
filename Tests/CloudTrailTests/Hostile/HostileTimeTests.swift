import Testing

@testable import CloudTrail

/// Whatever stands in the place of the time: the event is stored, and its text comes back.
@Suite struct HostileTimeTests {
  struct Case: Sendable {
    let value: String
    /// What the columns show; nil for an event without a time.
    let time: String?
    /// Whether the seconds alone give the text back.
    let isMember: Bool
  }

  static let cases = [
    Case(value: #""2026-03-01T10:20:30Z""#, time: "2026-03-01T10:20:30Z", isMember: true),
    Case(value: #""0001-01-01T00:00:00Z""#, time: "0001-01-01T00:00:00Z", isMember: true),
    Case(value: #""9999-12-31T23:59:59Z""#, time: "9999-12-31T23:59:59Z", isMember: true),
    Case(value: #""1970-01-01T00:00:00Z""#, time: "1970-01-01T00:00:00Z", isMember: true),
    // The second that stands for "no time" is no time, and its text is kept.
    Case(value: #""1969-12-31T23:59:59Z""#, time: nil, isMember: false),
    Case(value: #""1969-12-31T23:59:58Z""#, time: "1969-12-31T23:59:58Z", isMember: true),
    Case(value: #""2016-12-31T23:59:60Z""#, time: "2017-01-01T00:00:00Z", isMember: false),
    Case(value: #""2026-03-01T10:20:30.999Z""#, time: "2026-03-01T10:20:30Z", isMember: false),
    Case(value: #""2026-03-01T10:20:30+02:00""#, time: "2026-03-01T08:20:30Z", isMember: false),
    Case(value: #""2026-03-01T10:20:30-05:30""#, time: "2026-03-01T15:50:30Z", isMember: false),
    Case(value: #""2026-03-01 10:20:30""#, time: "2026-03-01T10:20:30Z", isMember: false),
    Case(value: #""2026-03-01T10:20:30""#, time: "2026-03-01T10:20:30Z", isMember: false),
    Case(value: #""2026-02-30T00:00:00Z""#, time: "2026-03-02T00:00:00Z", isMember: false),
    Case(value: "1770000000", time: "2026-02-02T02:40:00Z", isMember: false),
    Case(value: "1770000000.75", time: "2026-02-02T02:40:00Z", isMember: false),
    Case(value: "-1", time: nil, isMember: false),
    Case(value: #""0000-01-01T00:00:00Z""#, time: nil, isMember: false),
    Case(value: #""0001-01-01T00:00:00+00:01""#, time: nil, isMember: false),
    Case(value: #""9999-12-31T23:59:59-00:01""#, time: nil, isMember: false),
    Case(value: #""10000-01-01T00:00:00Z""#, time: nil, isMember: false),
    Case(value: #""2026-13-01T00:00:00Z""#, time: nil, isMember: false),
    Case(value: #""2026-03-01T24:00:00Z""#, time: nil, isMember: false),
    Case(value: #""2026-03-01T10:20:61Z""#, time: nil, isMember: false),
    Case(value: #""2026-03-01T10:20Z""#, time: nil, isMember: false),
    Case(value: #""2026-03-01T10:20:30Z ""#, time: nil, isMember: false),
    Case(value: #""2026-03-01t10:20:30z""#, time: nil, isMember: false),
    Case(value: #""２０２６-03-01T10:20:30Z""#, time: nil, isMember: false),
    Case(value: #""2026-03-01T10:20:3\u0030Z""#, time: nil, isMember: false),
    Case(value: #""yesterday""#, time: nil, isMember: false),
    Case(value: #""""#, time: nil, isMember: false),
    Case(value: "null", time: nil, isMember: false),
    Case(value: "1e400", time: nil, isMember: false),
    Case(value: "1e30", time: nil, isMember: false),
    Case(value: "true", time: nil, isMember: false), Case(value: "[]", time: nil, isMember: false),
    Case(value: "{}", time: nil, isMember: false),
  ]

  @Test(arguments: cases)
  func isStoredAndComesBack(example: Case) throws {
    let record = #"{"eventID":"x","eventTime":\#(example.value)}"#
    let row = try #require(decodeAll(Records.file([record])).rows.first)
    #expect(row.seconds.map { EventTime.text(ofSeconds: $0) } == example.time)
    #expect(row.flags.contains(.timeIsNoMember) != example.isMember)
    #expect(CanonicalJSON.text(row.recordText) == CanonicalJSON.text(record))
  }

  @Test func withoutATimeAnotherOneIsTaken() throws {
    let shipped = #"{"eventID":"x","@timestamp":"2026-03-01T10:20:30.123Z"}"#
    let row = try #require(decodeAll(shipped).rows.first)
    #expect(row.seconds.map { EventTime.text(ofSeconds: $0) } == "2026-03-01T10:20:30Z")
    #expect(CanonicalJSON.text(row.recordText) == CanonicalJSON.text(shipped))
    let none = try #require(decodeAll(#"{"eventID":"x"}"#).rows.first)
    #expect(none.seconds == nil)
  }
}
