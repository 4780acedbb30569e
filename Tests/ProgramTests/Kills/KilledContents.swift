/// What must be the same whether a daemon was killed or not.
enum KilledContents {
  static let settled = "SELECT value FROM progress WHERE name = 'settled_at'"

  /// The alerts of rules that ring, without their states.
  static let counts = """
    SELECT r.rule_id, g.text, a.started_at, a.last_at, a.count FROM alert AS a
    JOIN rule AS r ON r.id = a.rule JOIN word AS g ON g.id = a.group_key
    WHERE r.rings AND a.state IN ('firing', 'resolved')
    """

  static let queries = [
    (what: "events", sql: "SELECT event_id, event_time, record FROM events ORDER BY 1, 2, 3"),
    (
      what: "alerts",
      // Without the ids, which depend on what was told first; with those of rules that only others
      // count.
      sql: """
      SELECT r.rule_id, g.text, a.state, a.started_at, a.last_at, a.ended_at, a.count,
        a.evidence_from, a.measured, a.expected, a.deviation
      FROM alert AS a JOIN rule AS r ON r.id = a.rule JOIN word AS g ON g.id = a.group_key
      WHERE a.state IN ('pending', 'firing', 'resolved') ORDER BY 1, 2, 4
      """
    ),
    (
      what: "evidence",
      sql: """
      SELECT a.rule_id, a.group_key, a.started_at, e.event_id
      FROM alerts AS a JOIN alert_events AS e ON e.alert_id = a.alert_id
      WHERE a.state IN ('pending', 'firing', 'resolved') ORDER BY 1, 2, 3, 4
      """
    ),
  ]
}
