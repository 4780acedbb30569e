/// Tells which events a legal hold names.
final class HeldEvents {
  private let reader: HoldReader
  private let word: Statement
  private var holds: [LegalHold] = []

  init(_ connection: Connection) throws(DatabaseError) {
    reader = try HoldReader(connection)
    word = try connection.prepare("SELECT text FROM word WHERE id = ?1")
  }

  /// Reads the holds that are in force now; returns whether they are others than before.
  @discardableResult
  func refresh() throws(DatabaseError) -> Bool {
    let before = holds
    holds = try reader.holds()
    return holds != before
  }

  /// Whether any hold is in force.
  var areAny: Bool { !holds.isEmpty }

  /// Whether a hold names an event.
  func holds(_ facts: EventFacts.Facts, seconds: Int64?) throws(DatabaseError) -> Bool {
    guard !holds.isEmpty else { return false }
    let actor = try facts.actor.map { id throws(DatabaseError) in try text(id) } ?? nil
    return holds.contains { $0.scope.holds(account: facts.account, actor: actor, seconds: seconds) }
  }

  private func text(_ id: Int64) throws(DatabaseError) -> String? {
    word.bind(1, id)
    defer { word.reset() }
    return try word.step() ? word.optionalText(0) : nil
  }
}
