import Alarms
import CloudTrail
import Rules

/// Brings the alerts of one group up to date with what became of its episodes.
final class EpisodeWriter {
  /// An alert that was touched, as it was counted before.
  private struct Counted {
    let range: ClosedRange<Int64>
    let count: Int64
  }

  let alarm: StoredAlarm
  let group: Int64
  let tables: AlarmStore
  private let moment: AlarmMoment
  private let settledSeconds: Int64
  let activeSince: Int64?
  /// The alerts that were read or written, by their rows.
  var seen: [Int64: AlertRow] = [:]
  /// By row; nil where all of the alert has to be counted.
  private var counted: [Int64: Counted?] = [:]
  /// The alerts that there are now, of those that were touched.
  private(set) var touched: [Int64: AlertRow] = [:]
  /// Whether a clock that was ahead had judged what was judged again.
  private(set) var wasAhead = false
  /// The alerts that are no episodes any more.
  private(set) var gone: [Int64] = []

  /// - Parameter activeSince: for CloudWatch alarms, the trail's first event that counts.
  init(
    _ alarm: StoredAlarm, group: Int64, _ tables: AlarmStore, _ moment: AlarmMoment,
    activeSince: Int64?
  ) {
    self.activeSince = activeSince
    self.alarm = alarm
    self.group = group
    self.tables = tables
    self.moment = moment
    settledSeconds = moment.settledSeconds(for: alarm)
  }

  // MARK: Writing

  /// Writes a revision; ``finish(newTimes:)`` has to follow the last one.
  func apply(_ revision: EpisodeRevision) throws(DatabaseError) {
    let old = revision.known.compactMap { seen[$0.row] }
    wasAhead =
      wasAhead || old.contains { alarm.update.isJudgedAhead($0.found, of: settledSeconds) }
    for alert in old where counted[alert.row] == nil {
      counted[alert.row] = .some(Counted(range: evidenceRange(of: alert), count: alert.count))
    }
    guard revision.isChange || old.contains(where: { isStateDue($0) }) else {
      for alert in old { touched[alert.row] = alert }
      return
    }
    let episodes = revision.episodes.map { found in
      (found: found, state: alarm.rule.state(of: found, settledSeconds: settledSeconds))
    }
    let claims = EpisodeClaims(episodes, old: old)
    for alert in claims.forgotten { try forget(alert) }
    try giveUpIDs(of: claims)
    var rows: [AlertRow] = []
    for claim in claims.claims { rows.append(try write(claim)) }
    for (alert, claim) in claims.merged { try merge(alert, into: rows[claim]) }
    for alert in claims.withdrawn { try end(alert, as: .withdrawn, .withdrawn, into: nil) }
  }

  /// Whether time alone has brought an alert to another state.
  private func isStateDue(_ alert: AlertRow) -> Bool {
    alarm.rule.state(of: alert.found, settledSeconds: settledSeconds) != alert.state
  }

  private func write(_ claim: EpisodeClaims.Claim) throws(DatabaseError) -> AlertRow {
    let rings = claim.state != .pending
    guard let old = claim.old else {
      var alert = AlertRow(
        row: 0, alertID: try freeID(startedAt: claim.found.episode.startedAt), found: claim.found,
        state: claim.state, count: 0)
      alert.row = try tables.alerts.add(alert, alarm.row, group)
      counted[alert.row] = .some(nil)
      if rings { alert = try begin(alert) }
      return keep(alert)
    }
    var alert = old
    alert.found = claim.found
    alert.state = claim.state
    if alert == old { return keep(alert) }
    if !old.isTold, old.found.episode.startedAt != claim.found.episode.startedAt {
      alert.alertID = try freeID(startedAt: claim.found.episode.startedAt)
    }
    if rings {
      // One that nobody was told of, because it was over or not yet there, rings now.
      let goesOnUntold = old.state == .resolved && !old.isTold && alert.state == .firing
      alert =
        old.state == .pending || goesOnUntold
        ? try tables.announcer.begin(alert, of: alarm, group: try groupText(), moment)
        : try tables.announcer.change(alert, from: old, of: alarm, moment)
    } else {
      // It does not ring any more: there is nothing to tell, now or in a summary.
      alert.repeatAt = nil
      alert.isUnsummarised = false
    }
    try tables.alerts.change(alert)
    return keep(alert)
  }

  private func begin(_ alert: AlertRow) throws(DatabaseError) -> AlertRow {
    let begun = try tables.announcer.begin(alert, of: alarm, group: try groupText(), moment)
    if begun != alert { try tables.alerts.change(begun) }
    return begun
  }

  private func keep(_ alert: AlertRow) -> AlertRow {
    seen[alert.row] = alert
    touched[alert.row] = alert
    return alert
  }

  private func merge(_ alert: AlertRow, into survivor: AlertRow) throws(DatabaseError) {
    // Both counts are known, but not what they have in common.
    counted[survivor.row] = .some(nil)
    try end(alert, as: .merged, .merged, into: survivor.alertID)
  }

  private func end(
    _ old: AlertRow, as state: AlertState, _ change: AlertChange, into survivor: String?
  ) throws(DatabaseError) {
    var alert = old
    alert.state = state
    alert.repeatAt = nil
    try tables.alerts.change(alert, mergedInto: survivor)
    try tables.announcer.end(alert, change, moment)
    remove(alert.row)
  }

  private func forget(_ alert: AlertRow) throws(DatabaseError) {
    try tables.alerts.delete(alert.row)
    remove(alert.row)
  }

  private func remove(_ row: Int64) {
    seen[row] = nil
    counted[row] = nil
    touched[row] = nil
    gone.append(row)
  }

  // MARK: Names

  /// Gives up the ids that will be other alerts' in a moment.
  private func giveUpIDs(of claims: EpisodeClaims) throws(DatabaseError) {
    let moved = claims.claims.filter { claim in
      guard let old = claim.old, !old.isTold else { return false }
      return old.found.episode.startedAt != claim.found.episode.startedAt
    }
    guard moved.count > 1 else { return }
    for case let old? in moved.map(\.old) { try tables.alerts.giveUpID(of: old.row) }
  }

  private func freeID(startedAt: Int64) throws(DatabaseError) -> String {
    try tables.alerts.freeID(
      of: alarm.rule.summary, group: try groupText(), startedAt: startedAt)
  }

  private func groupText() throws(DatabaseError) -> String { try tables.words.text(group) }

  // MARK: Counting

  /// Counts the matches of the alerts that were touched.
  ///
  /// What was counted before is not counted again, for an episode can be as long as a year.
  ///
  /// - Parameter newTimes: the times of the events that are new in the group; nil where that is not
  ///   known, and everything has to be counted.
  func finish(newTimes: [Int64]?) throws(DatabaseError) {
    let newTimes = newTimes?.sorted()
    for (row, before) in counted {
      guard var alert = touched[row] else { continue }
      let range = evidenceRange(of: alert)
      var count: Int64
      if let newTimes, let before, before.range.isInside(range) {
        count = before.count + Int64(newTimes.count(in: before.range))
        count += try eventCount(range.lowerBound, before.range.lowerBound - 1)
        count += try eventCount(before.range.upperBound + 1, range.upperBound)
      } else {
        count = try eventCount(range.lowerBound, range.upperBound)
      }
      guard count != alert.count else { continue }
      alert.count = count
      try tables.alerts.setCount(row, count)
      _ = keep(alert)
    }
    counted.removeAll()
  }

  private func evidenceRange(of alert: AlertRow) -> ClosedRange<Int64> {
    alarm.update.finder.evidenceRange(of: alert.found)
  }

  private func eventCount(_ first: Int64, _ last: Int64) throws(DatabaseError) -> Int64 {
    guard first <= last else { return 0 }
    return try tables.reader.eventCount(
      alarm.row, group, in: first...last, hasEpisodes: alarm.hasChildren)
  }
}

extension ClosedRange<Int64> {
  fileprivate func isInside(_ other: ClosedRange) -> Bool {
    other.lowerBound <= lowerBound && upperBound <= other.upperBound
  }
}

extension [Int64] {
  /// How many of the numbers, which are in order, lie in a range.
  fileprivate func count(in range: ClosedRange<Int64>) -> Int {
    firstPosition { $0 <= range.upperBound } - firstPosition { $0 < range.lowerBound }
  }
}
