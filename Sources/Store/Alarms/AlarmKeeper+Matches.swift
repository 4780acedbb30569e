import Alarms
import CloudTrail
import Rules

/// Writes the matches of a transaction.
extension AlarmKeeper {
  /// Writes the matches that have come.
  func writeMatches() throws(DatabaseError) {
    for matches in newMatches.take() {
      guard let group = matches.first?.group else { continue }
      if let pause = alarms[group.alarm].unimportantPauseSeconds {
        try writeBesidePauses(matches, of: group, pauseSeconds: pause)
      } else {
        try write(matches, of: alarms[group.alarm], group)
      }
    }
  }

  private func write(
    _ matches: ArraySlice<NewMatches.Match>, of alarm: StoredAlarm, _ group: AlarmGroup
  ) throws(DatabaseError) {
    let isEventEnough = alarm.update.needsEventsOnly
    var times: [Int64] = []
    var lastEvent: EventKey?
    var written: [GroupMatch] = []
    for match in matches where try add(match, of: alarm) {
      // An event that answers several of the rules is one event.
      if match.event != lastEvent { times.append(match.event.seconds) }
      lastEvent = match.event
      written.append(
        isEventEnough
          ? GroupMatch(event: match.event)
          : GroupMatch(
            event: match.event, references: 1 << UInt64(match.reference), value: match.value))
    }
    guard !times.isEmpty else { return }
    if alarm.isCached { tables.cache.add(written, to: group, isEventEnough: isEventEnough) }
    noteGroup(group)
    pending.addMatches(group.alarm, group.key, at: times, areCounted: alarm.countsNewTimes)
  }

  /// Writes a match; returns false when it is written already.
  func add(
    _ match: NewMatches.Match, of alarm: StoredAlarm
  ) throws(DatabaseError) -> Bool {
    try tables.matches.add(
      match.event, rule: alarm.row, group: match.group.key, reference: match.reference,
      value: match.value)
  }
}
