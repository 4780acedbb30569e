import CloudTrail

/// Finds the events of a person, and the legal holds that keep them.
struct HeldPerson {
  private let connection: Connection
  private let changed: [SealedTable: Set<Int64>]

  init(
    _ connection: Connection, _ changed: [SealedTable: Set<Int64>]
  ) throws(DatabaseError) {
    self.connection = connection
    self.changed = changed
  }

  /// The cases that they are for.
  func references() throws(DatabaseError) -> [String] {
    let held = try HeldEvents(connection)
    try held.refresh()
    guard !held.holds.isEmpty else { return [] }
    var found: [LegalHold] = []
    let facts = try EventFacts(connection)
    for event in try events() {
      guard let known = try facts.facts(of: event) else { continue }
      let seconds = EventKey(value: event).timedSeconds
      found += try held.naming(known, seconds: seconds).filter { !found.contains($0) }
      if found.count == held.holds.count { break }
    }
    return found.map(\.reference)
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
