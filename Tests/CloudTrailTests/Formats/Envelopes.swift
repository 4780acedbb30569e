import Testing

/// One file of every form in which CloudTrail records travel, each with records 1 … n.
struct Envelope: CustomTestStringConvertible {
  let name: String
  let text: String
  let recordCount: Int

  var testDescription: String { name }

  init(_ name: String, _ text: String, records recordCount: Int = 1) {
    self.name = name
    self.text = text
    self.recordCount = recordCount
  }

  private static let record = Records.text(id: 1)
  private static let second = Records.text(id: 2)
  private static let quoted = "\"" + Records.escaped(Records.text(id: 1)) + "\""
  private static let secondQuoted = "\"" + Records.escaped(Records.text(id: 2)) + "\""

  static let all = trails + services + tools

  private static let trails = [
    Envelope("trail file", Records.file(1...2), records: 2),
    Envelope("trail file without records", "{\"Records\":[]}", records: 0),
    Envelope("trail file with a line end", Records.file(1...2) + "\n", records: 2),
    Envelope("byte order mark", "\u{FEFF}" + Records.file(1...1)),
    Envelope(
      "pretty printed", "\n{\n  \"Records\" : [\n    \(record) ,\r\n\t\(second)\n  ]\n}\n",
      records: 2),
    Envelope(
      "Records not first", "{\"a\":{\"Records\":[1]},\"b\":[],\"Records\":[\(record)],\"c\":1}"),
    Envelope("two documents", Records.file(1...1) + Records.file(2...2), records: 2),
  ]

  private static let services = [
    Envelope(
      "EventBridge",
      """
      {"version":"0","id":"1","detail-type":"AWS API Call via CloudTrail","source":"aws.ec2",\
      "account":"111122223333","time":"2026-03-01T10:20:30Z","region":"eu-west-1",\
      "resources":[],"detail":\(record)}
      """),
    Envelope(
      "log subscription",
      """
      {"messageType":"DATA_MESSAGE","owner":"1","logGroup":"g","logStream":"s",\
      "subscriptionFilters":["f"],"logEvents":[\
      {"id":"1","timestamp":1770000000000,"message":\(quoted)},\
      {"id":"2","timestamp":1770000000001,"message":\(secondQuoted)}]}
      """, records: 2),
    Envelope(
      "log subscription's health check",
      """
      {"messageType":"CONTROL_MESSAGE","owner":"CloudwatchLogs","logGroup":"","logStream":"",\
      "subscriptionFilters":[],"logEvents":[{"id":"","timestamp":1770000000000,\
      "message":"CWL CONTROL MESSAGE: Checking health of destination Firehose."}]}
      """, records: 0),
    Envelope(
      "log export", "2026-03-01T10:20:30.000Z \(record)\n2026-03-01T10:20:31.000Z \(second)\n",
      records: 2),
    Envelope(
      "lookup-events",
      """
      {"Events":[{"EventId":"x","EventName":"CreateModel","ReadOnly":"false",\
      "EventTime":1770000000.5,"Username":"ann","Resources":[],\
      "CloudTrailEvent":\(quoted)}],"NextToken":"t"}
      """),
    Envelope(
      "lookup-events as lines",
      "{\"EventId\":\"x\",\"CloudTrailEvent\":\(quoted)}\n{\"CloudTrailEvent\":\(secondQuoted)}",
      records: 2),
    Envelope("list-insights-data", "{\"NextToken\":null,\"Events\":[\(record)]}"),
  ]

  private static let tools = [
    Envelope("lines of records", record + "\n" + second + "\n", records: 2),
    Envelope("array", "[\(record),\n\(second)]", records: 2),
    Envelope("bare record", record),
    Envelope(
      "Elastic", "{\"@timestamp\":\"x\",\"event\":{\"kind\":\"e\",\"original\":\(quoted)}}"),
    Envelope("Filebeat", "{\"@timestamp\":\"x\",\"message\":\(quoted)}"),
    Envelope("Cribl", "{\"_raw\":\(quoted),\"host\":\"h\"}"),
    Envelope(
      "array of envelopes", "[{\"detail\":\(record)},{\"_raw\":\(secondQuoted)}]", records: 2),
  ]
}
