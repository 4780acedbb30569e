/// A record as a test writes it: members in the order in which they were given.
struct TestRecord {
  private var members: [(name: String, value: String)]

  /// A call by a role, with everything that a record usually has.
  init(
    id: String, time: String = "2026-11-01T10:00:00Z", event: String = "CreateModel",
    actor: String = "Trainer", address: String = "192.0.2.7"
  ) {
    members = [
      ("eventVersion", #""1.11""#),
      ("userIdentity", TestIdentity.assumedRole(actor)),
      ("eventTime", "\"\(time)\""),
      ("eventSource", #""sagemaker.amazonaws.com""#),
      ("eventName", "\"\(event)\""),
      ("awsRegion", #""eu-central-1""#),
      ("sourceIPAddress", "\"\(address)\""),
      ("userAgent", #""aws-cli/2.15""#),
      ("requestParameters", #"{"modelName":"m-1","tags":[1,2.50,null]}"#),
      ("responseElements", "null"),
      ("requestID", "\"request-of-\(id)\""),
      ("eventID", "\"\(id)\""),
      ("readOnly", "false"),
      ("eventType", #""AwsApiCall""#),
      ("managementEvent", "true"),
      ("recipientAccountId", #""111122223333""#),
      ("eventCategory", #""Management""#),
    ]
  }

  /// The same record with other values, given as JSON; nil takes a member away.
  func with(_ changes: (String, String?)...) -> TestRecord {
    var record = self
    for (name, value) in changes {
      let index = record.members.firstIndex { $0.name == name }
      if let index { record.members.remove(at: index) }
      guard let value else { continue }
      record.members.insert((name, value), at: index ?? record.members.count)
    }
    return record
  }

  var json: String {
    "{" + members.map { "\"\($0.name)\":\($0.value)" }.joined(separator: ",") + "}"
  }

  /// What another tool makes of the record: other order, other white space, other escapes.
  var reserialised: TestRecord {
    var record = self
    record.members.reverse()
    record.members = record.members.map { name, value in
      (name, " " + value.replacing("sagemaker", with: #"s\u0061gemaker"#) + "\n ")
    }
    return record
  }
}

/// Identities as CloudTrail writes them.
enum TestIdentity {
  static func assumedRole(_ name: String) -> String {
    """
    {"type":"AssumedRole","principalId":"AROA:session-1",\
    "arn":"arn:aws:sts::111122223333:assumed-role/\(name)/session-1",\
    "accountId":"111122223333","accessKeyId":"ASIA1",\
    "sessionContext":{"sessionIssuer":{"type":"Role","principalId":"AROA",\
    "arn":"arn:aws:iam::111122223333:role/team/\(name)","accountId":"111122223333",\
    "userName":"\(name)"},"attributes":{"creationDate":"2026-11-01T09:00:00Z",\
    "mfaAuthenticated":"true"}}}
    """
  }

  static let user = """
    {"type":"IAMUser","principalId":"AIDA1","arn":"arn:aws:iam::111122223333:user/ada",\
    "accountId":"111122223333","accessKeyId":"AKIA1","userName":"ada"}
    """

  static let root = """
    {"type":"Root","principalId":"111122223333","arn":"arn:aws:iam::111122223333:root",\
    "accountId":"111122223333","accessKeyId":""}
    """

  static let service = #"{"type":"AWSService","invokedBy":"sagemaker.amazonaws.com"}"#
}
