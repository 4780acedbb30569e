import Alarms
import CloudTrail

/// Writes matches, and keeps the episodes that follow from them.
final class AlarmTables {
  private let connection: Connection
  private let findRule: Statement
  private let addRule: Statement
  private let addMatch: Statement
  private let readTimes: Statement
  private let readTimesBefore: Statement
  private let countMatches: Statement
  private let findEpisodes: Statement
  private let addAlert: Statement
  private let changeAlert: Statement
  private let setCount: Statement
  private let readEpisode: Statement
  private let mergeAlert: Statement
  private let groupText: Statement

  init(_ connection: Connection) throws(DatabaseError) {
    self.connection = connection
    findRule = try connection.prepare(
      "SELECT id FROM rule WHERE rule_id = ?1 AND version = ?2")
    addRule = try connection.prepare(
      """
      INSERT INTO rule (rule_id, version, title, level, author, file, window_seconds, threshold,
        condition)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9) RETURNING id
      """)
    addMatch = try connection.prepare(
      "INSERT OR IGNORE INTO match (rule, group_key, event) VALUES (?1, ?2, ?3)")
    readTimes = try connection.prepare(
      "SELECT event FROM match WHERE rule = ?1 AND group_key = ?2 AND event >= ?3 "
        + "AND event < ?4 ORDER BY event")
    readTimesBefore = try connection.prepare(
      "SELECT event FROM match WHERE rule = ?1 AND group_key = ?2 AND event >= ?3 "
        + "AND event < ?4 ORDER BY event DESC LIMIT ?5")
    countMatches = try connection.prepare(
      "SELECT count(*) FROM match WHERE rule = ?1 AND group_key = ?2 AND event >= ?3 "
        + "AND event < ?4")
    findEpisodes = try connection.prepare(
      """
      SELECT id, alert_id, started_at, last_at, count FROM alert
      WHERE rule = ?1 AND group_key = ?2 AND last_at >= ?3 AND started_at <= ?4
        AND merged_into IS NULL
      ORDER BY last_at
      """)
    addAlert = try connection.prepare(
      """
      INSERT INTO alert (alert_id, rule, group_key, started_at, last_at, count,
        first_announced_at)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT (alert_id) DO NOTHING RETURNING id
      """)
    changeAlert = try connection.prepare(
      "UPDATE alert SET started_at = ?2, last_at = ?3 WHERE id = ?1")
    setCount = try connection.prepare("UPDATE alert SET count = ?2 WHERE id = ?1")
    readEpisode = try connection.prepare("SELECT started_at, last_at FROM alert WHERE id = ?1")
    mergeAlert = try connection.prepare("UPDATE alert SET merged_into = ?2 WHERE id = ?1")
    groupText = try connection.prepare("SELECT text FROM word WHERE id = ?1")
  }

  /// The row of a rule.
  func rule(_ rule: StoredRule) throws(DatabaseError) -> Int64 {
    let summary = rule.summary
    findRule.bind(1, summary.ruleID)
    findRule.bind(2, summary.version)
    defer { findRule.reset() }
    if try findRule.step() { return findRule.number(0) }
    addRule.bind(1, summary.ruleID)
    addRule.bind(2, summary.version)
    addRule.bind(3, summary.title)
    addRule.bind(4, summary.level)
    addRule.bind(5, summary.author)
    addRule.bind(6, summary.file)
    addRule.bind(7, rule.condition.windowSeconds)
    addRule.bind(8, Int64(rule.condition.threshold))
    addRule.bind(9, summary.conditionText)
    defer { addRule.reset() }
    _ = try addRule.step()
    return addRule.number(0)
  }

  /// Writes a match.
  ///
  /// - Returns: false when it is written already: an event can answer yes to several detections of
  ///   one rule, and counts once.
  func add(_ event: EventKey, to group: Group) throws(DatabaseError) -> Bool {
    addMatch.bind(1, group.rule)
    addMatch.bind(2, group.key)
    addMatch.bind(3, event.value)
    try addMatch.run()
    return connection.changeCount > 0
  }

  /// Brings the episodes of a group up to date with matches that were just written.
  ///
  /// - Parameter newTimes: the seconds of those matches, sorted.
  /// - Returns: the alerts that began.
  func update(
    _ group: Group, _ rule: StoredRule, newTimes: [Int64], nowSeconds: Int64
  ) throws(DatabaseError) -> [BegunAlert] {
    var touched = TouchedEpisodes()
    for cluster in clusters(newTimes, gapSeconds: rule.condition.windowSeconds * 2) {
      try update(group, rule, cluster: cluster, nowSeconds, &touched)
    }
    for (row, before) in touched.before {
      try recount(row, before, group, rule, newTimes)
    }
    return touched.begun.filter { !touched.merged.contains($0.row) }
  }

  /// Splits sorted times where windows around them cannot see each other.
  private func clusters(_ times: [Int64], gapSeconds: Int64) -> [ArraySlice<Int64>] {
    var clusters: [ArraySlice<Int64>] = []
    var start = 0
    for index in times.indices.dropFirst() where times[index] - times[index - 1] > gapSeconds {
      clusters.append(times[start..<index])
      start = index
    }
    if start < times.count { clusters.append(times[start...]) }
    return clusters
  }

  private func update(
    _ group: Group, _ rule: StoredRule, cluster: ArraySlice<Int64>, _ nowSeconds: Int64,
    _ touched: inout TouchedEpisodes
  ) throws(DatabaseError) {
    guard let first = cluster.first, let last = cluster.last else { return }
    let window = rule.condition.windowSeconds
    // A new match can make the condition hold in every window that ends up to W after it.
    let judged = first...(last + window)
    var holding = Array(cluster)
    if rule.condition.threshold > 1 {
      // Whoever is first to hold holds with so many before it; more make no difference.
      let before = try matchTimes(
        group, from: first - window, before: first, maximum: rule.condition.threshold - 1)
      let times = before + (try matchTimes(group, from: first, to: judged.upperBound))
      holding = rule.condition.holdingTimes(of: times, within: judged)
    }
    let known = try episodes(
      group, from: min(first, holding.first ?? first) - window, to: judged.upperBound + window)
    // Even where nothing rings anew, a match inside an episode counts.
    for stored in known { touched.note(stored) }
    let changes = EpisodeMerge.merge(
      known.map(\.episode), holdingTimes: holding, windowSeconds: window)
    for change in changes {
      try write(change, known, group, rule, nowSeconds, &touched)
    }
  }

  /// Writes a new or changed episode; counts follow at the end.
  private func write(
    _ change: EpisodeMerge.Change, _ known: [StoredEpisode], _ group: Group, _ rule: StoredRule,
    _ nowSeconds: Int64, _ touched: inout TouchedEpisodes
  ) throws(DatabaseError) {
    guard let survivor = change.sources.first else {
      let row = try add(change.episode, group, rule, nowSeconds)
      touched.begin(BegunAlert(row: row, startedAt: change.episode.startedAt))
      return
    }
    for merged in change.sources.dropFirst() {
      mergeAlert.bind(1, known[merged].row)
      mergeAlert.bind(2, known[survivor].alertID)
      try mergeAlert.run()
      touched.merge(known[merged].row, into: known[survivor].row)
    }
    changeAlert.bind(1, known[survivor].row)
    changeAlert.bind(2, change.episode.startedAt)
    changeAlert.bind(3, change.episode.lastAt)
    try changeAlert.run()
  }

  private func add(
    _ episode: Episode, _ group: Group, _ rule: StoredRule, _ nowSeconds: Int64
  ) throws(DatabaseError) -> Int64 {
    let groupText = try text(of: group)
    addAlert.bind(2, group.rule)
    addAlert.bind(3, group.key)
    addAlert.bind(4, episode.startedAt)
    addAlert.bind(5, episode.lastAt)
    addAlert.bind(6, 0)
    addAlert.bind(7, nowSeconds)
    defer { addAlert.reset() }
    // The words of a group are an attacker's to choose, and so, with some patience, is a hash of
    // them: an id that is taken must not keep this alert from ringing.
    var attempt = 0
    while true {
      let id = AlertID.make(
        rule: rule.summary, group: groupText, startedAt: episode.startedAt, attempt: attempt)
      addAlert.bind(1, id)
      if try addAlert.step() { return addAlert.number(0) }
      addAlert.reset()
      attempt += 1
    }
  }

  private func text(of group: Group) throws(DatabaseError) -> String {
    groupText.bind(1, group.key)
    defer { groupText.reset() }
    return try groupText.step() ? groupText.text(0) : ""
  }

  // MARK: Counting

  /// Counts the matches of an episode: those that its first window sees are part of it.
  ///
  /// What was counted before is not counted again, for an episode can be as long as a year.
  private func recount(
    _ row: Int64, _ before: StoredEpisode?, _ group: Group, _ rule: StoredRule,
    _ newTimes: [Int64]
  ) throws(DatabaseError) {
    readEpisode.bind(1, row)
    defer { readEpisode.reset() }
    guard try readEpisode.step() else { return }
    let range = Episode(startedAt: readEpisode.number(0), lastAt: readEpisode.number(1))
      .evidenceRange(rule.condition)
    var count: Int64
    if let before {
      let counted = before.episode.evidenceRange(rule.condition)
      count = before.count + Int64(newTimes.count { counted.contains($0) })
      count += try matchCount(group, range.lowerBound, counted.lowerBound - 1)
      count += try matchCount(group, counted.upperBound + 1, range.upperBound)
    } else {
      count = try matchCount(group, range.lowerBound, range.upperBound)
    }
    setCount.bind(1, row)
    setCount.bind(2, count)
    try setCount.run()
  }

  private func matchCount(
    _ group: Group, _ start: Int64, _ end: Int64
  ) throws(DatabaseError) -> Int64 {
    guard start <= end else { return 0 }
    bindRange(countMatches, group, start, end)
    defer { countMatches.reset() }
    return try countMatches.step() ? countMatches.number(0) : 0
  }

  // MARK: Reading

  private func matchTimes(
    _ group: Group, from start: Int64, to end: Int64
  ) throws(DatabaseError) -> [Int64] {
    bindRange(readTimes, group, start, end)
    return try seconds(from: readTimes)
  }

  /// The last matches before a time.
  private func matchTimes(
    _ group: Group, from start: Int64, before end: Int64, maximum: Int
  ) throws(DatabaseError) -> [Int64] {
    bindRange(readTimesBefore, group, start, end - 1)
    readTimesBefore.bind(5, Int64(maximum))
    return try seconds(from: readTimesBefore).reversed()
  }

  private func seconds(from statement: Statement) throws(DatabaseError) -> [Int64] {
    defer { statement.reset() }
    var times: [Int64] = []
    while try statement.step() { times.append(EventKey(value: statement.number(0)).seconds) }
    return times
  }

  private func episodes(
    _ group: Group, from start: Int64, to end: Int64
  ) throws(DatabaseError) -> [StoredEpisode] {
    findEpisodes.bind(1, group.rule)
    findEpisodes.bind(2, group.key)
    findEpisodes.bind(3, start)
    findEpisodes.bind(4, end)
    defer { findEpisodes.reset() }
    var found: [StoredEpisode] = []
    while try findEpisodes.step() {
      found.append(
        StoredEpisode(
          row: findEpisodes.number(0), alertID: findEpisodes.text(1),
          episode: Episode(startedAt: findEpisodes.number(2), lastAt: findEpisodes.number(3)),
          count: findEpisodes.number(4)))
    }
    return found
  }

  private func bindRange(_ statement: Statement, _ group: Group, _ start: Int64, _ end: Int64) {
    statement.bind(1, group.rule)
    statement.bind(2, group.key)
    statement.bind(3, EventKey.first(ofSeconds: start).value)
    statement.bind(4, EventKey.first(ofSeconds: end + 1).value)
  }
}
