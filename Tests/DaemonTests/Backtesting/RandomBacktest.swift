import CloudTrail

@testable import Simulation

/// Rules of every type with random windows and numbers, and random events that they can count.
struct RandomBacktest {
  private var random: SeededGenerator
  /// The second of the first event that can be.
  static let startSeconds = EventTime.seconds(of: "2026-11-01T00:00:00Z") ?? 0
  static let spanSeconds = 2 * 86_400

  init(seed: UInt64) { random = SeededGenerator(seed: seed) }

  // MARK: Events

  /// Records in bursts, with some copies and some rivals that claim the id of another.
  mutating func records() -> [String] {
    var records: [String] = []
    for burst in 0..<12 {
      var seconds = random.number(below: Self.spanSeconds)
      for number in 0..<random.number(in: 1...14) {
        seconds += random.number(below: 240)
        let record = record("\(burst)-\(number)", at: Self.startSeconds + Int64(seconds))
        records.append(record)
        if random.chance(0.1) { records.append(record) }
        if random.chance(0.1) {
          records.append(self.record("\(burst)-\(number)", at: Self.startSeconds + Int64(seconds)))
        }
      }
    }
    random.shuffle(&records)
    return records
  }

  /// Records of one actor, close to each other over some hours.
  mutating func denseRecords() -> [String] {
    (0..<60).map { number in
      record(
        "\(number)", at: Self.startSeconds + Int64(random.number(below: 14_400)),
        actors: ["ada"])
    }
  }

  private mutating func record(
    _ id: String, at seconds: Int64, actors: [String] = ["ada", "bea", "cleo"]
  ) -> String {
    HandWritten.record(
      id, event: ["CallA", "CallB", "CallC"][random.number(below: 3)],
      actor: actors[random.number(below: actors.count)],
      time: EventTime.text(ofSeconds: seconds),
      parameters: #"{"n":\#(random.number(below: 6)),"m":"\#(random.number(below: 4))"}"#)
  }

  /// A second within the time of the events, or a little beyond.
  mutating func time() -> Int64 {
    Self.startSeconds + Int64(random.number(in: -20_000...(Self.spanSeconds + 20_000)))
  }

  /// What time it may be: within the time of the events, or long after it.
  mutating func now() -> Int64 { time() + (random.chance(0.5) ? 400_000 : 0) }

  // MARK: Rules

  private static let detections = ["A", "B", "C"].map { name in
    HandWritten.rule("Call\(name)", id: "call-\(name.lowercased())", title: "Call \(name)")
  }.joined(separator: "---\n")

  /// One text of rules for each way to ring.
  mutating func ruleTexts() -> [String] {
    let low = random.number(in: 2...4)
    let groups = ["", "group-by: [actor]"][random.number(below: 2)]
    let bodies = [
      ["type: event_count", "rules: [call-a, call-b]", groups, "condition: {gte: \(low)}"],
      ["type: event_count", "rules: [call-a]", groups, "condition: {eq: \(low - 1)}"],
      [
        "type: value_count", "rules: [call-a, call-b, call-c]", groups,
        "condition: {field: requestParameters.m, gte: \(low)}",
      ],
      [
        "type: value_sum", "rules: [call-a, call-b]", groups,
        "condition: {field: requestParameters.n, gte: \(low * 2)}",
      ],
      ["type: temporal", "rules: [call-a, call-b]", groups],
      ["type: temporal_ordered", "rules: [call-a, call-b, call-c]", groups],
      ["type: temporal", groups, "condition: call-a and not call-b"],
      [
        "type: first_seen", "rules: [call-a, call-b]", "group-by: [actor]",
        "learning: \(random.number(in: 1...90))m", "condition: {field: requestParameters.m}",
      ],
      ["type: absence", "rules: [call-a, call-b]", groups],
      [
        "type: baseline", "rules: [call-a, call-b, call-c]", groups, "baseline: 24h",
        "minimum: 1", "condition: {gte: \(low)}",
      ],
    ]
    let simple = bodies.map { Self.detections + correlation("rule", $0) }
    return [Self.detections] + simple + chains() + metricAlarms()
  }

  /// Correlations of correlations, with windows that add up on both sides.
  private mutating func chains() -> [String] {
    let child = correlation(
      "child",
      ["type: event_count", "rules: [call-a, call-b]", "group-by: [actor]", "condition: {gte: 2}"])
    let waiting = correlation(
      "waiting", ["type: temporal", "group-by: [actor]", "condition: call-a and not call-b"])
    return [
      child + correlation("rule", ["type: event_count", "rules: [child]", "condition: {gte: 2}"]),
      child + correlation("rule", ["type: absence", "rules: [child]", "group-by: [actor]"]),
      child + waiting
        + correlation("rule", ["type: temporal", "condition: child and not waiting"]),
      waiting
        + correlation(
          "rule", ["type: event_count", "rules: [waiting, call-c]", "condition: {gte: 2}"]),
      child
        + correlation(
          "rule", ["type: first_seen", "rules: [child]", "condition: {field: actor}"]),
    ].map { Self.detections + $0 }
  }

  /// Correlations above each other that look ahead, the lower one further.
  mutating func lookaheadTexts() -> [String] {
    let first = correlation(
      "first", ["type: temporal", "condition: call-a and not call-b"], window: "30m")
    let second = correlation(
      "second", ["type: temporal", "condition: call-c and not first"], window: "10m")
    let third = correlation(
      "third", ["type: event_count", "rules: [second]", "condition: {gte: 1}"])
    return [first + second, first + second + third].map { Self.detections + $0 }
  }

  private mutating func metricAlarms() -> [String] {
    ["missing", "ignore", "breaching", "notBreaching"].map { missing in
      """
      title: Calls
      name: calls
      logsource: {product: aws, service: cloudtrail}
      metric_filter:
          pattern: '{ $.eventName = "CallA" }'
          \(random.chance(0.5) ? "default_value: 0" : "metric_value: 1")
      ---
      title: Rule
      id: rule
      correlation:
          type: metric_alarm
          rules: [calls]
          statistic: Sum
          period: \(random.number(in: 1...10))m
          evaluation_periods: \(random.number(in: 1...3))
          comparison_operator: GreaterThanOrEqualToThreshold
          threshold: \(random.number(in: 1...3))
          treat_missing_data: \(missing)

      """
    }
  }

  private mutating func correlation(
    _ id: String, _ lines: [String], window: String? = nil
  ) -> String {
    let timespan = window ?? ["2m", "10m", "45m", "3h"][random.number(below: 4)]
    let body = (lines + ["timespan: \(timespan)"]).filter { !$0.isEmpty }
    return "---\ntitle: \(id)\nid: \(id)\nlevel: high\ncorrelation:\n"
      + body.map { "    \($0)\n" }.joined()
  }
}
