import CloudTrail

/// Finds the legal holds that keep events of a person.
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
    var open = try HoldReader(connection).holds()
    guard !open.isEmpty else { return [] }
    var references: [String] = []
    let facts = try EventFacts(connection)
    let words = try WordReader(connection)
    for event in try events() {
      guard let found = try facts.facts(of: event) else { continue }
      let actor = try found.actor.map { id throws(DatabaseError) in try words.text(id) }
      let time = EventKey(value: event).seconds
      let seconds = time == EventKey.untimedSeconds ? nil : time
      references += open.filter {
        $0.scope.holds(account: found.account, actor: actor, seconds: seconds)
      }.map(\.reference)
      open.removeAll { $0.scope.holds(account: found.account, actor: actor, seconds: seconds) }
      if open.isEmpty { break }
    }
    return references
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
