import Alarms

/// Rules that come to have more groups than anybody meant them to have.
extension AlarmKeeper {
  /// From how many groups on it is said that a rule has many.
  static let manyGroups = 100_000.0

  /// Notes a group that has new matches, and says once when a rule has come to have many.
  func noteGroup(_ group: AlarmGroup) {
    guard !toldGroups.contains(group.alarm) else { return }
    guard estimates[group.alarm, default: GroupEstimate()].add(group.key),
      let count = estimates[group.alarm]?.count, count >= Self.manyGroups
    else { return }
    toldGroups.insert(group.alarm)
    estimates[group.alarm] = nil
    explodedRules.append(alarms[group.alarm].rule.summary.title)
  }
}
