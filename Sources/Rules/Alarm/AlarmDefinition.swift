/// What rings, and when: a correlation, or a detection that no correlation refers to.
public struct AlarmDefinition: Sendable {
  /// The rule's id, or its name or title where it has none; no two alarms share it.
  public let id: String
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
  /// The file that the rule stands in, as it was named.
  public let file: String
  /// The line where the rule begins.
  public let line: Int
  /// A hash of the rule and of those that it refers to: another text, another version.
  public let version: String
  /// Whether the rule is a correlation.
  public let isCorrelation: Bool
  /// The detections whose matches are counted, as positions in ``RuleSet/detections``.
  public let detections: [Int]
  /// The fields whose values make a group; none means one group for all.
  public let groupBy: [String]
  /// The length of the window.
  public let timespanSeconds: Int
  /// The number of matches in a window from which the alarm rings.
  public let threshold: Int

  /// Where the group's values are found, as positions in the program's list of paths.
  let groupPaths: [Int]
}

/// A yes or no question about one event, as its rule names it.
public struct DetectionDefinition: Sendable {
  /// The rule's id, or its name or title where it has none; no two detections share it.
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
}
