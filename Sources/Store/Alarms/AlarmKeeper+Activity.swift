import Alarms
import Rules

/// CloudWatch alarms, to which it matters when the trail had events at all.
extension AlarmKeeper {
  /// Whether the minutes of all events are to be noted.
  var asksActivity: Bool { alarms.contains { $0.rule.condition.isMetricAlarm } }

  /// Notes an event that is new.
  func noteActivity(at seconds: Int64) { newMinutes.insert(Minutes.minute(of: seconds)) }

  /// Has those groups looked at to which new minutes with events matter.
  func noteActivity(_ moment: AlarmMoment) throws(DatabaseError) {
    guard let first = newMinutes.min().map(Minutes.firstSecond) else { return }
    for alarm in alarms {
      guard case .metricAlarm(let metric) = alarm.rule.condition else { continue }
      let known = try activeSince(alarm)
      let since = min(known ?? first, first)
      if since != known { try setActiveSince(alarm, since) }
      try noteNewGroups(of: alarm, metric, since, moment)
      var times = metric.reportsWithoutMatch ? newMinutes.map(Minutes.firstSecond) : []
      if since != known { times.append(since) }
      guard !times.isEmpty else { continue }
      for group in try groups(of: alarm) { pending.addTimes(alarm.position, group, times) }
    }
  }

  /// The trail's first event since the alarm came into force, from which on it is evaluated: what was
  /// before was asked by nobody whether it matches.
  func activeSince(_ alarm: StoredAlarm) throws(DatabaseError) -> Int64? {
    guard alarm.rule.condition.isMetricAlarm else { return nil }
    return try storedSince(of: alarm, try word(AlarmRule.standingGroup))
  }

  private func setActiveSince(_ alarm: StoredAlarm, _ since: Int64) throws(DatabaseError) {
    try setSince(of: alarm, try word(AlarmRule.standingGroup), since)
  }

  /// A group is evaluated from the trail's first event on, also where its first match comes later.
  private func noteNewGroups(
    of alarm: StoredAlarm, _ metric: MetricAlarm, _ since: Int64, _ moment: AlarmMoment
  ) throws(DatabaseError) {
    let standing = alarm.rule.hasStandingGroup ? try word(AlarmRule.standingGroup) : nil
    // The group without dimensions is evaluated as the events come.
    for group in pending.groups(of: alarm.position) where group != standing {
      guard let earliest = pending[alarm.position, group].changes.times.min() else { continue }
      let known = try tables.reader.firstTime(alarm.row, group, after: .min, hasEpisodes: false)
      guard known.map({ $0 >= earliest }) ?? true else { continue }
      pending.addTimes(alarm.position, group, [since])
      // Then it has values in all minutes in which the trail has events.
      if metric.reportsWithoutMatch {
        let settled = moment.settledSeconds(for: alarm)
        pending.addRange(alarm.position, group, since...max(since, settled))
      }
    }
  }

  /// The groups of an alarm; that without dimensions can ring without a match.
  private func groups(of alarm: StoredAlarm) throws(DatabaseError) -> Set<Int64> {
    var groups = try tables.groups.groups(alarm.row)
    if alarm.rule.hasStandingGroup { groups.insert(try word(AlarmRule.standingGroup)) }
    return groups
  }
}
