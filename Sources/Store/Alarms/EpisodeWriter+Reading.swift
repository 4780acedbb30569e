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
    if let known = tables.cache.matches(of: key, in: range) { return known }
    let (matches, isToEnd) = try tables.reader.eventMatches(
      alarm.row, group, in: range, byReference: byReference)
    if isToEnd { tables.cache.keep(RecentMatches(matches, since: range.lowerBound), of: key) }
    return matches
  }

  private var key: AlarmGroup { AlarmGroup(alarm: alarm.position, key: group) }

  func matchTimes(
    in range: ClosedRange<Int64>, withLast maximum: Int, since: Int64
  ) throws(DatabaseError) -> [Int64] {
    // Nobody asks this but alarms that count events, and those keep all of them.
    if let known = tables.cache.times(of: key, in: range, withLast: maximum, since: since) {
      return known
    }
    let before = try tables.reader.events(
      alarm.row, group, since: since, before: range.lowerBound, maximum: maximum)
    let (within, isToEnd) = try tables.reader.eventMatches(
      alarm.row, group, in: range, byReference: false)
    let events = before + within.map(\.event)
    if isToEnd { keep(events, since: before.count < maximum ? since : nil) }
    return events.map(\.seconds)
  }

  /// Keeps the last events of a group.
  ///
  /// - Parameter since: from when on they are all; nil where there may be more before the first, even
  ///   in its second.
  private func keep(_ events: [EventKey], since: Int64?) {
    guard let since = since ?? events.first.map({ $0.seconds + 1 }) else { return }
    tables.cache.keep(
      RecentMatches(events: events.filter { $0.seconds >= since }, since: since), of: key)
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
