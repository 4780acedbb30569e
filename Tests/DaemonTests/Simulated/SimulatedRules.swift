import Settings
import Daemon
import Rules

@testable import Simulation

/// Rules of every type, some of which stay and one of which comes, changes and goes.
struct SimulatedRules {
  /// The rules that are in force from the beginning to the end.
  let lasting: RuleBook
  private let texts: [String]

  /// The id of the rule that nobody is told of.
  static let shadowID = "shadowed"
  /// The id of the rule that comes and goes.
  static let changingID = "changing"

  init(_ random: inout SeededGenerator) {
    let base = Self.base(&random)
    texts = [base]
    lasting = Self.book([base])
  }

  /// The lasting rules, and perhaps a version of the changing one.
  func book(_ random: inout SeededGenerator) -> RuleBook {
    let version = random.number(below: 4)
    guard version > 0 else { return lasting }
    return Self.book(
      texts + [
        RuleText.correlation(
          Self.changingID,
          [
            "type: event_count", "rules: [call-a, call-b]", "timespan: 20m",
            "condition: {gte: \(version)}",
          ] + (version == 2 ? ["for: 5m"] : []))
      ])
  }

  private static func book(_ texts: [String]) -> RuleBook {
    var settings = Configuration.Rules()
    settings.shadow = [shadowID]
    let sources = texts.enumerated().map { RuleSource(name: "rules-\($0).yml", text: $1) }
    return RuleBook(RuleLoader(settings).load(sources: sources))
  }

  private static func base(_ random: inout SeededGenerator) -> String {
    let detections = ["A", "B", "C", "D"].map { name in
      HandWritten.rule("Call\(name)", id: "call-\(name.lowercased())", title: "Call \(name)")
    }
    return (detections + correlations(&random) + metricAlarms(&random)).joined(separator: "---\n")
  }

  private static func correlations(_ random: inout SeededGenerator) -> [String] {
    let low = random.number(in: 2...3)
    let bodies: [(id: String, lines: [String])] = [
      ("count", ["type: event_count", "rules: [call-a, call-b]", "condition: {gte: \(low)}"]),
      ("few", ["type: event_count", "rules: [call-a]", "condition: {lt: \(low)}"]),
      (
        "values",
        [
          "type: value_count", "rules: [call-a, call-b, call-c]",
          "condition: {field: requestParameters.m, gte: \(low)}",
        ]
      ),
      (
        "average",
        [
          "type: value_avg", "rules: [call-a, call-b]",
          "condition: {field: requestParameters.n, gte: 3}",
        ]
      ),
      ("temporal", ["type: temporal", "rules: [call-a, call-b]"]),
      ("ordered", ["type: temporal_ordered", "rules: [call-a, call-b, call-c]"]),
      ("without", ["type: temporal", "condition: call-a and not call-b"]),
      ("absence", ["type: absence", "rules: [call-a, call-b]"]),
      (
        "baseline",
        [
          "type: baseline", "rules: [call-a, call-b, call-c]", "baseline: 24h", "minimum: 1",
          "condition: {gte: 1}",
        ]
      ),
      (shadowID, ["type: event_count", "rules: [call-b]", "condition: {gte: 1}"]),
    ]
    let held = bodies.map { id, lines in
      RuleText.correlation(
        id,
        lines + [RuleText.group(&random), RuleText.window(&random)] + RuleText.holds(id, &random))
    }
    return held + [
      RuleText.correlation(
        "first",
        [
          "type: first_seen", "rules: [call-a, call-b]", "group-by: [actor]", "learning: 30m",
          "condition: {field: requestParameters.m}", RuleText.window(&random),
        ]),
      RuleText.correlation(
        "child",
        [
          "type: event_count", "rules: [call-a, call-c]", "group-by: [actor]",
          "condition: {gte: 2}", RuleText.window(&random),
        ]),
      RuleText.correlation(
        "parent",
        [
          "type: event_count", "rules: [child, call-b]", "condition: {gte: 2}",
          RuleText.window(&random),
        ]),
      RuleText.correlation(
        "silent_parent",
        ["type: absence", "rules: [child]", "group-by: [actor]", RuleText.window(&random)]),
    ]
  }

  private static func metricAlarms(_ random: inout SeededGenerator) -> [String] {
    let missing = ["missing", "ignore", "breaching", "notBreaching"][random.number(below: 4)]
    return [
      """
      title: metric
      name: metric
      logsource: {product: aws, service: cloudtrail}
      metric_filter:
          pattern: '{ $.eventName = "CallA" }'
          \(random.chance(0.5) ? "default_value: 0" : "metric_value: 1")

      """,
      RuleText.correlation(
        "metric-alarm",
        [
          "type: metric_alarm", "rules: [metric]", "statistic: Sum",
          "period: \(random.number(in: 1...5))m", "evaluation_periods: 2",
          "datapoints_to_alarm: 1",
          "comparison_operator: GreaterThanOrEqualToThreshold", "threshold: 1",
          "treat_missing_data: \(missing)",
        ]),
    ]
  }
}

/// Parts of rules.
private enum RuleText {
  static func correlation(_ id: String, _ lines: [String]) -> String {
    "title: \(id)\nid: \(id)\nlevel: high\ncorrelation:\n"
      + lines.filter { !$0.isEmpty }.map { "    \($0)\n" }.joined()
  }

  static func group(_ random: inout SeededGenerator) -> String {
    random.chance(0.7) ? "group-by: [actor]" : ""
  }

  static func window(_ random: inout SeededGenerator) -> String {
    "timespan: \(["2m", "10m", "45m", "3h"][random.number(below: 4)])"
  }

  static func holds(_ id: String, _ random: inout SeededGenerator) -> [String] {
    var lines: [String] = []
    if random.chance(0.3) { lines.append("for: \(random.number(in: 1...20))m") }
    if id != "absence", random.chance(0.3) {
      lines.append("keep_firing_for: \(random.number(in: 1...20))m")
    }
    return lines
  }
}
