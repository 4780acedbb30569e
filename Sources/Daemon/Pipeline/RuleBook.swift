import Alarms
import Settings
import Rules

/// The rules of a run: the questions, and what rings when they are answered with yes.
public struct RuleBook: Sendable {
  /// The compiled rules.
  public let rules: RuleSet
  /// Why other rules cannot be run.
  public let problems: [RuleProblem]
  /// What files of CloudWatch declare and no rule was made of.
  public let notCarried: [RuleProblem]
  /// What was left out because the configuration says so, in lines for a person.
  public let exclusionNotes: [String]
  /// Of what nobody is told because the configuration says so, in lines for a person.
  public let shadowNotes: [String]
  /// What rings, by the same positions as ``RuleSet/alarms``.
  public let alarmRules: [AlarmRule]

  /// What a person should know of the rules before a run that keeps a database, in lines.
  public var runningNotes: [String] {
    notCarried.map(\.description) + exclusionNotes + shadowNotes
  }

  /// Loads rules from files and folders.
  ///
  /// - Parameter settings: how long an alert of a plain detection lasts after a match, and what
  ///   stands for names in rules.
  public init(paths: [String], settings: Configuration.Rules = .init()) {
    self.init(RuleLoader(settings).load(paths: paths))
  }

  /// Rules that are loaded already.
  public init(_ loaded: LoadedRules) {
    rules = loaded.rules
    problems = loaded.problems
    notCarried = loaded.notCarried
    exclusionNotes = loaded.exclusionNotes
    shadowNotes = loaded.shadowNotes
    alarmRules = loaded.rules.alarms.map { AlarmRule($0) }
  }
}

extension RuleLoader {
  /// A loader as the configuration wants it.
  public init(_ settings: Configuration.Rules) {
    self.init(
      detectionWindowSeconds: Int(settings.detectionWindow.components.seconds),
      placeholders: Placeholders(settings.placeholders))
    excluded = settings.exclude.filter { !SelfAlarm.isAnyCalled($0) }
    shadow = settings.shadow.filter { !SelfAlarm.isAnyCalled($0) }
  }
}
