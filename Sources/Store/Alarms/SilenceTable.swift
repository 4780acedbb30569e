import Alarms

/// Tells which alerts nobody wants to hear of for a while.
final class SilenceTable {
  private let read: Statement
  private let isAny: Statement

  init(_ connection: Connection) throws(DatabaseError) {
    read = try connection.prepare(
      """
      SELECT ends_at, group_fields FROM silence
      WHERE starts_at <= ?1 AND ends_at > ?1
        AND (rule IS NULL OR lower(rule) IN (lower(?2), lower(?3)))
      ORDER BY ends_at DESC
      """)
    isAny = try connection.prepare("SELECT 1 FROM silence WHERE ends_at > ?1 LIMIT 1")
  }

  /// Until when an alert is silent; nil where it is not.
  func end(of rule: AlarmRule, group: String, at nowSeconds: Int64) throws(DatabaseError) -> Int64?
  {
    isAny.bind(1, nowSeconds)
    let isNeeded = try isAny.step()
    isAny.reset()
    guard isNeeded else { return nil }
    read.bind(1, nowSeconds)
    read.bind(2, rule.summary.ruleID)
    read.bind(3, rule.summary.title)
    defer { read.reset() }
    while try read.step() {
      // What cannot be read silences nothing.
      guard let fields = GroupFields(json: read.text(1)) else { continue }
      if fields.fit(group: group) { return read.number(0) }
    }
    return nil
  }
}
