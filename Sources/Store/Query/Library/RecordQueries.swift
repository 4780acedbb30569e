extension NamedQuery {
  /// What the database says of the trail and of itself.
  static let recordQueries = [
    NamedQuery(
      "file-problems", "Which trail files could not be used, or only in part?",
      "Files that are neither whole nor digests, and files with records that were rejected.",
      sql: """
        SELECT path, state, reason, records, rejected, stored_at
        FROM files
        WHERE state NOT IN ('complete', 'digest') OR rejected > 0
        ORDER BY stored_at DESC
        """),
    NamedQuery(
      "omitted-parameters", "Of which changes did AWS leave out the parameters?",
      "Changes whose parameters were too large to be recorded: a blind spot.",
      [.number("days", 30, "how many days back")],
      sql: """
        SELECT event_time, account, actor, event_source, event_name,
          json_extract(request_parameters, '$.reason') AS reason
        FROM (
          SELECT event_time, time, account, actor, event_source, event_name, request_parameters
          FROM ml_changes
          UNION
          SELECT event_time, time, account, actor, event_source, event_name, request_parameters
          FROM permission_changes
        )
        WHERE json_extract(request_parameters, '$.omitted') IN (1, 'true')
          AND time >= unixepoch('now', '-' || :days || ' days')
        ORDER BY time DESC
        """),
    NamedQuery(
      "alerts-by-rule", "Which rules rang, and how often?",
      "Alerts by rule, with how many of them still ring.",
      [.number("days", 30, "how many days back")],
      sql: """
        SELECT rule_title, level, count(*) AS alerts, sum(state = 'firing') AS firing,
          sum(count) AS events, max(started_at) AS last
        FROM alerts
        WHERE state IN ('firing', 'resolved')
          AND started_at >= strftime('%Y-%m-%dT%H:%M:%SZ', 'now', '-' || :days || ' days')
        GROUP BY rule_title, level
        ORDER BY alerts DESC
        """),
  ]
}
