import CloudTrail
import Foundation
import Testing

/// The record is put together again, whatever its members are.
struct RecordTests {
  private func record(storing record: TestRecord) throws -> String {
    let database = try TestDatabase()
    var decoder = TestDecoder()
    try database.store(TestFile("a.json", [record]), as: &decoder)
    return try database.value("SELECT record FROM events") ?? ""
  }

  private func expectSame(
    _ original: TestRecord, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let rebuilt = try record(storing: original)
    #expect(
      CanonicalJSON.text(rebuilt) == CanonicalJSON.text(original.json),
      sourceLocation: sourceLocation)
    // And as a library that shares no code with the decoder reads them.
    let objects = try [rebuilt, original.json].map {
      try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? NSDictionary)
    }
    #expect(objects[0] == objects[1], sourceLocation: sourceLocation)
  }

  @Test func `an ordinary record`() throws {
    try expectSame(TestRecord(id: "1"))
  }

  @Test func `a record that another tool wrote`() throws {
    try expectSame(TestRecord(id: "1").reserialised)
  }

  @Test(arguments: [
    "null", "true", "7", "-0.50e+3", #""""#, #""plain""#, #""quote \" and , comma,""#, "[]", "{}",
    #"[1,{"a":[null]}]"#, #""\u0000nul""#, #""ünïcödé 🔔\ud83d\udd14""#,
  ])
  func `any member with any value`(value: String) throws {
    let members = [
      "eventVersion", "userIdentity", "eventTime", "eventSource", "eventName", "awsRegion",
      "sourceIPAddress", "userAgent", "errorCode", "errorMessage", "requestParameters",
      "responseElements", "additionalEventData", "requestID", "readOnly", "resources", "eventType",
      "managementEvent", "recipientAccountId", "sharedEventID", "vpcEndpointId", "tlsDetails",
      "eventCategory", "unheardOf", "",
    ]
    for member in members { try expectSame(TestRecord(id: "1").with((member, value))) }
    try expectSame(TestRecord(id: "1").with(("eventID", value)))
  }

  @Test func `a record without most members`() throws {
    let members = [
      "userIdentity", "eventTime", "eventSource", "eventName", "awsRegion", "sourceIPAddress",
      "userAgent", "requestParameters", "responseElements", "requestID", "readOnly", "eventType",
      "managementEvent", "recipientAccountId", "eventCategory",
    ]
    var record = TestRecord(id: "1")
    for member in members {
      record = record.with((member, nil))
      try expectSame(record)
    }
  }
}
