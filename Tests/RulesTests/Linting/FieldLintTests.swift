import Testing

@testable import Rules

@Suite("Fields are looked over")
struct FieldLintTests {
  @Test(
    "a field that no record holds has the right one beside it",
    arguments: [
      ("eventname", "a CloudTrail record", "write 'eventName'"),
      ("event_source", "a CloudTrail record", "write 'eventSource'"),
      ("sourceIpAddress", "a CloudTrail record", "write 'sourceIPAddress'"),
      ("useridentity.type", "a CloudTrail record", "write 'userIdentity.type'"),
      ("status", "a CloudTrail record", "use 'outcome', or 'errorCode' of a call that failed"),
      ("src_ip", "a CloudTrail record", "use 'sourceIPAddress'"),
      ("user", "a CloudTrail record", "use 'actor', or 'userIdentity.userName'"),
      ("detail.eventName", "a CloudTrail record", "leave 'detail.' out"),
      ("eventNames", "a CloudTrail record", "write 'eventName' if that is meant"),
      ("src_country", "a CloudTrail record", "use a field of the record, or remove it"),
      ("userIdentity.username", "'userIdentity'", "write 'userIdentity.userName'"),
      ("userIdentity.roleName", "'userIdentity'", "use one of type, userName"),
      (
        "userIdentity.sessioncontext.sessionIssuer.arn", "'userIdentity'",
        "write 'userIdentity.sessionContext.sessionIssuer.arn'"
      ),
      (
        "userIdentity.sessionContext.mfaAuthenticated", "'userIdentity.sessionContext'",
        "use one of"
      ),
      (
        "userIdentity.sessionContext.sessionIssuer.name",
        "'userIdentity.sessionContext.sessionIssuer'", "use one of type, userName"
      ),
      ("tlsDetails.version", "'tlsDetails'", "use one of tlsVersion"),
      ("' eventName '", "a CloudTrail record", "write 'eventName' without white space around it"),
      ("action", "a CloudTrail record", "use 'eventName', or 'outcome' for how it ended"),
    ])
  func mend(field: String, owner: String, mend: String) throws {
    let key = field.hasPrefix("'") ? "\(field.dropLast())|contains'" : "\(field)|contains"
    let warnings = try LintHarness.warnings(ofItems: "\(key): x")
    #expect(warnings.count == 1)
    #expect(warnings.first?.hasPrefix("7:5: warning: \(owner) has no '") == true, "\(warnings)")
    #expect(warnings.first?.contains("; \(mend)") == true)
  }

  @Test(arguments: ["items[0].toPort", "items{}.toPort", "items.0.toPort", "items[*].toPort"])
  func `a place in an array warns`(path: String) throws {
    #expect(
      try LintHarness.warnings(ofItems: "'requestParameters.\(path)': 22") == [
        "7:5: warning: a path names no places in an array: it goes on in every element; "
          + "write 'requestParameters.items.toPort'"
      ])
  }

  @Test(
    "fields of records and computed fields are known",
    arguments: [
      "actor", "outcome", "is_aws_service", "ml.stage", "sourceIPAddress", "eventID",
      "requestParameters.any.thing", "responseElements", "additionalEventData.MFAUsed",
      "userIdentity.sessionContext.attributes.mfaAuthenticated", "userIdentity.onBehalfOf.userId",
      "userIdentity.sessionContext.webIdFederationData.attributes.any", "tlsDetails.tlsVersion",
      "resources.ARN", "insightDetails.state", "serviceEventDetails.any",
    ])
  func known(field: String) throws {
    #expect(try LintHarness.warnings(ofItems: "\(field)|exists: true") == [])
  }

  @Test(arguments: [
    ("outcome: success", "outcome is never 'success'; write allowed, denied or failed"),
    ("ml.stage: trainning", "ml.stage is never 'trainning'"),
    ("readOnly: 'no'", "readOnly is never 'no'"),
    ("userAgent: '%agents%'", "'%agents%' is compared as it stands"),
    ("userAgent|expand: agents", "'agents' holds no name to expand"),
  ])
  func `values that never occur are told`(item: String, expected: String) throws {
    let warnings = try LintHarness.warnings(ofItems: item)
    #expect(warnings.count == 1)
    #expect(warnings.first?.contains(expected) == true, "\(warnings)")
  }

  @Test func `a correlation's fields are looked over as well, its aliases are let be`() throws {
    let correlation = """
      title: a correlation
      id: 4b5ac6e4-6ffc-4c3e-8a9d-5ac1b0a1be11
      description: What it finds.
      level: high
      correlation:
        type: value_count
        rules: [a, b]
        aliases: {who: {a: userIdentity.arn, b: userIdentity.ARN}}
        group-by: [who, sourceIpAddress]
        condition: {gte: 3, field: region}
      """
    #expect(
      try LintHarness.warnings(correlation).map { $0.prefix { $0 != ";" } } == [
        "8:43: warning: 'userIdentity' has no 'ARN'",
        "9:19: warning: a CloudTrail record has no 'sourceIpAddress'",
        "10:30: warning: a CloudTrail record has no 'region'",
      ])
  }
}
