import CloudTrail

/// Tells which alerts a legal hold may name.
///
/// A hold names events, and an alert is made of events. While all of them are there, it is known whose
/// they are. An alert is kept while there is a hold in force
/// - whose time overlaps that of the alert, from its first window's beginning to its last event, and
/// - which names every account and everybody, or an event of the alert; or of whose account or actor it
///   cannot be told that they are not the alert's, because some of its events are gone, or it was made
///   of none, of episodes of other rules, or of more than ``eventMaximum``.
final class HeldAlerts {
  /// An alert as far as holds ask.
  struct Alert {
    let id: Int64
    let rule: Int64
    let group: Int64
    /// When its evidence begins and ends, in seconds since 1970.
    let seconds: ClosedRange<Int64>
    /// How many events it was made of.
    let count: Int64

    /// The columns of an alert's row, which is `t`, that ``init(id:_:)`` takes.
    static let columns = [
      "t.rule", "t.group_key", "min(t.evidence_from, t.started_at)",
      """
      max(t.started_at, t.last_at
        + coalesce((SELECT r.lookahead_seconds FROM rule AS r WHERE r.id = t.rule), 0))
      """, "t.count",
    ]

    /// An alert from ``columns``; nil where they make none.
    init?(id: Int64, _ values: [Int64?]) {
      let known = values.compactMap(\.self)
      guard known.count == Self.columns.count, known[2] <= known[3] else { return nil }
      self.id = id
      (rule, group, seconds, count) = (known[0], known[1], known[2]...known[3], known[4])
    }
  }

  /// Of how many events of an alert it is looked whose they are.
  static let eventMaximum = 200

  private let holds: HeldEvents
  private let facts: EventFacts
  private let findEvents: Statement
  private let findEpisode: Statement

  init(_ connection: Connection, _ holds: HeldEvents) throws(DatabaseError) {
    self.holds = holds
    facts = try EventFacts(connection)
    findEvents = try connection.prepare(
      "SELECT DISTINCT event FROM match WHERE rule = ?1 AND group_key = ?2 AND event >= ?3 "
        + "AND event < ?4 ORDER BY event LIMIT \(Self.eventMaximum)")
    findEpisode = try connection.prepare(
      "SELECT 1 FROM episode_match WHERE rule = ?1 AND group_key = ?2 "
        + "AND counted_at BETWEEN ?3 AND ?4 LIMIT 1")
  }

  /// Whether a hold in force may name an alert.
  func mayName(_ alert: Alert) throws(DatabaseError) -> Bool { try !naming(alert).isEmpty }

  /// The holds in force that may name an alert: where one does for certain, at least that.
  func naming(_ alert: Alert) throws(DatabaseError) -> [LegalHold] {
    let overlapping = holds.holds.filter { $0.scope.overlaps(alert.seconds) }
    guard !overlapping.isEmpty else { return [] }
    let everybody = overlapping.filter(\.scope.namesEverybody)
    guard everybody.isEmpty else { return everybody }
    guard alert.count > 0, alert.count <= Self.eventMaximum, try !hasEpisodes(alert) else {
      return overlapping
    }
    var known = 0
    for event in try events(of: alert) {
      guard let facts = try facts.facts(of: event) else { return overlapping }
      let seconds = EventKey(value: event).timedSeconds
      let named = try holds.naming(facts, seconds: seconds)
      guard named.isEmpty else { return named }
      known += 1
    }
    return known < alert.count ? overlapping : []
  }

  /// Forgets what it has at hand, because rows may have got other numbers.
  func forget() { facts.forget() }

  private func events(of alert: Alert) throws(DatabaseError) -> [Int64] {
    try findEvents.numbers(
      with: alert.rule, alert.group, EventKey.first(ofClamped: alert.seconds.lowerBound).value,
      EventKey.first(ofClamped: alert.seconds.upperBound + 1).value)
  }

  private func hasEpisodes(_ alert: Alert) throws(DatabaseError) -> Bool {
    try findEpisode.firstNumber(
      with: alert.rule, alert.group, alert.seconds.lowerBound, alert.seconds.upperBound) != nil
  }
}
