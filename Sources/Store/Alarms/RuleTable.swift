import Alarms

/// Writes rules, and which of them are in force.
final class RuleTable {
  private let connection: Connection
  private let adopt: Statement
  private let findOthers: Statement
  private let retire: Statement
  private let park: Statement
  private let reopen: Statement
  private let wake: Statement
  private let isRetired: Statement

  init(_ connection: Connection) throws(DatabaseError) {
    self.connection = connection
    adopt = try connection.prepare(
      """
      INSERT INTO rule (rule_id, version, title, level, author, file, window_seconds, condition,
        rings, shadow, measures)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)
      ON CONFLICT (rule_id, version, window_seconds) DO UPDATE SET
        title = ?3, level = ?4, author = ?5, file = ?6, condition = ?8, rings = ?9, shadow = ?10,
        measures = ?11, retired_at = NULL
      RETURNING id
      """)
    findOthers = try connection.prepare(
      """
      SELECT r.id, EXISTS (
        SELECT 1 FROM rule AS o WHERE o.rule_id = r.rule_id AND o.id IN (SELECT value
          FROM json_each(?1)))
      FROM rule AS r
      WHERE r.retired_at IS NULL AND r.id NOT IN (SELECT value FROM json_each(?1))
      """)
    retire = try connection.prepare("UPDATE rule SET retired_at = ?2 WHERE id = ?1")
    reopen = try connection.prepare(
      """
      UPDATE alert SET state = 'firing', ended_at = NULL, ended_because = NULL,
        repeat_at = CASE WHEN told THEN ?2 END
      WHERE rule = ?1 AND ended_because IS NOT NULL RETURNING group_key, started_at
      """)
    wake = try connection.prepare(
      "UPDATE alert SET repeat_at = ?2 "
        + "WHERE rule = ?1 AND state = 'firing' AND told = 0 AND repeat_at IS NULL")
    isRetired = try connection.prepare(
      "SELECT 1 FROM rule WHERE rule_id = ?1 AND version = ?2 AND window_seconds = ?3 "
        + "AND (retired_at IS NOT NULL OR shadow != ?4)")
    park = try connection.prepare("UPDATE due SET parked = ?2 WHERE rule = ?1 AND parked != ?2")
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
    defer { adopt.reset() }
    _ = try adopt.step()
    let row = adopt.number(0)
    try setParked(row, false)
    return row
  }

  /// Whether a rule is known and was out of force, or told to others than now.
  func isReturning(_ rule: AlarmRule) throws(DatabaseError) -> Bool {
    isRetired.bind(1, rule.summary.ruleID)
    isRetired.bind(2, rule.summary.version)
    isRetired.bind(3, rule.summary.windowSeconds)
    isRetired.bind(4, rule.isShadow ? 1 : 0)
    defer { isRetired.reset() }
    return try isRetired.step()
  }

  /// Lets those alerts go on that ended because the rule was not in force; the groups, with the times
  /// from which they have to be looked at again.
  func reopen(
    _ row: Int64, nowSeconds: Int64, tells: Bool
  ) throws(DatabaseError) -> [(group: Int64, since: Int64)] {
    reopen.bind(1, row)
    reopen.bind(2, nowSeconds)
    var groups: [(group: Int64, since: Int64)] = []
    while try reopen.step() { groups.append((reopen.number(0), reopen.number(1))) }
    reopen.reset()
    if tells {
      // What rang while nobody was to be told of it is told now.
      wake.bind(1, row)
      wake.bind(2, nowSeconds)
      try wake.run()
    }
    return groups
  }

  /// The rules in force that are not among those given, and whether each only was edited.
  func others(than rows: [Int64]) throws(DatabaseError) -> [(row: Int64, isEdited: Bool)] {
    findOthers.bind(1, "[\(rows.map(String.init).joined(separator: ","))]")
    defer { findOthers.reset() }
    var others: [(row: Int64, isEdited: Bool)] = []
    while try findOthers.step() { others.append((findOthers.number(0), findOthers.number(1) != 0)) }
    return others
  }

  /// Takes a rule out of force; what its groups wait for is kept for the day that it comes back.
  func retire(_ row: Int64, nowSeconds: Int64) throws(DatabaseError) {
    retire.bind(1, row)
    retire.bind(2, nowSeconds)
    try retire.run()
    try setParked(row, true)
  }

  private func setParked(_ row: Int64, _ isParked: Bool) throws(DatabaseError) {
    park.bind(1, row)
    park.bind(2, isParked ? 1 : 0)
    try park.run()
  }
}
