/// Writes legal holds into a database that a daemon may be writing at the same time.
public final class HoldBook {
  /// What became of a hold that was to be lifted.
  public enum Lifting: Sendable, Hashable {
    /// It is lifted now.
    case lifted
    /// It was lifted before, in a second since 1970.
    case wasLifted(at: Int64)
    /// There is no such hold.
    case unknown
  }

  private let writer: BesideWriter

  /// Opens a database that is there.
  public init(databasePath: String) throws(DatabaseError) {
    writer = try BesideWriter(databasePath: databasePath)
  }

  /// Places a hold; returns its number.
  public func place(
    _ scope: LegalHold.Scope, reference: String, reason: String, owner: String, nowSeconds: Int64
  ) throws(DatabaseError) -> Int64 {
    try writer.inTransaction(nowSeconds: nowSeconds) { () throws(DatabaseError) -> Int64 in
      let insert = try writer.connection.prepare(
        """
        INSERT INTO hold (reference, account, actor, from_at, until_at, reason, owner, placed_at,
          seal)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9) RETURNING id
        """)
      insert.bind(1, reference)
      insert.bind(2, scope.account)
      insert.bind(3, scope.actor)
      insert.bind(4, scope.fromSeconds)
      insert.bind(5, scope.untilSeconds)
      insert.bind(6, reason)
      insert.bind(7, owner)
      insert.bind(8, nowSeconds)
      insert.bind(9, writer.seals.openSeal)
      defer { insert.reset() }
      _ = try insert.step()
      writer.seals.add(.hold, insert.number(0), replacing: nil)
      return insert.number(0)
    }
  }

  /// Lifts a hold; its row stays for the record.
  public func lift(
    _ id: Int64, by person: String, nowSeconds: Int64
  ) throws(DatabaseError) -> Lifting {
    let lifting = try note(id, by: person, nowSeconds: nowSeconds)
    // Also of one that was lifted before: whoever did may have been stopped at this.
    if lifting != .unknown { try lookAgain(nowSeconds: nowSeconds) }
    return lifting
  }

  /// How many seals are handed back at once: a daemon waits meanwhile.
  private static let sealsOfAPart = 1_000

  /// Has everything looked at again that a hold kept; other holds may still keep it.
  private func lookAgain(nowSeconds: Int64) throws(DatabaseError) {
    let again = try writer.connection.prepare(
      """
      UPDATE retention_look SET looked_until = NULL, is_held = 0
      WHERE seal IN (SELECT seal FROM retention_look WHERE is_held = 1 LIMIT \(Self.sealsOfAPart))
      """)
    while try writer.inTransaction(
      nowSeconds: nowSeconds,
      { () throws(DatabaseError) -> Bool in
        try again.run()
        return writer.connection.changeCount > 0
      })
    {}
  }

  private func note(
    _ id: Int64, by person: String, nowSeconds: Int64
  ) throws(DatabaseError) -> Lifting {
    try writer.inTransaction(nowSeconds: nowSeconds) { () throws(DatabaseError) -> Lifting in
      let find = try writer.connection.prepare("SELECT lifted_at, seal FROM hold WHERE id = ?1")
      find.bind(1, id)
      guard try find.step() else { return .unknown }
      if let liftedAt = find.optionalNumber(0) { return .wasLifted(at: liftedAt) }
      let seal = find.optionalNumber(1)
      find.reset()
      let lift = try writer.connection.prepare(
        "UPDATE hold SET lifted_at = ?2, lifted_by = ?3, seal = ?4 WHERE id = ?1")
      lift.bind(1, id)
      lift.bind(2, nowSeconds)
      lift.bind(3, person)
      lift.bind(4, writer.seals.openSeal)
      try lift.run()
      writer.seals.add(.hold, id, replacing: seal)
      return .lifted
    }
  }
}
