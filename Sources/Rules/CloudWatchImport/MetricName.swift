/// The metric that links filters with alarms.
struct MetricName: Hashable {
  let namespace: String
  let name: String

  var text: String { "\(namespace)/\(name)" }
}

/// What a file tells of a metric that an alarm watches: nil is what it does not tell.
struct MetricSighting: Hashable {
  let namespace: String?
  let name: String?
}
