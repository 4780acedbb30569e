/// Makes files in which one record is far larger than CloudTrail's 256 KB.
enum LargeRecordMaker {
  private static let largeByteCount = 3_000_000
  private static let fileCount = 4

  static func makeFiles(in directory: String) throws {
    for number in 1...fileCount {
      let file = try GzipFile(path: "\(directory)/large-record-\(number).json.gz")
      try file.write("{\"Records\":[")
      try file.write(record(number * 10, document: "small") + ",")
      try file.write(record(number * 10 + 1, document: document()) + ",")
      try file.write(record(number * 10 + 2, document: "small"))
      try file.write("]}")
      try file.close()
    }
  }

  /// Text as policies and templates have it: with escapes.
  private static func document() -> String {
    let line = #"{\"Effect\":\"Allow\",\"Action\":\"s3:GetObject\"}\n"#
    return String(repeating: line, count: largeByteCount / line.utf8.count)
  }

  private static func record(_ number: Int, document: String) -> String {
    let account = "111122223333"
    return """
      {"eventVersion":"1.09","userIdentity":{"type":"IAMUser","arn":\
      "arn:aws:iam::\(account):user/builder","accountId":"\(account)","userName":"builder"},\
      "eventTime":"2026-11-01T00:00:00Z","eventSource":"cloudformation.amazonaws.com",\
      "eventName":"CreateStack","awsRegion":"eu-west-1","sourceIPAddress":"198.51.100.7",\
      "userAgent":"aws-cli/2.15.0","requestParameters":{"templateBody":"\(document)"},\
      "responseElements":null,"requestID":"\(number)","eventID":\
      "00000000-0000-4000-8000-\(String(1_000_000_000_000 + number).dropFirst())",\
      "readOnly":false,"eventType":"AwsApiCall","managementEvent":true,\
      "recipientAccountId":"\(account)","eventCategory":"Management"}
      """
  }
}
