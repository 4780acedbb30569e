/// Changes what becomes of notifications, in a database that a daemon may be writing.
public final class OutboxBook {
  /// Which notifications are meant.
  public struct Choice: Sendable {
    /// Their rows; all where there is none.
    public var rows: [Int64] = []
    /// The sink that they are for; nil is any.
    public var sink: String?

    /// A choice of everything.
    public init(rows: [Int64] = [], sink: String? = nil) {
      self.rows = rows
      self.sink = sink
    }
  }

  private let writer: BesideWriter

  /// Opens a database that is there.
  public init(databasePath: String) throws(DatabaseError) {
    writer = try BesideWriter(databasePath: databasePath)
  }

  /// Lets notifications that were given up wait again, in their old order; returns their rows.
  public func retry(_ choice: Choice, nowSeconds: Int64) throws(DatabaseError) -> [Int64] {
    try change(
      choice,
      """
      UPDATE outbox SET settled_at = NULL, fate = NULL, attempts = 0, queued_at = ?3, reason = ?4
      WHERE fate = 'dead'
      """, nowSeconds, reason: nil)
  }

  /// Gives up for good what waits, or was given up; returns the rows.
  ///
  /// - Parameter person: who decides so.
  public func discard(
    _ choice: Choice, by person: String, nowSeconds: Int64
  ) throws(DatabaseError) -> [Int64] {
    try change(
      choice,
      """
      UPDATE outbox SET settled_at = ?3, fate = 'left_out', reason = ?4
      WHERE (settled_at IS NULL OR fate = 'dead')
      """, nowSeconds, reason: "discarded by \(person)")
  }

  private func change(
    _ choice: Choice, _ update: String, _ nowSeconds: Int64, reason: String?
  ) throws(DatabaseError) -> [Int64] {
    try writer.inTransaction(nowSeconds: nowSeconds) { () throws(DatabaseError) -> [Int64] in
      // Rows that are named are found by their number, and not by a look at all others.
      let which = choice.rows.isEmpty ? "(?2 IS NULL)" : "id = ?2"
      let statement = try writer.connection.prepare(
        "\(update) AND (?1 IS NULL OR sink = ?1) AND \(which) RETURNING id")
      var changed: [Int64] = []
      for row in choice.rows.isEmpty ? [nil] : choice.rows.map(Optional.some) {
        statement.bind(1, choice.sink)
        statement.bind(2, row)
        statement.bind(3, nowSeconds)
        statement.bind(4, reason)
        while try statement.step() { changed.append(statement.number(0)) }
        statement.reset()
      }
      return changed.sorted()
    }
  }
}
