import Alarms

/// Writes rules, and which of them are in force.
final class RuleTable {
  private let adopt: Statement
  private let findOthers: Statement
  private let retire: Statement
  private let forgetDues: Statement

  init(_ connection: Connection) throws(DatabaseError) {
    adopt = try connection.prepare(
      """
      INSERT INTO rule (rule_id, version, title, level, author, file, window_seconds, condition,
        rings, shadow, measures, lookahead_seconds)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)
      ON CONFLICT (rule_id, version, window_seconds) WHERE retired_at IS NULL DO UPDATE SET
        title = ?3, level = ?4, author = ?5, file = ?6, condition = ?8, rings = ?9, shadow = ?10,
        measures = ?11, lookahead_seconds = ?12
      RETURNING id
      """)
    findOthers = try connection.prepare(
      """
      SELECT r.id, r.title, r.rings, EXISTS (
        SELECT 1 FROM rule AS o WHERE o.rule_id = r.rule_id AND o.id IN (SELECT value
          FROM json_each(?1)))
      FROM rule AS r
      WHERE r.retired_at IS NULL AND r.id NOT IN (SELECT value FROM json_each(?1))
        AND (?2 OR r.file != '\(AlarmRule.builtInFile)')
      """)
    retire = try connection.prepare("UPDATE rule SET retired_at = ?2 WHERE id = ?1")
    forgetDues = try connection.prepare("DELETE FROM due WHERE rule = ?1")
  }

  /// Brings a rule into force; returns its row.
  func adopt(_ rule: AlarmRule) throws(DatabaseError) -> Int64 {
    let summary = rule.summary
    adopt.bind(1, summary.ruleID)
    adopt.bind(2, summary.version)
    adopt.bind(3, summary.title)
    adopt.bind(4, summary.level)
    adopt.bind(5, summary.author)
    adopt.bind(6, summary.file)
    adopt.bind(7, summary.windowSeconds)
    adopt.bind(8, summary.conditionText)
    adopt.bind(9, rule.rings ? 1 : 0)
    adopt.bind(10, rule.isShadow ? 1 : 0)
    adopt.bind(11, rule.tellsMeasure ? 1 : 0)
    adopt.bind(12, rule.condition.lookaheadSeconds(windowSeconds: rule.windowSeconds))
    defer { adopt.reset() }
    _ = try adopt.step()
    return adopt.number(0)
  }

  /// A rule in force that is not among those given.
  struct Other {
    let row: Int64
    let title: String
    /// Whether it is not only there for other rules.
    let rings: Bool
    /// Whether it is among them with another text.
    let isEdited: Bool
  }

  /// The rules in force that are not among those given.
  ///
  /// - Parameter isAll: whether also the rules about Trailbell itself, which only the daemon has.
  func others(
    than rows: [Int64], isAll: Bool
  ) throws(DatabaseError) -> [Other] {
    findOthers.bind(1, list: rows)
    findOthers.bind(2, isAll ? 1 : 0)
    defer { findOthers.reset() }
    var others: [Other] = []
    while try findOthers.step() {
      others.append(
        Other(
          row: findOthers.number(0), title: findOthers.text(1), rings: findOthers.number(2) != 0,
          isEdited: findOthers.number(3) != 0))
    }
    return others
  }

  /// Takes a rule out of force, for good: with the same text it comes back as another.
  func retire(_ row: Int64, nowSeconds: Int64) throws(DatabaseError) {
    try retire.run(with: row, nowSeconds)
    try forgetDues.run(with: row)
  }
}
