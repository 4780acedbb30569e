/// Finds the episodes in the matches: the promise of the alarm engine, written for a few hundred.
extension Truth {
  private struct Group: Hashable {
    var rule: ShippedRule
    var members: [GroupMember]
  }

  init(matches: [RuleMatch]) {
    let groups = Dictionary(grouping: matches) { Group(rule: $0.rule, members: $0.group) }
    alerts = groups.flatMap { group, matches in
      Self.alerts(of: group, matches: matches.sorted { $0.timeSeconds < $1.timeSeconds })
    }
    .sorted { first, second in
      (first.startedAtSeconds, first.ruleID, "\(first.group)")
        < (second.startedAtSeconds, second.ruleID, "\(second.group)")
    }
  }

  private static func alerts(of group: Group, matches: [RuleMatch]) -> [Alert] {
    let window = group.rule.windowSeconds
    var alerts: [Alert] = []
    for match in matches where holds(group.rule, at: match.timeSeconds, matches: matches) {
      let time = match.timeSeconds
      if let last = alerts.last, time - last.lastAtSeconds <= window {
        alerts[alerts.count - 1].lastAtSeconds = time
      } else {
        alerts.append(
          Alert(
            ruleID: group.rule.id, ruleTitle: group.rule.title, group: group.members,
            startedAtSeconds: time, lastAtSeconds: time, count: 0))
      }
    }
    for index in alerts.indices {
      let first = alerts[index].startedAtSeconds - window
      let last = alerts[index].lastAtSeconds
      alerts[index].count = matches.count { (first...last).contains($0.timeSeconds) }
    }
    return alerts
  }

  /// Both ends of the window are inside it.
  private static func holds(_ rule: ShippedRule, at time: Int64, matches: [RuleMatch]) -> Bool {
    let inside = matches.filter { (time - rule.windowSeconds...time).contains($0.timeSeconds) }
    let measured =
      switch rule.measure {
      case .events: inside.count
      case .differentEventNames: Set(inside.map(\.eventName)).count
      }
    return measured >= rule.threshold
  }
}
