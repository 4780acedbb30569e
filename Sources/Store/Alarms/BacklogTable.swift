import Alarms

/// Gathers the alerts that were over long before they were found into one summary.
final class BacklogTable {
  private let isAny: Statement
  private let read: Statement
  private let clear: Statement
  /// When the first and the last of those that wait was found, by the clock.
  private var waitingSince: (first: Int64, last: Int64)?
  /// The same of those that the summary of the open transaction took.
  private var takenSince: (first: Int64, last: Int64)?

  /// How long nothing must have been added to what waits, in seconds: a backfill comes in parts.
  private static let quietSeconds: Int64 = 30
  /// The longest that anything waits, in seconds.
  private static let waitSecondsMaximum: Int64 = 600

  init(_ connection: Connection, nowSeconds: Int64) throws(DatabaseError) {
    isAny = try connection.prepare("SELECT 1 FROM alert WHERE unsummarised = 1 LIMIT 1")
    read = try connection.prepare(
      """
      SELECT r.rule_id, r.title, r.level, count(*), min(l.started_at), max(l.last_at), r.file
      FROM alert AS l LEFT JOIN rule AS r ON r.id = l.rule
      WHERE l.unsummarised = 1 GROUP BY l.rule ORDER BY 4 DESC, 1
      """)
    clear = try connection.prepare(
      "UPDATE alert SET unsummarised = 0, first_announced_at = ?1 WHERE unsummarised = 1")
    if try exists() { waitingSince = (nowSeconds, nowSeconds) }
  }

  private func exists() throws(DatabaseError) -> Bool {
    defer { isAny.reset() }
    return try isAny.step()
  }

  /// Notes that alerts were added.
  func noteAdded(nowSeconds: Int64) {
    waitingSince = (waitingSince?.first ?? nowSeconds, nowSeconds)
  }

  /// Lets those wait again whose summary was rolled back, so that the next transaction tells it.
  func rollback() { waitingSince = waitingSince ?? takenSince }

  /// Whether a summary should be told.
  func isDue(nowSeconds: Int64) -> Bool {
    guard let waitingSince else { return false }
    return nowSeconds - waitingSince.last >= Self.quietSeconds
      || nowSeconds - waitingSince.first >= Self.waitSecondsMaximum
  }

  /// The summary of all that wait, which then do not wait any more; nil where there are none.
  func take(nowSeconds: Int64) throws(DatabaseError) -> BacklogSummary? {
    takenSince = waitingSince
    waitingSince = nil
    var rules: [BacklogSummary.Rule] = []
    var startedAt = Int64.max
    var lastAt = Int64.min
    while try read.step() {
      rules.append(
        BacklogSummary.Rule(
          ruleID: read.text(0), title: read.text(1), level: read.text(2),
          alerts: Int(read.number(3)), file: read.optionalText(6)))
      startedAt = min(startedAt, read.number(4))
      lastAt = max(lastAt, read.number(5))
    }
    read.reset()
    guard !rules.isEmpty else { return nil }
    clear.bind(1, nowSeconds)
    try clear.run()
    return BacklogSummary(startedAt: startedAt, lastAt: lastAt, rules: rules)
  }
}
