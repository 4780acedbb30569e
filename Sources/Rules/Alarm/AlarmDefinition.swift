/// What rings, and when: a correlation, or a detection that no correlation refers to.
public struct AlarmDefinition: Sendable {
  /// The rule's id, or its name or title where it has none; no two alarms share it.
  public let id: String
  /// How other rules can refer to it, beside its id and title.
  public let name: String?
  /// What the rule detects, in a few words.
  public let title: String
  /// How grave it is.
  public let level: RuleLevel
  /// Who wrote the rule.
  public let author: String?
  /// What the rule detects, at length.
  public let description: String?
  /// The rule's tags, such as `attack.t1078`.
  public let tags: [String]
  /// What may look like it and is not.
  public let falsePositives: [String]
  /// The file that the rule stands in, as it was named.
  public let file: String
  /// The line where the rule begins.
  public let line: Int
  /// A hash of the rule and of those that it refers to: another text, another version.
  public let version: String
  /// The type of the correlation as rule files name it; nil for a detection that rings by itself.
  public let correlationType: String?
  /// The rules whose matches are counted, in the order in which the rule names them.
  public let references: [AlarmReference]
  /// The fields whose values make a group; none means one group for all.
  public let groupBy: [String]
  /// The fields whose values are measured.
  public let valueFields: [String]
  /// The length of the window W in seconds.
  public let windowSeconds: Int
  /// When it rings.
  public let condition: AlarmCondition
  /// How long an episode must have lasted before it fires, in seconds; 0: it fires at once.
  public let forSeconds: Int64
  /// How much longer than otherwise a pause may be that an episode outlasts, in seconds, and so how
  /// much longer it goes on after the condition last held.
  public let keepFiringSeconds: Int64
  /// When it rings, in words, such as `at least 5 events in 10 min`.
  public let conditionText: String
  /// Whether it rings by itself: those that only other alarms refer to do not.
  public let rings: Bool
  /// Whether its alerts are recorded and nobody is told of them.
  public let isShadow: Bool

  /// Where the group and the value are found, by reference.
  let sources: [MatchSource]

  /// Whether the rule is a correlation.
  public var isCorrelation: Bool { correlationType != nil }
}

/// What an alarm counts: matches of a detection, or the episodes of another alarm.
public enum AlarmReference: Sendable, Hashable {
  /// A position in ``RuleSet/detections``.
  case detection(Int)
  /// A position in ``RuleSet/alarms``.
  case alarm(Int)
}

/// An alarm's interest in a detection.
public struct AlarmSubscription: Sendable, Hashable {
  /// A position in ``RuleSet/alarms``.
  public let alarm: Int
  /// A position in the alarm's references.
  public let reference: Int
  /// Whether the reference is another alarm that counts the detection: the event matters then as
  /// evidence of that alarm's episodes.
  public let isIndirect: Bool

  /// An interest from its parts.
  public init(alarm: Int, reference: Int, isIndirect: Bool) {
    self.alarm = alarm
    self.reference = reference
    self.isIndirect = isIndirect
  }
}

/// Where an alarm finds the group and the value of an event that one of its references matches.
struct MatchSource: Sendable {
  enum Value: Sendable {
    case none
    /// The values of several fields as a tuple, by their positions in the program's list of paths.
    case tuple([Int])
    case number(Int)
    case constant(Double)
    case selector(MetricSelector)
  }

  /// Positions in the program's list of paths, one for each field of the group.
  let groupPaths: [Int]
  let value: Value
}

/// A yes or no question about one event, as its rule names it.
public struct DetectionDefinition: Sendable {
  /// The rule's id, or its name or title where it has none.
  public let id: String
  /// What the rule detects, in a few words.
  public let title: String
  /// How grave it is.
  public let level: RuleLevel
  /// Who wrote the rule.
  public let author: String?
  /// The file that the rule stands in, as it was named.
  public let file: String
  /// The line where the rule begins.
  public let line: Int
  /// A hash of the rule: another text, another version.
  public let version: String

  /// What is asked.
  let expression: SearchExpression
}
