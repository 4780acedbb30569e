import Foundation
import Testing

@testable import Simulation

/// Records have the members, the order and the size of real ones.
struct RecordTests {
  private static let order = [
    "eventVersion", "userIdentity", "eventTime", "eventSource", "eventName", "awsRegion",
    "sourceIPAddress", "userAgent", "errorCode", "errorMessage", "requestParameters",
    "responseElements", "additionalEventData", "requestID", "eventID", "readOnly", "resources",
    "eventType", "apiVersion", "managementEvent", "recipientAccountId", "sharedEventID",
    "serviceEventDetails", "vpcEndpointId", "vpcEndpointAccountId", "eventCategory", "tlsDetails",
    "sessionCredentialFromConsole",
  ]
  private static let always = [
    "eventVersion", "userIdentity", "eventTime", "eventSource", "eventName", "awsRegion",
    "sourceIPAddress", "userAgent", "requestParameters", "responseElements", "eventID", "readOnly",
    "eventType", "managementEvent", "recipientAccountId", "eventCategory",
  ]

  @Test(arguments: Seeds.all)
  func `every record has the members that AWS always writes, in its order`(seed: UInt64) throws {
    let trail = try SimulatedTrail(seed: seed)
    #expect(trail.records.count > 1_500)
    for record in trail.records {
      for name in Self.always { #expect(record.json[name] != nil, "\(name) in \(record.text)") }
      #expect(Set(record.json.keys).isSubset(of: Self.order))
      #expect(record.json["readOnly"] is Bool && record.json["managementEvent"] is Bool)
      let places = Self.order.compactMap { name in
        record.json[name] == nil ? nil : record.text.range(of: "\"\(name)\":")?.lowerBound
      }
      #expect(places.count == record.json.count && places == places.sorted())
      #expect(record.text("recipientAccountId") != nil && record.eventID.count == 36)
      #expect(!record.text.contains("<") && !record.text.contains("Optional("))
    }
  }

  @Test(arguments: Seeds.all)
  func `a file is one line of ASCII`(seed: UInt64) throws {
    for file in try SimulatedTrail(seed: seed).files {
      #expect(file.json.allSatisfy { (0x20...0x7e).contains($0) })
    }
  }

  @Test func `every template and actor can be read`() throws {
    // A plan long enough to plant everything reads all there are.
    #expect(throws: Never.self) { _ = try Simulation(plan: SimulationPlan()) }
    var library = TemplateLibrary()
    var broken = EventTemplate(service: "s3", name: "Broken")
    broken.request = #"{"a":"<sthg:4>"}"#
    #expect(throws: SimulationError.unusableTemplate("a template has an unknown blank <sthg:4>")) {
      try library.number(of: broken)
    }
  }

  @Test func `events are as large as real ones, and as many fail`() throws {
    let trail = try SimulatedTrail(events: 10_000)
    let sizes = trail.records.map(\.text.utf8.count).sorted()
    #expect((1_200...1_600).contains(sizes[sizes.count / 2]))
    #expect((sizes.last ?? 0) < 5_400)
    let failed = trail.distinctRecords.filter { record in
      record.value("errorCode") != nil || record.value("errorMessage") != nil
    }
    #expect((0.03...0.15).contains(Double(failed.count) / 10_000))
  }

  @Test func `all kinds of callers are there`() throws {
    let trail = try SimulatedTrail(events: 6_000)
    let types = Set(trail.records.map { $0.text("userIdentity.type") ?? "none" })
    #expect(types == ["AWSService", "AssumedRole", "IAMUser", "Root", "none"])
    let kinds = Set(trail.records.compactMap { $0.text("eventType") })
    #expect(kinds == ["AwsApiCall", "AwsServiceEvent", "AwsConsoleSignIn"])
    #expect(Set(trail.records.compactMap { $0.text("eventCategory") }) == ["Management", "Data"])
    for record in trail.records {
      let caller = record.text("userIdentity.type")
      #expect((record.json["sharedEventID"] != nil) == (caller == "AWSService"))
      let session = record.value("userIdentity.sessionContext.attributes.creationDate")
      #expect(caller != "AssumedRole" || session is String)
    }
  }

  @Test func `addresses are those of documentation`() throws {
    let allowed = ["192.0.2.", "198.51.100.", "203.0.113.", "2001:db8:"]
    for record in try SimulatedTrail().records {
      let address = try #require(record.text("sourceIPAddress"))
      let isName = address.hasSuffix(".amazonaws.com") || address == "AWS Internal"
      #expect(isName || allowed.contains { address.hasPrefix($0) }, "\(address)")
    }
  }
}
