/// Reads legal holds.
public final class HoldReader {
  private let read: Statement

  /// A reader on a connection.
  public init(_ connection: Connection) throws(DatabaseError) {
    read = try connection.prepare(
      """
      SELECT id, reference, account, actor, from_at, until_at, reason, owner, placed_at, lifted_at
      FROM hold WHERE ?1 OR lifted_at IS NULL ORDER BY id
      """)
  }

  /// The holds in the order in which they were placed.
  public func holds(withLifted: Bool = false) throws(DatabaseError) -> [LegalHold] {
    read.bind(1, withLifted ? 1 : 0)
    defer { read.reset() }
    var holds: [LegalHold] = []
    while try read.step() {
      holds.append(
        LegalHold(
          id: read.number(0), reference: read.text(1),
          scope: .init(
            account: read.optionalText(2), actor: read.optionalText(3),
            fromSeconds: read.optionalNumber(4), untilSeconds: read.optionalNumber(5)),
          reason: read.text(6), owner: read.text(7), placedAt: read.number(8),
          liftedAt: read.optionalNumber(9)))
    }
    return holds
  }
}
