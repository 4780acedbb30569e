/// Rules of every type with such limits that on a simulated trail that ends now some of their
/// alerts are pending, some firing and some over.
enum KillRules {
  static var text: String {
    (detections + correlations + metricAlarm).joined(separator: "---\n")
  }

  private static let detections = [
    detection("any_call", "{eventName: '*'}"),
    detection("refused_call", "{outcome: denied}"),
    detection("change", "{readOnly: false}"),
    detection("reading", "{readOnly: true}"),
  ]

  private static let correlations = [
    correlation(
      "many", "event_count", "10m",
      [
        "rules: [any_call]", "group-by: [actor]", "condition: {gte: 6}", "for: 20m",
        "keep_firing_for: 5m",
      ]),
    correlation(
      "few", "event_count", "2m",
      ["rules: [any_call]", "group-by: [eventSource]", "condition: {lt: 3}"]),
    correlation(
      "variety", "value_count", "10m",
      ["rules: [any_call]", "group-by: [actor]", "condition: {field: eventName, gte: 5}"]),
    correlation(
      "tokens", "value_avg", "5m",
      [
        "rules: [any_call]", "group-by: [actor]",
        "condition: {field: additionalEventData.inputTokens, gte: 900}",
      ]),
    correlation(
      "bytes", "value_sum", "10m",
      [
        "rules: [any_call]", "group-by: [recipientAccountId]",
        "condition: {field: additionalEventData.bytesTransferredOut, gte: 1000000}",
      ]),
    correlation(
      "refused_and_changed", "temporal", "15m",
      ["rules: [refused_call, change]", "group-by: [recipientAccountId]"]),
    correlation(
      "read_then_changed", "temporal_ordered", "1m",
      ["rules: [reading, change]", "group-by: [actor]"]),
    correlation(
      "refused_for_good", "temporal", "5m",
      ["group-by: [actor]", "condition: refused_call and not change"]),
    correlation(
      "new_name", "first_seen", "2h",
      [
        "rules: [any_call]", "group-by: [recipientAccountId]", "learning: 1h",
        "condition: {field: eventName}",
      ]),
    correlation(
      "silent", "absence", "4m",
      ["rules: [any_call]", "group-by: [actor]", "for: 3m"]),
    correlation(
      "busy", "baseline", "10m",
      [
        "rules: [any_call]", "group-by: [eventSource]", "baseline: 1h", "minimum: 3",
        "condition: {gte: 1}",
      ]),
    // A correlation over correlations, which are judged at other times than it.
    correlation(
      "child_count", "event_count", "5m",
      ["rules: [any_call]", "group-by: [actor]", "condition: {gte: 4}"]),
    correlation(
      "child_silence", "absence", "6m", ["rules: [any_call]", "group-by: [actor]"]),
    correlation(
      "chain", "event_count", "30m",
      [
        "rules: [child_count, child_silence]", "group-by: [recipientAccountId]",
        "condition: {gte: 2}",
      ]),
  ]

  private static let metricAlarm = [
    """
    title: refusals
    name: refusals
    logsource: {product: aws, service: cloudtrail}
    metric_filter:
        pattern: '{ $.errorCode = "AccessDenied" }'
        default_value: 0

    """,
    correlation(
      "refusal_alarm", "metric_alarm", nil,
      [
        "rules: [refusals]", "statistic: Sum", "period: 2m", "evaluation_periods: 2",
        "datapoints_to_alarm: 1", "comparison_operator: GreaterThanOrEqualToThreshold",
        "threshold: 1", "treat_missing_data: missing", "for: 1m",
      ]),
  ]

  private static func detection(_ name: String, _ selection: String) -> String {
    """
    title: \(name)
    id: \(name)
    name: \(name)
    level: low
    logsource: {product: aws, service: cloudtrail}
    detection:
        selection: \(selection)
        condition: selection

    """
  }

  private static func correlation(
    _ name: String, _ type: String, _ timespan: String?, _ lines: [String]
  ) -> String {
    let all = ["type: \(type)"] + (timespan.map { ["timespan: \($0)"] } ?? []) + lines
    return "title: \(name)\nid: \(name)\nname: \(name)\nlevel: high\ncorrelation:\n"
      + all.map { "    \($0)\n" }.joined()
  }
}
