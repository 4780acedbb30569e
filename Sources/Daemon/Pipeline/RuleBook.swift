import Alarms
import Rules

/// The rules of a run: the questions, and what rings when they are answered with yes.
public struct RuleBook: Sendable {
  /// The compiled rules.
  public let rules: RuleSet
  /// Why other rules cannot be run.
  public let problems: [RuleProblem]
  /// What rings, by the same positions as ``RuleSet/alarms``.
  public let alarmRules: [AlarmRule]

  /// Loads rules from files and folders.
  ///
  /// - Parameter detectionWindowSeconds: how long an alert of a plain detection lasts after a match.
  public init(paths: [String], detectionWindowSeconds: Int) {
    let loaded = RuleLoader(detectionWindowSeconds: detectionWindowSeconds).load(paths: paths)
    rules = loaded.rules
    problems = loaded.problems
    alarmRules = loaded.rules.alarms.map { alarm in
      AlarmRule(
        ruleID: alarm.id, version: alarm.version, title: alarm.title,
        level: alarm.level.rawValue, author: alarm.author, file: alarm.file,
        condition: EventCountCondition(
          windowSeconds: Int64(alarm.timespanSeconds), threshold: alarm.threshold))
    }
  }
}
