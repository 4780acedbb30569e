import Foundation

/// Makes sixty rules of every type that together match about once an event, for what alarms cost.
enum CountingRules {
  /// A correlation: its type with what belongs to it, and its groups.
  private static let shapes = [
    "type: event_count\n    group-by: [actor]\n    timespan: 10m\n    condition: {gte: 50}",
    "type: event_count\n    group-by: [sourceIPAddress]\n    timespan: 1h\n    condition: {gte: 500}",
    "type: value_count\n    group-by: [actor]\n    timespan: 30m\n"
      + "    condition: {gte: 20, field: eventName}",
    "type: event_count\n    group-by: [recipientAccountId]\n    timespan: 5m\n    condition: {lt: 2}",
    "type: first_seen\n    group-by: [recipientAccountId]\n    timespan: 30d\n"
      + "    condition: {field: actor}",
    "type: absence\n    group-by: [recipientAccountId]\n    timespan: 6h",
    "type: event_count\n    group-by: [actor, awsRegion]\n    timespan: 1d\n"
      + "    condition: {gte: 5000}",
    "type: baseline\n    group-by: [actor]\n    timespan: 1h\n    baseline: 7d\n"
      + "    condition: {gte: 4}",
  ]

  static func makeFile(in directory: String) throws {
    try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
    let documents = (0..<30).flatMap(documents)
    try documents.joined(separator: "---\n").write(
      toFile: "\(directory)/counting.yml", atomically: false, encoding: .utf8)
  }

  /// A detection that matches a thirtieth of a trail, and what counts it.
  private static func documents(_ number: Int) -> [String] {
    // Ids are random: their first two digits tell 256 parts of a trail apart.
    let beginnings = (0..<9).map { part in
      "'" + String(256 + (number * 8 + part) % 256, radix: 16).dropFirst() + "'"
    }
    return [
      """
      title: Counted \(number)
      name: counted_\(number)
      logsource: {product: aws, service: cloudtrail}
      detection:
          selection:
              eventID|startswith: [\(beginnings.joined(separator: ", "))]
          condition: selection

      """,
      """
      title: Counting \(number)
      correlation:
          rules: [counted_\(number)]
          \(shapes[number % shapes.count])

      """,
    ]
  }
}
