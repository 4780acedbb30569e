/// Trail files written by hand.
enum HandWritten {
  /// A record that says little more than its id.
  static func record(
    _ id: String, event: String = "CreateModel", actor: String = "ada",
    time: String = "2026-11-01T10:00:00Z", parameters: String = "{}"
  ) -> String {
    """
    {"eventVersion":"1.11","userIdentity":{"type":"IAMUser","userName":"\(actor)",\
    "arn":"arn:aws:iam::111122223333:user/\(actor)"},"eventTime":"\(time)",\
    "eventSource":"sagemaker.amazonaws.com","eventName":"\(event)","awsRegion":"eu-central-1",\
    "sourceIPAddress":"192.0.2.7","requestParameters":\(parameters),"eventID":"\(id)",\
    "eventType":"AwsApiCall","recipientAccountId":"111122223333"}
    """
  }

  static func file(_ records: [String]) -> String {
    #"{"Records":["# + records.joined(separator: ",") + "]}"
  }

  /// A file with one event for each id.
  static func file(ids: [String]) -> String { file(ids.map { record($0) }) }

  /// A rule that rings for every event of a name.
  static func rule(_ event: String, id: String, title: String = "A call") -> String {
    """
    title: \(title)
    id: \(id)
    status: experimental
    author: Ada
    level: high
    logsource:
        product: aws
        service: cloudtrail
    detection:
        selection:
            eventName: \(event)
        condition: selection

    """
  }
}
