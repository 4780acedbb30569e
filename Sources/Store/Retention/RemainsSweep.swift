import Alarms
import CloudTrail
import Retention

/// Deletes what is left of deleted events: the matches that they were, and alerts that are over.
///
/// A pass goes through the matches in the order of their table, part by part.
final class RemainsSweep {
  /// The place of a match in its table.
  private struct Place {
    let rule: Int64
    let group: Int64
    let event: Int64
    let reference: Int64
  }

  private static let matchesOfAPart = 500
  private static let alertsOfAPart: Int64 = 100

  private let connection: Connection
  private let read: Statement
  private let deleteMatch: Statement
  private let findAlerts: Statement
  private let deleteAlert: [Statement]
  private let deleteSignals: Statement
  private let deleteCarriers: Statement
  private let deleteGroups: [Statement]
  private var lastPlace: Place?

  private static let hasNoMatch = """
    NOT EXISTS (SELECT 1 FROM match AS m WHERE m.rule = g.rule AND m.group_key = g.group_key)
      AND NOT EXISTS (
        SELECT 1 FROM episode_match AS m WHERE m.rule = g.rule AND m.group_key = g.group_key)
    """

  init(_ connection: Connection) throws(DatabaseError) {
    self.connection = connection
    read = try connection.prepare(
      """
      SELECT m.rule, m.group_key, m.event, m.reference,
        EXISTS (SELECT 1 FROM event AS e WHERE e.id = m.event)
          OR EXISTS (SELECT 1 FROM rule AS r WHERE r.id = m.rule AND r.file = '\(AlarmRule.builtInFile)')
      FROM match AS m
      WHERE (m.rule, m.group_key, m.event, m.reference) > (?1, ?2, ?3, ?4)
      ORDER BY m.rule, m.group_key, m.event, m.reference LIMIT \(Self.matchesOfAPart)
      """)
    deleteMatch = try connection.prepare(
      "DELETE FROM match WHERE rule = ?1 AND group_key = ?2 AND event = ?3 AND reference = ?4")
    // An episode that may go on stays, however long ago it began.
    findAlerts = try connection.prepare(
      """
      SELECT id, started_at FROM alert
      WHERE started_at < ?1 AND max(last_at, coalesce(ended_at, last_at)) < ?1
        AND (state IN ('merged', 'withdrawn') OR ended_at NOT NULL)
      ORDER BY started_at LIMIT \(Self.alertsOfAPart)
      """)
    deleteAlert = [
      try connection.prepare("DELETE FROM outbox WHERE alert = ?1"),
      try connection.prepare("DELETE FROM episode_match WHERE alert = ?1"),
      try connection.prepare("DELETE FROM alert WHERE id = ?1"),
    ]
    deleteSignals = try connection.prepare("DELETE FROM signal WHERE id < ?1")
    deleteCarriers = try connection.prepare(
      "DELETE FROM carrier WHERE event < ?1 AND event NOT IN (SELECT id FROM event)")
    // A group of which no match is left is new when it comes again.
    deleteGroups = [
      try connection.prepare("DELETE FROM known_group AS g WHERE \(Self.hasNoMatch)"),
      try connection.prepare("DELETE FROM inner_group AS g WHERE \(Self.hasNoMatch)"),
    ]
  }

  /// Deletes a part of the matches without events; returns how many, or nil where none were left to
  /// look at, and the pass is over.
  ///
  /// - Parameter beforeSeconds: matches from here on have their events, or never had any.
  func deleteMatches(before beforeSeconds: Int64) throws(DatabaseError) -> Int? {
    let start = lastPlace ?? Place(rule: .min, group: .min, event: .min, reference: .min)
    let end = EventKey.first(ofSeconds: beforeSeconds).value
    var remains: [Place] = []
    var last: Place?
    read.bind(1, start.rule)
    read.bind(2, start.group)
    read.bind(3, start.event)
    read.bind(4, start.reference)
    do {
      defer { read.reset() }
      while try read.step() {
        let place = Place(
          rule: read.number(0), group: read.number(1), event: read.number(2),
          reference: read.number(3))
        if place.event < end, read.number(4) == 0 { remains.append(place) }
        last = place
      }
    }
    for place in remains {
      try deleteMatch.run(with: place.rule, place.group, place.event, place.reference)
    }
    lastPlace = last
    if last == nil {
      try deleteCarriers.run(with: end)
      for delete in deleteGroups { try delete.run() }
    }
    return last == nil ? nil : remains.count
  }

  /// Begins a new pass.
  func begin() { lastPlace = nil }

  /// Deletes some alerts that were over before a second, with what was told of them; returns their
  /// times.
  func deleteAlerts(before seconds: Int64) throws(DatabaseError) -> [Int64] {
    var alerts: [(id: Int64, startedAt: Int64)] = []
    findAlerts.bind(1, seconds)
    do {
      defer { findAlerts.reset() }
      while try findAlerts.step() { alerts.append((findAlerts.number(0), findAlerts.number(1))) }
    }
    for alert in alerts {
      for delete in deleteAlert { try delete.run(with: alert.id) }
    }
    if alerts.isEmpty { try deleteSignals.run(with: EventKey.first(ofSeconds: seconds).value) }
    return alerts.map(\.startedAt)
  }
}
