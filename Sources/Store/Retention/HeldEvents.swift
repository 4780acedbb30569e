/// Tells which events a legal hold names.
final class HeldEvents {
  private let reader: HoldReader
  private let words: WordReader
  /// Those that are in force.
  private(set) var holds: [LegalHold] = []

  init(_ connection: Connection) throws(DatabaseError) {
    reader = try HoldReader(connection)
    words = try WordReader(connection)
  }

  /// Reads the holds that are in force now; returns whether they are others than before.
  @discardableResult
  func refresh() throws(DatabaseError) -> Bool {
    let before = holds
    holds = try reader.holds()
    return holds != before
  }

  /// The holds that name an event.
  ///
  /// - Parameter seconds: its time; nil where it has none.
  func naming(
    _ facts: EventFacts.Facts, seconds: Int64?
  ) throws(DatabaseError) -> [LegalHold] {
    guard !holds.isEmpty else { return [] }
    let actor = try facts.actor.map { id throws(DatabaseError) in try words.text(id) }
    return holds.filter {
      $0.scope.holds(account: facts.account, actor: actor, seconds: seconds)
    }
  }
}
