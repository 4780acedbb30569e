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
    guard asksActivity else { return }
    let first = try tables.activity.firstTime(after: .min)
    let isEarlier = first != firstActivity
    firstActivity = first
    for (position, alarm) in alarms.enumerated() {
      guard case .metricAlarm(let metric) = alarm.rule.condition else { continue }
      var times = metric.reportsWithoutMatch ? newMinutes.map(Minutes.firstSecond) : []
      if isEarlier, let first { times.append(first) }
      guard !times.isEmpty else { continue }
      for group in try groups(of: alarm) { pending.addTimes(position, group, times) }
    }
  }

  /// An alarm is evaluated from the trail's first event on, also where its first match comes later.
  func noteNewGroups(of position: Int, _ moment: AlarmMoment) throws(DatabaseError) {
    guard case .metricAlarm(let metric) = alarms[position].rule.condition,
      let first = firstActivity
    else { return }
    for group in pending.groups(of: position) {
      guard let earliest = pending[position, group].changes.times.min() else { continue }
      let known = try tables.reader.firstTime(
        alarms[position].row, group, after: .min, hasEpisodes: alarms[position].hasChildren)
      guard known.map({ $0 >= earliest }) ?? true else { continue }
      pending.addTimes(position, group, [first])
      // Then it has values in all minutes in which the trail has events.
      if metric.reportsWithoutMatch {
        pending.addRange(position, group, first...max(first, moment.settledSeconds))
      }
    }
  }

  /// Ends what a group without matches has: it is not evaluated any more.
  func clearGone(_ writer: EpisodeWriter) throws(DatabaseError) {
    let alarm = writer.alarm
    guard alarm.hasChildren, alarm.rule.condition.isMetricAlarm,
      try writer.firstMatchTime(after: .min) == nil,
      try writer.group != vocabulary.word(AlarmRule.standingGroup)
    else { return }
    try writer.apply(
      EpisodeRevision(known: try writer.episodes(touching: .min ... .max), episodes: []))
  }

  /// The groups of an alarm; that without dimensions can ring without a match.
  private func groups(of alarm: StoredAlarm) throws(DatabaseError) -> Set<Int64> {
    var groups = try tables.groups.groups(alarm.row)
    if alarm.rule.hasStandingGroup { groups.insert(try vocabulary.word(AlarmRule.standingGroup)) }
    return groups
  }
}
