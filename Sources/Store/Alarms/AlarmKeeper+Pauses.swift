import Alarms
import CloudTrail

/// Matches of alarms to which only pauses matter: silences and first sightings.
///
/// Their rules can match every event of a trail. But a match with another one before it and one
/// after it, that are no further apart than a pause that does not matter, is next to none that
/// does, whatever else may come: it is not written, and one that has come to lie so is taken away.
extension AlarmKeeper {
  /// Writes what is needed of a group's new matches, which are in the order of time.
  func writeBesidePauses(
    _ matches: ArraySlice<NewMatches.Match>, of group: AlarmGroup, pauseSeconds pause: Int64
  ) throws(DatabaseError) {
    let seconds = Set(matches.map(\.event.seconds)).sorted()
    var rest = matches
    for second in Self.thinned(seconds, pauseSeconds: pause) {
      rest = rest.drop { $0.event.seconds < second }
      try write(
        rest.prefix { $0.event.seconds == second }, at: second, in: group, pauseSeconds: pause)
    }
  }

  /// Seconds without those that lie inside a run of others.
  private static func thinned(_ seconds: [Int64], pauseSeconds: Int64) -> [Int64] {
    var kept: [Int64] = []
    for (position, second) in seconds.enumerated() {
      let isInside =
        position + 1 < seconds.count
        && kept.last.map { seconds[position + 1] - $0 <= pauseSeconds } ?? false
      if !isInside { kept.append(second) }
    }
    return kept
  }

  private func write(
    _ matches: ArraySlice<NewMatches.Match>, at second: Int64, in group: AlarmGroup,
    pauseSeconds pause: Int64
  ) throws(DatabaseError) {
    let alarm = alarms[group.alarm]
    let before = try time(before: second, in: group)
    let after = try time(after: second, in: group)
    if let before, let after, after - before <= pause { return }
    for match in matches where try add(match, of: alarm) {
      pending.addMatches(group.alarm, group.key, at: [second], areCounted: false)
    }
    // The neighbours may lie inside now.
    if let before, let earlier = try time(before: before, in: group), second - earlier <= pause {
      try tables.matches.remove(alarm.row, group.key, at: before)
    }
    if let after, let later = try time(after: after, in: group), later - second <= pause {
      try tables.matches.remove(alarm.row, group.key, at: after)
    }
  }

  private func time(before second: Int64, in group: AlarmGroup) throws(DatabaseError) -> Int64? {
    try tables.reader.lastTime(
      alarms[group.alarm].row, group.key, before: second, hasEpisodes: false)
  }

  private func time(after second: Int64, in group: AlarmGroup) throws(DatabaseError) -> Int64? {
    try tables.reader.firstTime(
      alarms[group.alarm].row, group.key, after: second, hasEpisodes: false)
  }
}
