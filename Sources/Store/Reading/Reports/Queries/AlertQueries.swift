/// What rang, how fast people were told, and who could not be.
struct AlertQueries {
  let period: ReportPeriod

  private static let toldAfter =
    "unixepoch(first_announced_at) - unixepoch(started_at)"
  private var began: String { period.of("started_at") + " AND state != 'withdrawn'" }

  var rules: ReportQuery {
    ReportQuery(
      name: "alert_rules",
      sql: """
        SELECT rule_title, level, count(*) AS alerts, sum(state = 'firing') AS still_firing,
          sum(count) AS events, sum(first_announced_at IS NULL) AS not_told,
          min(\(Self.toldAfter)) AS quickest_seconds, max(\(Self.toldAfter)) AS slowest_seconds
        FROM alerts WHERE \(began) GROUP BY rule_id, rule_title, level
        ORDER BY alerts DESC, rule_title, level, rule_id
        """)
  }

  var alerts: ReportQuery {
    ReportQuery(
      name: "alerts",
      sql: """
        SELECT started_at, level, rule_title, group_key, state, count AS events, ended_at,
          \(Self.toldAfter) AS told_after_seconds, shadow, alert_id
        FROM alerts WHERE \(began) ORDER BY started_at, alert_id
        """)
  }

  var notifications: ReportQuery {
    ReportQuery(
      name: "notifications",
      sql: """
        SELECT sink, state, count(*) AS notifications, max(attempts) AS most_attempts
        FROM notifications WHERE \(period.of("created_at")) GROUP BY sink, state
        ORDER BY sink, state
        """)
  }

  var untold: ReportQuery {
    ReportQuery(
      name: "untold",
      sql: """
        SELECT created_at, sink, rule_title, level, change, state, attempts, reason, alert_id
        FROM notifications
        WHERE \(period.of("created_at")) AND state IN ('dead', 'waiting') ORDER BY notification
        """)
  }

  var silences: ReportQuery {
    ReportQuery(
      name: "silences",
      sql: """
        SELECT starts_at, ends_at, rule, group_fields, owner, reason
        FROM silences WHERE starts_at < '\(period.to)' AND ends_at >= '\(period.from)'
        ORDER BY starts_at, silence_id
        """)
  }
}
