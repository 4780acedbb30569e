import Alarms
import CloudTrail
import Retention

/// What rules would have rung over a stretch of time.
public struct BacktestReport: Sendable {
  /// What one rule would have rung.
  public struct Rule: Sendable {
    /// The rule's id.
    public let ruleID: String
    /// What the rule is called.
    public let title: String
    /// `informational`, `low`, `medium`, `high` or `critical`.
    public let level: String
    /// The alerts, in the order of time.
    public internal(set) var alerts: [AlertNotice] = []
    /// How many events the alerts are made of; one that two alerts are made of counts for both.
    public internal(set) var events = 0
    /// How many alerts began on each day of UTC, the oldest day first; days without any are left out.
    public internal(set) var alertsByDay: [(day: String, alerts: Int)] = []
    /// In how many alerts each actor was involved, the busiest first.
    public internal(set) var alertsByActor: [(actor: String, alerts: Int)] = []
  }

  /// Where the stretch begins, in seconds since 1970; nil where no event has a time.
  public internal(set) var sinceSeconds: Int64?
  /// Where it ends; its last second belongs to it.
  public internal(set) var untilSeconds: Int64
  /// How many stored events lie in it.
  public internal(set) var events = 0
  /// How many events were read, with those that decide about it from outside.
  public internal(set) var eventsRead = 0
  /// Events that rules match, and that are in no window, for their time cannot be read.
  public internal(set) var untimedMatches = 0
  /// Stored events that could not be read.
  public internal(set) var problems = ProblemList()
  /// What was deleted of the events that decide about the stretch.
  public internal(set) var deletions: [PeriodDeletion] = []
  /// Every rule that rings, in the order in which the rules were loaded.
  public internal(set) var rules: [Rule] = []
  /// How long it took.
  public internal(set) var seconds = 0.0

  /// How many alerts there are.
  public var alertCount: Int { rules.reduce(0) { $0 + $1.alerts.count } }
}

extension BacktestReport {
  /// Sorts alerts by their rules.
  mutating func setAlerts(_ alerts: [JudgedAlert], of rules: [AlarmRule]) {
    let alertsByRule = Dictionary(grouping: alerts, by: \.alarm)
    self.rules = rules.indices.filter { rules[$0].rings }.map { alarm in
      Rule(rules[alarm].summary, alertsByRule[alarm] ?? [])
    }
  }
}

extension BacktestReport.Rule {
  init(_ rule: RuleSummary, _ judged: [JudgedAlert]) {
    self.init(ruleID: rule.ruleID, title: rule.title, level: rule.level)
    alerts = judged.map(\.notice)
    events = alerts.reduce(0) { $0 + $1.count }
    let days = alerts.map { EventTime.text(ofSeconds: $0.episode.startedAt).prefix(10) }
    alertsByDay = Self.counts(days.map(String.init)).sorted { $0.key < $1.key }
      .map { (day: $0.key, alerts: $0.value) }
    alertsByActor = Self.counts(judged.flatMap(\.actors))
      .sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      .map { (actor: $0.key, alerts: $0.value) }
  }

  private static func counts(_ texts: [String]) -> [String: Int] {
    Dictionary(texts.map { ($0, 1) }, uniquingKeysWith: +)
  }
}
