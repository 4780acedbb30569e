import Alarms
import Rules

/// A rule in force, with its row.
final class StoredAlarm {
  let rule: AlarmRule
  /// Its position among the rules in force.
  let position: Int
  let row: Int64
  let update: GroupUpdate
  /// Which alarms count its episodes, and as which of their references.
  let parents: [(alarm: Int, reference: Int)]
  /// Whether it counts episodes of other alarms.
  let hasChildren: Bool
  /// How long a group must have been known to be judged; nil where that does not matter.
  let learningSeconds: Int64?
  /// Where only pauses matter, the longest that does not; nil where more than pauses does.
  let unimportantPauseSeconds: Int64?

  init(
    _ rule: AlarmRule, at position: Int, row: Int64,
    parents: [(alarm: Int, reference: Int)]
  ) {
    self.rule = rule
    self.position = position
    self.row = row
    self.parents = parents
    hasChildren = rule.countsAlarms
    learningSeconds = Self.learningSeconds(rule.condition)
    clockTrust =
      rule.condition.isUnusualSilence
      ? .everything : rule.condition.canHoldWithoutMatches ? .windows : .matches
    unimportantPauseSeconds =
      parents.isEmpty && !hasChildren ? Self.unimportantPauseSeconds(rule) : nil
    update = GroupUpdate(
      finder: EpisodeFinder(
        condition: rule.condition, windowSeconds: rule.windowSeconds,
        keepFiringSeconds: rule.keepFiringSeconds),
      canLoseMatches: rule.countsAlarms)
  }

  /// How far the clock must be trusted to judge it.
  let clockTrust: ClockTrust

  /// Whether recent matches are kept in memory: of those that are all written as they come.
  var isCached: Bool { !hasChildren && !asksForPausesOnly }

  private static func learningSeconds(_ condition: AlarmCondition) -> Int64? {
    switch condition {
    case .firstSeen(let learningSeconds): WindowLength.seconds(learningSeconds)
    case .unusualSilence(let silence): WindowLength.seconds(silence.pastSeconds)
    case .baseline(let baseline): WindowLength.seconds(baseline.pastSeconds)
    default: nil
    }
  }

  /// Whether an alert's events can be counted as they come: all are kept.
  var countsNewTimes: Bool { !hasChildren && !asksForPausesOnly }

  /// Whether only the matches next to pauses matter to it, and those are few.
  var asksForPausesOnly: Bool { unimportantPauseSeconds != nil }

  private static func unimportantPauseSeconds(_ rule: AlarmRule) -> Int64? {
    switch rule.condition {
    case .absence, .firstSeen: return rule.windowSeconds
    case .unusualSilence(let silence):
      return silence.unimportantSeconds(windowSeconds: rule.windowSeconds)
    default: return nil
    }
  }
}
