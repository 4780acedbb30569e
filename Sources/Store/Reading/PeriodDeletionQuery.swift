import CloudTrail
import Retention

/// Asks what was deleted of a time: answers about a time that make something of events, such as
/// coverages, histories, reports and backtests, ask here whether they are whole.
///
/// Lists of what is stored, such as alerts and rows of SQL, do not: the view `deletions` has it beside
/// them.
struct PeriodDeletionQuery {
  /// The first second; nil for all that is earlier.
  let fromSeconds: Int64?
  /// The first second that does not belong to it any more; nil for all that is later.
  let toSeconds: Int64?

  /// The question, by account: what overlaps the time, and what lies within it.
  ///
  /// A person can be taken out only of what was there then. Events without a time belong to no period.
  var query: ReportQuery {
    ReportQuery(
      name: "deleted",
      sql: """
        SELECT what, event_class, account, why,
          sum(iif(\(within), count, 0)) AS at_least, sum(count) AS at_most,
          min(first_at) AS first_at, max(last_at) AS last_at, max(deleted_at) AS last_deleted_at
        FROM deletions
        WHERE what IN (\(Self.kinds)) AND (first_at NOT NULL OR what = 'person')\(overlapping)
        GROUP BY what, event_class, account, why
        ORDER BY what, event_class, account, why
        """)
  }

  private static let kinds = PeriodDeletion.What.allCases.map { "'\($0.rawValue)'" }
    .joined(separator: ", ")

  private var within: String {
    let conditions = [from.map { "first_at >= \($0)" }, to.map { "last_at < \($0)" }]
    return (["first_at NOT NULL"] + conditions.compactMap(\.self)).joined(separator: " AND ")
  }

  private var overlapping: String {
    [
      to.map { "\n  AND coalesce(first_at, '') < \($0)" },
      from.map { "\n  AND coalesce(last_at, deleted_at, '9999') >= \($0)" },
    ].compactMap(\.self).joined()
  }

  private var from: String? { fromSeconds.map(Self.literal) }
  private var to: String? { toSeconds.map(Self.literal) }

  private static func literal(_ seconds: Int64) -> String {
    "'\(EventTime.text(ofSeconds: seconds))'"
  }
}

extension PeriodDeletion {
  /// Reads what was deleted of a time, by kind, class and reason.
  ///
  /// - Parameters:
  ///   - first: the first second, since 1970; nil for all that is earlier.
  ///   - last: the last second, included; nil for all that is later.
  ///   - account: nil for all accounts.
  public static func read(
    _ connection: Connection, from first: Int64?, through last: Int64?, account: String? = nil,
    _ kinds: Set<What>
  ) throws(DatabaseError) -> [PeriodDeletion] {
    let question = PeriodDeletionQuery(fromSeconds: first, toSeconds: last.map { $0 + 1 })
    return all(in: try question.query.table(connection), kinds, account: account)
  }

  /// What the table `deleted` of a report tells, by kind, class and reason.
  public static func all(
    in table: ReportTable, _ kinds: Set<What> = Set(What.allCases), account: String? = nil
  ) -> [PeriodDeletion] {
    let parts = table.rows.indices.compactMap { PeriodDeletion(table, row: $0) }
    return summed(
      parts.filter { part in
        kinds.contains(part.what) && account.map(part.concerns) ?? true
      })
  }

  private init?(_ table: ReportTable, row: Int) {
    guard let what = table.text("what", row: row).flatMap(What.init) else { return nil }
    let account = table.text("account", row: row)
    self.init(
      what, eventClass: table.text("event_class", row: row).flatMap(EventClass.init),
      why: table.text("why", row: row) ?? "", accounts: account.map { [$0] } ?? [],
      hasUnknownAccount: account == nil,
      countMinimum: Int(table.number("at_least", row: row)),
      countMaximum: Int(table.number("at_most", row: row)),
      firstSeconds: table.text("first_at", row: row).flatMap(EventTime.seconds),
      lastSeconds: table.text("last_at", row: row).flatMap(EventTime.seconds))
  }
}
