/// What a CloudWatch metric filter makes of the events that its pattern matches.
///
/// Source: Amazon CloudWatch Logs API Reference, `MetricTransformation`.
struct MetricFilter: Sendable {
  /// What an event adds to the metric.
  enum Value: Sendable {
    case constant(Double)
    case selector(MetricSelector)
  }

  /// What tells several metrics of one name apart.
  struct Dimension: Sendable {
    let name: String
    /// A selector such as `$.userIdentity.userName`.
    let selector: String
  }

  let value: Value
  /// The value of a minute in which events arrived but none matched.
  let defaultValue: Double?
  let dimensions: [Dimension]
}
