/// Writes silences into a database that a daemon may be writing at the same time.
public final class SilenceBook {
  /// What became of a silence that was to be ended.
  public enum Ending: Sendable, Hashable {
    /// It is over now.
    case ended
    /// It was over before, since a second since 1970.
    case wasOver(endedAt: Int64)
    /// There is no such silence.
    case unknown
  }

  private let writer: BesideWriter
  private var connection: Connection { writer.connection }

  /// Opens a database that is there.
  public init(databasePath: String) throws(DatabaseError) {
    writer = try BesideWriter(databasePath: databasePath)
  }

  /// Adds a silence; returns its number.
  public func add(
    _ scope: Silence.Scope, from startsAt: Int64, until endsAt: Int64, owner: String,
    reason: String, nowSeconds: Int64
  ) throws(DatabaseError) -> Int64 {
    let groupFields = try (scope.groupFields ?? GroupFields()).json()
    return try writer.inTransaction(nowSeconds: nowSeconds) { () throws(DatabaseError) -> Int64 in
      let insert = try connection.prepare(
        """
        INSERT INTO silence (rule, group_fields, starts_at, ends_at, owner, reason, created_at, seal)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) RETURNING id
        """)
      insert.bind(1, scope.rule)
      insert.bind(2, groupFields)
      insert.bind(3, startsAt)
      insert.bind(4, endsAt)
      insert.bind(5, owner)
      insert.bind(6, reason)
      insert.bind(7, nowSeconds)
      insert.bind(8, writer.seals.openSeal)
      defer { insert.reset() }
      _ = try insert.step()
      writer.seals.add(.silence, insert.number(0), replacing: nil)
      return insert.number(0)
    }
  }

  /// Ends a silence now; its row stays for the record.
  ///
  /// The alerts that wait for its end are told with the daemon's next look at the clock: those that
  /// nobody was told of yet, and those whose next telling it put off.
  public func expire(_ row: Int64, nowSeconds: Int64) throws(DatabaseError) -> Ending {
    try writer.inTransaction(nowSeconds: nowSeconds) { () throws(DatabaseError) -> Ending in
      let find = try connection.prepare("SELECT ends_at, seal FROM silence WHERE id = ?1")
      find.bind(1, row)
      guard try find.step() else { return .unknown }
      let endsAt = find.number(0)
      let seal = find.optionalNumber(1)
      find.reset()
      guard endsAt > nowSeconds else { return .wasOver(endedAt: endsAt) }
      let end = try connection.prepare(
        "UPDATE silence SET ends_at = ?2, seal = ?3 WHERE id = ?1")
      end.bind(1, row)
      end.bind(2, nowSeconds)
      end.bind(3, writer.seals.openSeal)
      try end.run()
      writer.seals.add(.silence, row, replacing: seal)
      // One that another silence covers as well waits again once it was looked at.
      let wake = try connection.prepare(
        """
        UPDATE alert SET repeat_at = ?1
        WHERE repeat_at > ?1 AND state = 'firing' AND (told = 0 OR repeat_at = ?2)
        """)
      wake.bind(1, nowSeconds)
      wake.bind(2, endsAt)
      try wake.run()
      return .ended
    }
  }

  /// The ids and titles of the rules that can be silenced.
  public func ruleNames() throws(DatabaseError) -> [String] {
    let read = try connection.prepare(
      """
      SELECT title FROM rule WHERE rings AND retired_at IS NULL
      UNION SELECT rule_id FROM rule WHERE rings AND retired_at IS NULL ORDER BY 1
      """)
    var names: [String] = []
    while try read.step() { names.append(read.text(0)) }
    return names
  }

  /// How many of the newest alerts are asked for the fields of their groups.
  private static let fieldAlertMaximum = 10_000

  /// The fields that the groups of the newest alerts have.
  ///
  /// - Parameter rule: the id or the title of the rule whose alerts are asked; nil for all.
  public func groupFields(of rule: String?) throws(DatabaseError) -> Set<String> {
    let read = try connection.prepare(
      """
      SELECT DISTINCT f.key FROM (
        SELECT l.group_key FROM alert AS l JOIN rule AS r ON r.id = l.rule
        WHERE ?1 IS NULL OR ?1 IN (r.rule_id, r.title)
        ORDER BY l.id DESC LIMIT \(Self.fieldAlertMaximum)) AS l
      JOIN word AS g ON g.id = l.group_key
      JOIN json_each(g.text) AS f
      WHERE json_valid(g.text)
      """)
    read.bind(1, rule)
    var fields: Set<String> = []
    while try read.step() { fields.insert(read.text(0)) }
    return fields
  }
}
