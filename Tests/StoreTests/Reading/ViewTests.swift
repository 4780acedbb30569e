import Testing

/// The columns that people query, on an event of every kind.
struct ViewTests {
  /// The values of an event's columns; those of a column that is not named do not matter.
  private func expectColumns(
    of record: TestRecord, _ expected: [String: String?],
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let database = try TestDatabase()
    var decoder = TestDecoder()
    try database.store(TestFile("a.json", [record]), as: &decoder)
    let names = expected.keys.sorted()
    let row = try database.rows("SELECT \(names.joined(separator: ", ")) FROM events").first
    for (name, value) in zip(names, row ?? []) {
      #expect(value == expected[name] ?? nil, "\(name)", sourceLocation: sourceLocation)
    }
    #expect(row?.count == names.count, sourceLocation: sourceLocation)
  }

  @Test func `an assumed role, with every column`() throws {
    let record = TestRecord(id: "event-1").with(
      ("additionalEventData", #"{"x":1}"#), ("resources", #"[{"ARN":"a"}]"#),
      ("sharedEventID", #""shared-1""#), ("vpcEndpointId", #""vpce-1""#),
      ("tlsDetails", #"{"tlsVersion":"TLSv1.3"}"#), ("apiVersion", #""2017-07-24""#))
    try expectColumns(
      of: record,
      [
        "event_id": "event-1", "event_time": "2026-11-01T10:00:00Z", "time": "1793527200",
        "event_source": "sagemaker.amazonaws.com", "event_name": "CreateModel",
        "event_category": "Management", "event_type": "AwsApiCall", "region": "eu-central-1",
        "account": "111122223333", "actor": "arn:aws:iam::111122223333:role/team/Trainer",
        "actor_type": "AssumedRole", "session_name": "session-1", "user_name": "Trainer",
        "access_key_id": "ASIA1", "mfa": "1", "source_ip": "192.0.2.7",
        "user_agent": "aws-cli/2.15", "outcome": "allowed", "error_code": nil,
        "error_message": nil, "read_only": "0",
        "request_parameters": #"{"modelName":"m-1","tags":[1,2.50,null]}"#,
        "response_elements": nil, "additional_event_data": #"{"x":1}"#,
        "resources": #"[{"ARN":"a"}]"#, "request_id": "request-of-event-1",
        "shared_event_id": "shared-1", "vpc_endpoint_id": "vpce-1",
        "tls": #"{"tlsVersion":"TLSv1.3"}"#, "file": "/trail/a.json", "file_position": "0",
        "repaired": "0",
      ])
  }

  @Test func `a user`() throws {
    try expectColumns(
      of: TestRecord(id: "1").with(("userIdentity", TestIdentity.user), ("readOnly", "true")),
      [
        "actor": "arn:aws:iam::111122223333:user/ada", "actor_type": "IAMUser",
        "user_name": "ada", "access_key_id": "AKIA1", "session_name": nil, "mfa": nil,
        "read_only": "1",
      ])
  }

  @Test func `the root account`() throws {
    try expectColumns(
      of: TestRecord(id: "1").with(("userIdentity", TestIdentity.root)),
      [
        "actor": "arn:aws:iam::111122223333:root", "actor_type": "Root", "user_name": nil,
        "access_key_id": nil,
      ])
  }

  @Test func `a service`() throws {
    let record = TestRecord(id: "1").with(
      ("userIdentity", TestIdentity.service),
      ("sourceIPAddress", #""sagemaker.amazonaws.com""#))
    try expectColumns(
      of: record,
      [
        "actor": "sagemaker.amazonaws.com", "actor_type": "AWSService",
        "source_ip": "sagemaker.amazonaws.com", "account": "111122223333",
      ])
  }

  @Test func `an insight, which nobody called`() throws {
    let record = TestRecord(id: "insight-1").with(
      ("userIdentity", nil), ("eventName", nil), ("sourceIPAddress", nil), ("requestID", nil),
      ("eventType", #""AwsCloudTrailInsight""#), ("eventCategory", #""Insight""#),
      ("sharedEventID", #""shared-1""#), ("insightDetails", #"{"state":"Start"}"#))
    try expectColumns(
      of: record,
      [
        "event_id": "insight-1", "actor": nil, "actor_type": nil, "event_name": nil,
        "event_category": "Insight", "event_type": "AwsCloudTrailInsight", "source_ip": nil,
        "mfa": nil, "outcome": "allowed", "shared_event_id": "shared-1",
      ])
  }

  @Test(arguments: [
    ("errorMessage", #""Failed \"authentication\"""#),
    ("responseElements", #"{"ConsoleLogin":"Failure"}"#),
  ])
  func `a sign-in that failed`(member: String, value: String) throws {
    let record = TestRecord(id: "1", event: "ConsoleLogin").with((member, value))
    try expectColumns(
      of: record,
      [
        "outcome": "failed", "error_code": nil,
        "error_message": member == "errorMessage" ? #"Failed "authentication""# : nil,
      ])
  }

  @Test(arguments: [
    ("AccessDenied", "denied"), ("Client.UnauthorizedOperation", "denied"),
    ("ValidationException", "failed"),
  ])
  func `a call that was refused or went wrong`(code: String, outcome: String) throws {
    let record = TestRecord(id: "1").with(
      ("errorCode", "\"\(code)\""), ("errorMessage", #""no\nway""#))
    try expectColumns(
      of: record, ["outcome": outcome, "error_code": code, "error_message": "no\nway"])
  }

  @Test(arguments: [nil, "null", #""soon""#, "{}"])
  func `an event without a time`(time: String?) throws {
    try expectColumns(
      of: TestRecord(id: "event-1").with(("eventTime", time)),
      ["event_id": "event-1", "event_time": nil, "time": nil, "event_name": "CreateModel"])
  }

  @Test func `a time with a fraction and a zone is placed by its seconds`() throws {
    try expectColumns(
      of: TestRecord(id: "1", time: "2026-11-01T12:00:00.750+02:00"),
      ["event_time": "2026-11-01T10:00:00Z", "time": "1793527200"])
  }

  @Test func `the account of the caller where none received the record`() throws {
    try expectColumns(
      of: TestRecord(id: "1").with(("recipientAccountId", nil)), ["account": "111122223333"])
  }
}
