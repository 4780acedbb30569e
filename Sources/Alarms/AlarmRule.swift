import Rules

/// A rule as the alarm engine sees it: its name, its version, and when it rings.
public struct AlarmRule: Sendable, Hashable {
  /// What people are told of it.
  public let summary: RuleSummary
  /// When it rings.
  public let condition: AlarmCondition
  /// What it counts; other alarms by their position among the rules.
  public let references: [AlarmReference]
  /// Whether it rings, or matters to other alarms only.
  public let rings: Bool
  /// How long an episode must have lasted before it fires, in seconds; 0: it fires at once.
  public let forSeconds: Int64
  /// How much longer than otherwise a pause may be that an episode outlasts, in seconds.
  public let keepFiringSeconds: Int64
  /// Whether its alerts are recorded and nobody is told of them.
  public let isShadow: Bool
  /// Whether its matches are divided into groups.
  public let isGrouped: Bool

  /// What stands for the file of a rule that no file holds.
  public static let builtInFile = "built in"

  /// The length of the window W in seconds.
  public var windowSeconds: Int64 { summary.windowSeconds }

  /// Whether an alert says what was measured.
  ///
  /// A count of events it says anyway, and silences and new values are no numbers.
  public var tellsMeasure: Bool {
    switch condition {
    case .eventCount, .absence, .firstSeen: false
    default: true
    }
  }

  /// A rule from its parts.
  public init(
    _ summary: RuleSummary, condition: AlarmCondition,
    references: [AlarmReference] = [.detection(0)], rings: Bool = true, forSeconds: Int64 = 0,
    keepFiringSeconds: Int64 = 0, isShadow: Bool = false, isGrouped: Bool = false
  ) {
    self.summary = summary
    self.condition = condition
    self.references = references
    self.rings = rings
    self.forSeconds = forSeconds
    self.keepFiringSeconds = keepFiringSeconds
    self.isShadow = isShadow
    self.isGrouped = isGrouped
  }

  /// A compiled rule.
  public init(_ alarm: AlarmDefinition) {
    self.init(
      RuleSummary(
        ruleID: alarm.id, version: alarm.version, title: alarm.title,
        level: alarm.level.rawValue, author: alarm.author, file: alarm.file,
        windowSeconds: Int64(alarm.windowSeconds), conditionText: alarm.conditionText),
      condition: alarm.condition, references: alarm.references, rings: alarm.rings,
      forSeconds: alarm.forSeconds, keepFiringSeconds: alarm.keepFiringSeconds,
      isShadow: alarm.isShadow, isGrouped: !alarm.groupBy.isEmpty)
  }
}
