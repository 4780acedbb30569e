import Alarms
import CloudTrail
import Rules

/// Writes matches: events that answered yes, and episodes of other alarms.
final class MatchTables {
  private let connection: Connection
  private let addMatch: Statement
  private let removeMatches: Statement
  private let addCarrier: Statement
  private let findCarrier: Statement
  private let addEpisodeMatch: Statement
  private let removeEpisodeMatch: Statement
  private let findEpisodeMatches: Statement

  init(_ connection: Connection) throws(DatabaseError) {
    self.connection = connection
    addMatch = try connection.prepare(
      "INSERT OR IGNORE INTO match (rule, group_key, event, reference, value) "
        + "VALUES (?1, ?2, ?3, ?4, ?5)")
    removeMatches = try connection.prepare(
      "DELETE FROM match WHERE rule = ?1 AND group_key = ?2 AND event >= ?3 AND event < ?4")
    addCarrier = try connection.prepare(
      "INSERT OR IGNORE INTO carrier (rule, reference, event, group_key, value) "
        + "VALUES (?1, ?2, ?3, ?4, ?5)")
    findCarrier = try connection.prepare(
      "SELECT group_key, value FROM carrier WHERE rule = ?1 AND reference = ?2 AND event = ?3")
    addEpisodeMatch = try connection.prepare(
      "INSERT INTO episode_match (rule, group_key, counted_at, reference, event, value, alert) "
        + "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)")
    removeEpisodeMatch = try connection.prepare("DELETE FROM episode_match WHERE id = ?1")
    findEpisodeMatches = try connection.prepare(
      "SELECT id, rule, group_key, counted_at, reference, event, value FROM episode_match "
        + "WHERE alert = ?1")
  }

  /// Writes a match; returns false when it is written already.
  func add(
    _ event: EventKey, rule: Int64, group: Int64, reference: Int, value: MatchValue?
  ) throws(DatabaseError) -> Bool {
    addMatch.bind(1, rule)
    addMatch.bind(2, group)
    addMatch.bind(3, event.value)
    addMatch.bind(4, Int64(reference))
    addMatch.bind(5, value)
    try addMatch.run()
    return connection.changeCount > 0
  }

  /// Takes the matches of a second away.
  func remove(_ rule: Int64, _ group: Int64, at second: Int64) throws(DatabaseError) {
    try removeMatches.run(
      with: rule, group, EventKey.first(ofClamped: second).value,
      EventKey.first(ofClamped: second + 1).value)
  }

  /// Writes what an event would bring to a rule that counts episodes which it is evidence of.
  func addCarrier(
    _ event: EventKey, rule: Int64, reference: Int, group: Int64, value: MatchValue?
  ) throws(DatabaseError) {
    addCarrier.bind(1, rule)
    addCarrier.bind(2, Int64(reference))
    addCarrier.bind(3, event.value)
    addCarrier.bind(4, group)
    addCarrier.bind(5, value)
    try addCarrier.run()
  }

  /// What an event brings to a rule.
  func carried(
    by event: EventKey, rule: Int64, reference: Int
  ) throws(DatabaseError) -> (group: Int64, value: MatchValue?)? {
    findCarrier.bind(1, rule)
    findCarrier.bind(2, Int64(reference))
    findCarrier.bind(3, event.value)
    defer { findCarrier.reset() }
    guard try findCarrier.step() else { return nil }
    return (findCarrier.number(0), findCarrier.matchValue(1))
  }

  /// What an episode is to the rules that count it.
  func episodeMatches(ofAlert row: Int64) throws(DatabaseError) -> [EpisodeMatch: Int64] {
    findEpisodeMatches.bind(1, row)
    defer { findEpisodeMatches.reset() }
    var found: [EpisodeMatch: Int64] = [:]
    while try findEpisodeMatches.step() {
      let match = EpisodeMatch(
        rule: findEpisodeMatches.number(1), group: findEpisodeMatches.number(2),
        countedAt: findEpisodeMatches.number(3), reference: Int(findEpisodeMatches.number(4)),
        event: EventKey(value: findEpisodeMatches.number(5)),
        value: findEpisodeMatches.matchValue(6))
      found[match] = findEpisodeMatches.number(0)
    }
    return found
  }

  func add(_ match: EpisodeMatch, ofAlert row: Int64) throws(DatabaseError) {
    addEpisodeMatch.bind(1, match.rule)
    addEpisodeMatch.bind(2, match.group)
    addEpisodeMatch.bind(3, match.countedAt)
    addEpisodeMatch.bind(4, Int64(match.reference))
    addEpisodeMatch.bind(5, match.event.value)
    addEpisodeMatch.bind(6, match.value)
    addEpisodeMatch.bind(7, row)
    try addEpisodeMatch.run()
  }

  func removeEpisodeMatch(_ row: Int64) throws(DatabaseError) {
    try removeEpisodeMatch.run(with: row)
  }
}

/// An episode as a match of a rule that counts it.
struct EpisodeMatch: Hashable {
  let rule: Int64
  let group: Int64
  let countedAt: Int64
  let reference: Int
  /// The event that stands for the episode.
  let event: EventKey
  let value: MatchValue?
}

extension Statement {
  /// Binds what a match brings: a number, a text or NULL.
  func bind(_ index: Int32, _ value: MatchValue?) {
    switch value {
    case .number(let number): bindReal(index, number)
    case .text(let text): bind(index, text)
    case nil: bindNull(index)
    }
  }

  /// What a match brings.
  func matchValue(_ column: Int32) -> MatchValue? {
    if isNull(column) { return nil }
    return isText(column) ? .text(text(column)) : .number(real(column))
  }
}
