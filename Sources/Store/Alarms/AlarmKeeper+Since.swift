import Alarms
import Rules

/// Since when groups are known, for alarms that learn before they ring.
extension AlarmKeeper {
  /// The first match of a group, for first sightings of the group without the value.
  func since(of alarm: StoredAlarm, _ group: Int64) throws(DatabaseError) -> Int64? {
    guard alarm.learningSeconds != nil else { return nil }
    return try storedSince(of: alarm, try outer(alarm, group))
  }

  /// What was noted of a group; the same groups are asked for again and again.
  func storedSince(
    of alarm: StoredAlarm, _ outer: Int64
  ) throws(DatabaseError) -> Int64? {
    let key = AlarmGroup(alarm: alarm.position, key: outer)
    if let known = knownSince[key] { return known }
    let since = try tables.groups.since(alarm.row, outer)
    if knownSince.count >= Self.wordMaximum { knownSince.removeAll(keepingCapacity: true) }
    knownSince[key] = since
    return since
  }

  /// Finds out since when the groups are known in which matches came or went; where that changes,
  /// times have to be judged that had not to be before.
  func findSince(of position: Int) throws(DatabaseError) {
    let alarm = alarms[position]
    guard let learning = alarm.learningSeconds else { return }
    var firstTimes: [Int64: Int64] = [:]
    for group in pending.groups(of: position) {
      guard let first = pending[position, group].changes.times.min() else { continue }
      let outer = try outer(alarm, group)
      firstTimes[outer] = min(firstTimes[outer] ?? first, first)
    }
    for (outer, first) in firstTimes.sorted(by: { $0.key < $1.key }) {
      let old = try storedSince(of: alarm, outer)
      // Where matches can go again, the first of all has to be looked for.
      let new =
        alarm.hasChildren ? try firstMatch(of: alarm, outer) : old.map { min($0, first) } ?? first
      guard new != old else { continue }
      try setSince(of: alarm, outer, new)
      guard let old, let new else { continue }
      let range = (min(old, new) + learning)...(max(old, new) + learning)
      for group in try innerGroups(alarm, outer) { pending.addRange(position, group, range) }
    }
  }

  func setSince(
    of alarm: StoredAlarm, _ group: Int64, _ since: Int64?
  ) throws(DatabaseError) {
    try tables.groups.setSince(alarm.row, group, since)
    knownSince[AlarmGroup(alarm: alarm.position, key: group)] = since
  }

  private func firstMatch(of alarm: StoredAlarm, _ outer: Int64) throws(DatabaseError) -> Int64? {
    var first: Int64?
    for group in try innerGroups(alarm, outer) {
      let time = try tables.reader.firstTime(alarm.row, group, after: .min, hasEpisodes: true)
      first = [first, time].compactMap(\.self).min()
    }
    return first
  }

  /// Notes that a group is part of another, once.
  func noteInner(
    _ group: Int64, inside outer: Int64, of alarm: StoredAlarm
  ) throws(DatabaseError) {
    let key = AlarmGroup(alarm: alarm.position, key: group)
    guard !knownInner.contains(key) else { return }
    if knownInner.count >= Self.wordMaximum { knownInner.removeAll(keepingCapacity: true) }
    try tables.groups.add(alarm.row, group, inside: outer)
    knownInner.insert(key)
  }

  private func outer(_ alarm: StoredAlarm, _ group: Int64) throws(DatabaseError) -> Int64 {
    guard case .firstSeen = alarm.rule.condition else { return group }
    return try tables.groups.outer(alarm.row, of: group)
  }

  private func innerGroups(
    _ alarm: StoredAlarm, _ outer: Int64
  ) throws(DatabaseError) -> [Int64] {
    guard case .firstSeen = alarm.rule.condition else { return [outer] }
    return try tables.groups.groups(alarm.row, inside: outer)
  }
}
