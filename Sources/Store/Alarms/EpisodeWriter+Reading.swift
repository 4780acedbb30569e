import Alarms
import CloudTrail
import Rules

/// What the engine reads of a group: recent matches from memory, all else from the database.
extension EpisodeWriter: GroupRecord {
  func matches(in range: ClosedRange<Int64>) throws(DatabaseError) -> [GroupMatch] {
    let byReference = alarm.rule.condition.isMetricAlarm
    guard alarm.isCached else {
      return try tables.reader.matches(
        alarm.row, group, in: range, byReference: byReference, hasEpisodes: alarm.hasChildren)
    }
    if let known = tables.cache.matches(of: key, in: range) { return Array(known) }
    let (matches, isToEnd) = try tables.reader.eventMatches(
      alarm.row, group, in: range, byReference: byReference)
    if isToEnd { tables.cache.keep(matches, of: key, since: range.lowerBound) }
    return matches
  }

  private var key: AlarmGroup { AlarmGroup(alarm: alarm.position, key: group) }

  func lastMatchTimes(
    before time: Int64, since: Int64, maximum: Int
  ) throws(DatabaseError) -> [Int64] {
    if alarm.isCached, since < time,
      let known = tables.cache.matches(of: key, in: since...(time - 1))
    {
      return known.suffix(maximum).map(\.seconds)
    }
    return try tables.reader.times(
      alarm.row, group, since: since, before: time, maximum: maximum,
      hasEpisodes: alarm.hasChildren)
  }

  func lastMatchTime(before time: Int64) throws(DatabaseError) -> Int64? {
    try tables.reader.lastTime(alarm.row, group, before: time, hasEpisodes: alarm.hasChildren)
  }

  func firstMatchTime(after time: Int64) throws(DatabaseError) -> Int64? {
    try tables.reader.firstTime(alarm.row, group, after: time, hasEpisodes: alarm.hasChildren)
  }

  func episodes(touching range: ClosedRange<Int64>) throws(DatabaseError) -> [KnownEpisode] {
    known(try tables.alerts.alerts(alarm.row, group, touching: range))
  }

  func openEpisodes() throws(DatabaseError) -> [KnownEpisode] {
    known(try tables.alerts.openAlerts(alarm.row, group))
  }

  private func known(_ alerts: [AlertRow]) -> [KnownEpisode] {
    for alert in alerts { seen[alert.row] = alert }
    return alerts.map { KnownEpisode(row: $0.row, found: $0.found) }
  }

  func activity(in range: ClosedRange<Int64>) throws(DatabaseError) -> TrailActivity {
    guard let activeSince, activeSince <= range.upperBound else { return TrailActivity() }
    return try tables.activity.minutes(
      in: max(range.lowerBound, activeSince)...range.upperBound)
  }

  func firstActivityTime(after time: Int64) throws(DatabaseError) -> Int64? {
    guard let activeSince else { return nil }
    return try tables.activity.firstTime(after: max(time, activeSince - 1))
  }
}
