import CloudTrail

/// Finds the events of a person, and the legal holds that keep the name.
struct HeldPerson {
  private let connection: Connection
  private let changed: [SealedTable: Set<Int64>]

  init(
    _ connection: Connection, _ changed: [SealedTable: Set<Int64>]
  ) throws(DatabaseError) {
    self.connection = connection
    self.changed = changed
  }

  /// The cases of the holds in force that name the person themselves, in whatever column, or that may
  /// name an event or an alert which does.
  func references() throws(DatabaseError) -> [String] {
    let held = try HeldEvents(connection)
    try held.refresh()
    guard !held.holds.isEmpty else { return [] }
    var found = Set(held.holds.filter { changed[.hold]?.contains($0.id) ?? false })
    found.formUnion(try holdsOfEvents(held))
    found.formUnion(try holdsOfAlerts(held))
    return held.holds.filter(found.contains).map(\.reference)
  }

  private func holdsOfEvents(_ held: HeldEvents) throws(DatabaseError) -> Set<LegalHold> {
    var found: Set<LegalHold> = []
    let facts = try EventFacts(connection)
    for event in try events() {
      guard let known = try facts.facts(of: event) else { continue }
      found.formUnion(try held.naming(known, seconds: EventKey(value: event).timedSeconds))
      if found.count == held.holds.count { break }
    }
    return found
  }

  /// Those of alerts whose group names the person: its events may be gone, and it is still kept.
  private func holdsOfAlerts(_ held: HeldEvents) throws(DatabaseError) -> Set<LegalHold> {
    var found: Set<LegalHold> = []
    let alerts = try HeldAlerts(connection, held)
    let columns = HeldAlerts.Alert.columns
    let read = try connection.prepare(
      """
      SELECT t.id, \(columns.joined(separator: ", ")) FROM alert AS t
      WHERE t.group_key IN (SELECT value FROM json_each(?1))
      """)
    read.bind(1, list: Array(changed[.word] ?? []))
    while try read.step() {
      let values = columns.indices.map { read.optionalNumber(Int32($0 + 1)) }
      guard let alert = HeldAlerts.Alert(id: read.number(0), values) else { continue }
      found.formUnion(try alerts.naming(alert))
    }
    return found
  }

  /// The times of the first and the last event that name the person, in seconds since 1970.
  func times() throws(DatabaseError) -> ClosedRange<Int64>? {
    let times = try events().compactMap { EventKey(value: $0).timedSeconds }
    guard let first = times.min(), let last = times.max() else { return nil }
    return first...last
  }

  /// All events that name the person, themselves or by what they refer to.
  private func events() throws(DatabaseError) -> [Int64] {
    let read = try connection.prepare(
      """
      SELECT id FROM event WHERE id IN (SELECT value FROM json_each(?1))
        OR identity IN (SELECT value FROM json_each(?2))
        OR client IN (SELECT value FROM json_each(?3))
        OR shape IN (SELECT value FROM json_each(?4))
        OR name IN (SELECT value FROM json_each(?5)) OR actor IN (SELECT value FROM json_each(?5))
        OR address IN (SELECT value FROM json_each(?5))
      """)
    for (index, table) in [SealedTable.event, .identity, .client, .shape, .word].enumerated() {
      read.bind(Int32(index + 1), list: Array(changed[table] ?? []))
    }
    var ids: [Int64] = []
    while try read.step() { ids.append(read.number(0)) }
    return ids
  }
}
