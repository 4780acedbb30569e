import Alarms
import CloudTrail
import Rules

/// The matches of one transaction for alarms to which only pauses matter: silences and first
/// sightings.
///
/// Their rules can match every event of a trail. But a match with another one before it and one
/// after it, that are no further apart than a pause that does not matter, is next to none that
/// does, whatever else may come: it is not written, and one that has come to lie so is taken away.
struct PauseMatches {
  /// The matches of a group by their seconds.
  private(set) var groups: [AlarmGroup: [Int64: [(event: EventKey, match: EventMatch)]]] = [:]

  mutating func add(_ event: EventKey, _ alarm: Int, _ group: Int64, _ match: EventMatch) {
    groups[AlarmGroup(alarm: alarm, key: group), default: [:]][event.seconds, default: []]
      .append((event, match))
  }

  mutating func removeAll() { groups.removeAll(keepingCapacity: true) }

  /// The seconds of a group without those that lie inside a run of others.
  static func thinned(_ seconds: [Int64], pauseSeconds: Int64) -> [Int64] {
    var kept: [Int64] = []
    for (position, second) in seconds.enumerated() {
      let isInside =
        position + 1 < seconds.count
        && kept.last.map { seconds[position + 1] - $0 <= pauseSeconds } ?? false
      if !isInside { kept.append(second) }
    }
    return kept
  }
}

extension AlarmKeeper {
  /// Writes what is needed of the transaction's matches.
  func writePauses() throws(DatabaseError) {
    for (group, bySecond) in pauses.groups.sorted(by: { $0.key < $1.key }) {
      guard let pause = alarms[group.alarm].unimportantPauseSeconds else { continue }
      for second in PauseMatches.thinned(bySecond.keys.sorted(), pauseSeconds: pause) {
        try write(bySecond[second] ?? [], at: second, in: group, pauseSeconds: pause)
      }
    }
    pauses.removeAll()
  }

  private func write(
    _ matches: [(event: EventKey, match: EventMatch)], at second: Int64, in group: AlarmGroup,
    pauseSeconds pause: Int64
  ) throws(DatabaseError) {
    let rule = alarms[group.alarm].row
    let before = try time(before: second, in: group)
    let after = try time(after: second, in: group)
    if let before, let after, after - before <= pause { return }
    for (event, match) in matches {
      let isNew = try tables.matches.add(
        event, rule: rule, group: group.key, reference: match.reference, value: match.group.value)
      if isNew { pending.addMatch(group.alarm, group.key, at: second, isNewEvent: false) }
    }
    // The neighbours may lie inside now.
    if let before, let earlier = try time(before: before, in: group), second - earlier <= pause {
      try tables.matches.remove(rule, group.key, at: before)
    }
    if let after, let later = try time(after: after, in: group), later - second <= pause {
      try tables.matches.remove(rule, group.key, at: after)
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
