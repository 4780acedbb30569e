/// Makes records and trail files as text.
enum Records {
  /// A record with all members that most records have.
  static func text(id: Int = 1, extra: String = "") -> String {
    """
    {"eventVersion":"1.08","userIdentity":{"type":"IAMUser","principalId":"AIDAEXAMPLE",\
    "arn":"arn:aws:iam::111122223333:user/ann","accountId":"111122223333","userName":"ann"},\
    "eventTime":"2026-03-01T10:20:\(id % 50 + 10)Z","eventSource":"sagemaker.amazonaws.com",\
    "eventName":"CreateModel","awsRegion":"eu-west-1","sourceIPAddress":"192.0.2.7",\
    "userAgent":"aws-cli/2.15","requestParameters":{"modelName":"m\\u003d\(id)","tags":[]},\
    "responseElements":null,"requestID":"request-\(id)","eventID":"\(Records.id(id))",\
    "readOnly":false,"eventType":"AwsApiCall","managementEvent":true,\
    "recipientAccountId":"111122223333","eventCategory":"Management"\(extra)}
    """
  }

  /// The event id of a record with a number.
  static func id(_ number: Int) -> String { "event-\(number)" }

  /// The ids of numbered records.
  static func ids(_ numbers: some Sequence<Int>) -> [String] { numbers.map { id($0) } }

  /// A record with few members, for tests where every byte counts.
  static func small(_ id: Int) -> String {
    #"{"eventVersion":"1.08","eventID":"\#(Records.id(id))","eventTime":"2026-03-01T10:20:30Z"}"#
  }

  /// A trail file of records.
  static func file(_ records: [String]) -> String {
    "{\"Records\":[" + records.joined(separator: ",") + "]}"
  }

  /// A trail file of numbered records.
  static func file(_ numbers: ClosedRange<Int>) -> String {
    file(numbers.map { text(id: $0) })
  }

  /// The content of a JSON string that holds a text.
  static func escaped(_ text: String) -> String {
    text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
  }
}
