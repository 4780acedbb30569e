/// What a CloudWatch metric filter makes of the events that its pattern matches.
///
/// Source: Amazon CloudWatch Logs API Reference, `MetricTransformation`.
struct MetricFilter: Sendable {
  /// What an event adds to the metric.
  enum Value: Sendable {
    case constant(Double)
    case selector(MetricSelector)
  }

  let value: Value
  /// The value of a minute in which events arrived but none matched.
  let defaultValue: Double?
  /// What tells several metrics of one name apart.
  let dimensions: [(name: String, selector: String)]
}
