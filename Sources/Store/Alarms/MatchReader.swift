import Alarms
import CloudTrail
import Rules

/// Reads the matches of a group, those of events and those of other alarms' episodes together.
final class MatchReader {
  private let readMatches: Statement
  private let readEpisodeMatches: Statement
  private let readEventsBefore: Statement
  private let lastMatch: Statement
  private let lastEpisodeMatch: Statement
  private let firstMatch: Statement
  private let firstEpisodeMatch: Statement
  private let countEvents: Statement
  private let countAllEvents: Statement

  init(_ connection: Connection) throws(DatabaseError) {
    let group = "rule = ?1 AND group_key = ?2"
    readMatches = try connection.prepare(
      "SELECT event, reference, value FROM match WHERE \(group) AND event >= ?3 "
        + "ORDER BY event, reference")
    readEpisodeMatches = try connection.prepare(
      "SELECT event, reference, value, counted_at FROM episode_match "
        + "WHERE \(group) AND counted_at BETWEEN ?3 AND ?4")
    readEventsBefore = try connection.prepare(
      "SELECT DISTINCT event FROM match WHERE \(group) AND event >= ?3 AND event < ?4 "
        + "ORDER BY event DESC LIMIT ?5")
    lastMatch = try connection.prepare(
      "SELECT max(event) FROM match WHERE \(group) AND event < ?3")
    lastEpisodeMatch = try connection.prepare(
      "SELECT max(counted_at) FROM episode_match WHERE \(group) AND counted_at < ?3")
    firstMatch = try connection.prepare(
      "SELECT min(event) FROM match WHERE \(group) AND event >= ?3")
    firstEpisodeMatch = try connection.prepare(
      "SELECT min(counted_at) FROM episode_match WHERE \(group) AND counted_at > ?3")
    countEvents = try connection.prepare(
      "SELECT count(DISTINCT event) FROM match WHERE \(group) AND event >= ?3 AND event < ?4")
    countAllEvents = try connection.prepare(
      """
      SELECT count(*) FROM (
        SELECT event FROM match WHERE \(group) AND event >= ?3 AND event < ?4
        UNION
        SELECT event FROM episode_match WHERE \(group) AND counted_at BETWEEN ?5 AND ?6)
      """)
  }

  /// The matches within a range of times, in order.
  ///
  /// - Parameters:
  ///   - byReference: whether an event is a match for each of the rules that it answered.
  ///   - hasEpisodes: whether episodes of other alarms can be among them.
  func matches(
    _ rule: Int64, _ group: Int64, in range: ClosedRange<Int64>, byReference: Bool,
    hasEpisodes: Bool
  ) throws(DatabaseError) -> [GroupMatch] {
    var matches = try eventMatches(rule, group, in: range, byReference: byReference).matches
    guard hasEpisodes else { return matches }
    readEpisodeMatches.bind(1, rule)
    readEpisodeMatches.bind(2, group)
    readEpisodeMatches.bind(3, range.lowerBound)
    readEpisodeMatches.bind(4, range.upperBound)
    defer { readEpisodeMatches.reset() }
    while try readEpisodeMatches.step() {
      matches.append(
        GroupMatch(
          event: EventKey(value: readEpisodeMatches.number(0)),
          countedAt: readEpisodeMatches.number(3),
          references: 1 << UInt64(readEpisodeMatches.number(1)),
          value: readEpisodeMatches.matchValue(2)))
    }
    return matches.sorted()
  }

  /// The matches of events within a range of times, in order, and whether none lies behind it.
  func eventMatches(
    _ rule: Int64, _ group: Int64, in range: ClosedRange<Int64>, byReference: Bool
  ) throws(DatabaseError) -> (matches: [GroupMatch], isToEnd: Bool) {
    readMatches.bind(1, rule)
    readMatches.bind(2, group)
    readMatches.bind(3, EventKey.first(ofClamped: range.lowerBound).value)
    defer { readMatches.reset() }
    var matches: [GroupMatch] = []
    while try readMatches.step() {
      let event = EventKey(value: readMatches.number(0))
      if event.seconds > range.upperBound { return (matches, false) }
      let reference: UInt64 = 1 << UInt64(readMatches.number(1))
      let value = readMatches.matchValue(2)
      if !byReference, let last = matches.last, last.event == event {
        // Where an event has several values, that of the first reference is taken.
        matches[matches.count - 1] = GroupMatch(
          event: event, references: last.references | reference, value: last.value ?? value)
      } else {
        matches.append(GroupMatch(event: event, references: reference, value: value))
      }
    }
    return (matches, true)
  }

  /// The last events before a time that match, in order, at most so many.
  func events(
    _ rule: Int64, _ group: Int64, since: Int64, before time: Int64, maximum: Int
  ) throws(DatabaseError) -> [EventKey] {
    guard since < time else { return [] }
    bind(readEventsBefore, rule, group, since...(time - 1))
    readEventsBefore.bind(5, Int64(maximum))
    defer { readEventsBefore.reset() }
    var events: [EventKey] = []
    while try readEventsBefore.step() {
      events.append(EventKey(value: readEventsBefore.number(0)))
    }
    return events.reversed()
  }

  /// The second of the last match before a time.
  func lastTime(
    _ rule: Int64, _ group: Int64, before time: Int64, hasEpisodes: Bool
  ) throws(DatabaseError) -> Int64? {
    let event = try lastMatch.firstNumber(with: rule, group, EventKey.first(ofClamped: time).value)
      .map { EventKey(value: $0).seconds }
    guard hasEpisodes else { return event }
    return [event, try lastEpisodeMatch.firstNumber(with: rule, group, time)].compactMap(\.self)
      .max()
  }

  /// The second of the first match after a time.
  func firstTime(
    _ rule: Int64, _ group: Int64, after time: Int64, hasEpisodes: Bool
  ) throws(DatabaseError) -> Int64? {
    let from = EventKey.first(ofClamped: time == .max ? time : time + 1).value
    let event = try firstMatch.firstNumber(with: rule, group, from).map {
      EventKey(value: $0).seconds
    }
    guard hasEpisodes else { return event }
    return [event, try firstEpisodeMatch.firstNumber(with: rule, group, time)].compactMap(\.self)
      .min()
  }

  /// How many events match within a range of times.
  func eventCount(
    _ rule: Int64, _ group: Int64, in range: ClosedRange<Int64>, hasEpisodes: Bool
  ) throws(DatabaseError) -> Int64 {
    let statement = hasEpisodes ? countAllEvents : countEvents
    bind(statement, rule, group, range)
    if hasEpisodes {
      statement.bind(5, range.lowerBound)
      statement.bind(6, range.upperBound)
    }
    defer { statement.reset() }
    return try statement.step() ? statement.number(0) : 0
  }

  private func bind(
    _ statement: Statement, _ rule: Int64, _ group: Int64, _ range: ClosedRange<Int64>
  ) {
    statement.bind(1, rule)
    statement.bind(2, group)
    statement.bind(3, EventKey.first(ofClamped: range.lowerBound).value)
    let end = range.upperBound == .max ? .max : range.upperBound + 1
    statement.bind(4, EventKey.first(ofClamped: end).value)
  }
}

extension EventKey {
  /// The first key of a second; of the first or last one that has keys where it lies beyond.
  static func first(ofClamped seconds: Int64) -> EventKey {
    let limit = Int64.max >> hashBits
    return first(ofSeconds: min(max(seconds, -limit), limit))
  }
}
