/// How much happened: by day, hour, account, region, service and principal.
struct ActivityQueries {
  let period: ReportPeriod

  /// The counts by outcome of the view `events`.
  static let counts = """
    count(*) AS events, sum(outcome = 'denied') AS denied, sum(outcome = 'failed') AS failed
    """
  /// The same of what was counted before.
  static let quickCounts = """
    sum(t.events) AS events, sum(iif(t.outcome = 1, t.events, 0)) AS denied,
    sum(iif(t.outcome = 2, t.events, 0)) AS failed
    """
  /// When the first and the last of a group was.
  static let uses = """
    min(event_time) AS first_use, max(event_time) AS last_use
    """
  static let quickUses = """
    strftime('%Y-%m-%dT%H:%M:%SZ', min(t.first), 'unixepoch') AS first_use,
    strftime('%Y-%m-%dT%H:%M:%SZ', max(t.last), 'unixepoch') AS last_use
    """

  /// One row: everything together.
  var totals: ReportQuery {
    ReportQuery(
      name: "totals",
      sql: """
        SELECT count(*) AS events, coalesce(sum(outcome = 'denied'), 0) AS denied,
          coalesce(sum(outcome = 'failed'), 0) AS failed, count(DISTINCT actor) AS principals,
          count(DISTINCT account) AS accounts, count(DISTINCT region) AS regions,
          count(DISTINCT event_source) AS services, \(Self.uses)
        FROM events WHERE \(period.ofEvents)
        """,
      quickSQL: """
        SELECT coalesce(sum(t.events), 0) AS events,
          coalesce(sum(iif(t.outcome = 1, t.events, 0)), 0) AS denied,
          coalesce(sum(iif(t.outcome = 2, t.events, 0)), 0) AS failed,
          count(DISTINCT a.text) AS principals,
          count(DISTINCT coalesce(s.account, i.account)) AS accounts,
          count(DISTINCT s.region) AS regions, count(DISTINCT s.event_source) AS services,
          \(Self.quickUses)
        FROM \(ReportScan.words)
        """)
  }

  var days: ReportQuery {
    ReportQuery(
      name: "days",
      sql: """
        SELECT date(time, 'unixepoch') AS day, \(Self.counts)
        FROM events WHERE \(period.ofEvents) GROUP BY day ORDER BY day
        """,
      quickSQL: """
        SELECT date(t.hour * 3600, 'unixepoch') AS day, \(Self.quickCounts)
        FROM temp.hourly AS t GROUP BY day ORDER BY day
        """)
  }

  /// By day of the week, from 0 for Monday, and hour.
  var hours: ReportQuery {
    ReportQuery(
      name: "hours",
      sql: """
        SELECT (strftime('%w', time, 'unixepoch') + 6) % 7 AS weekday,
          time / 3600 % 24 AS hour, count(*) AS events
        FROM events WHERE \(period.ofEvents) GROUP BY 1, 2 ORDER BY 1, 2
        """,
      quickSQL: """
        SELECT (strftime('%w', t.hour * 3600, 'unixepoch') + 6) % 7 AS weekday, t.hour % 24 AS hour,
          sum(t.events) AS events
        FROM temp.hourly AS t GROUP BY 1, 2 ORDER BY 1, 2
        """)
  }

  var accounts: ReportQuery { by("accounts", "account", "coalesce(s.account, i.account)") }
  var regions: ReportQuery { by("regions", "region", "s.region") }
  var services: ReportQuery { by("services", "event_source", "s.event_source") }

  /// Counts by a column, the most first.
  private func by(_ name: String, _ column: String, _ quickColumn: String) -> ReportQuery {
    ReportQuery(
      name: name,
      sql: """
        SELECT \(column), \(Self.counts), count(DISTINCT actor) AS principals
        FROM events WHERE \(period.ofEvents) GROUP BY \(column) ORDER BY events DESC, \(column)
        """,
      quickSQL: """
        SELECT \(quickColumn) AS \(column), \(Self.quickCounts), count(DISTINCT a.text) AS principals
        FROM \(ReportScan.words) GROUP BY 1 ORDER BY 2 DESC, 1
        """)
  }

  var principals: ReportQuery {
    ReportQuery(
      name: "principals",
      sql: """
        SELECT actor, \(Self.counts), count(DISTINCT event_source) AS services,
          count(DISTINCT event_source || ' ' || event_name) AS actions, \(Self.uses)
        FROM events WHERE \(period.ofEvents) GROUP BY actor ORDER BY events DESC, actor
        """,
      quickSQL: """
        SELECT a.text AS actor, \(Self.quickCounts), count(DISTINCT s.event_source) AS services,
          count(DISTINCT s.event_source || ' ' || s.event_name) AS actions, \(Self.quickUses)
        FROM \(ReportScan.words) GROUP BY 1 ORDER BY 2 DESC, 1
        """)
  }

  /// What each principal used.
  var actions: ReportQuery {
    ReportQuery(
      name: "actions",
      sql: """
        SELECT actor, event_source, event_name, \(Self.counts), \(Self.uses)
        FROM events WHERE \(period.ofEvents) GROUP BY actor, event_source, event_name
        ORDER BY actor, events DESC, event_source, event_name
        """,
      quickSQL: """
        SELECT a.text AS actor, s.event_source, s.event_name, \(Self.quickCounts), \(Self.quickUses)
        FROM \(ReportScan.words) GROUP BY 1, 2, 3 ORDER BY 1, 4 DESC, 2, 3
        """)
  }

  /// What was denied to whom.
  var denials: ReportQuery {
    ReportQuery(
      name: "denials",
      sql: """
        SELECT actor, event_source, event_name, error_code, count(*) AS events, \(Self.uses)
        FROM events WHERE \(period.ofEvents) AND outcome = 'denied'
        GROUP BY actor, event_source, event_name, error_code
        ORDER BY events DESC, actor, event_source, event_name, error_code
        """,
      quickSQL: """
        SELECT a.text AS actor, s.event_source, s.event_name, s.error_code, sum(t.events) AS events,
          \(Self.quickUses)
        FROM \(ReportScan.words) WHERE t.outcome = 1 GROUP BY 1, 2, 3, 4
        ORDER BY 5 DESC, 1, 2, 3, 4
        """)
  }

  /// What the root account did.
  var root: ReportQuery {
    ReportQuery(
      name: "root",
      sql: """
        SELECT actor, event_source, event_name, \(Self.counts), \(Self.uses)
        FROM events WHERE \(period.ofEvents) AND actor GLOB 'arn:aws*:iam::*:root'
        GROUP BY actor, event_source, event_name ORDER BY actor, events DESC, event_source, event_name
        """,
      quickSQL: """
        SELECT a.text AS actor, s.event_source, s.event_name, \(Self.quickCounts), \(Self.quickUses)
        FROM \(ReportScan.words) WHERE a.text GLOB 'arn:aws*:iam::*:root'
        GROUP BY 1, 2, 3 ORDER BY 1, 4 DESC, 2, 3
        """)
  }

  /// Who changed permissions, or weakened a trail, how often.
  var privileged: ReportQuery {
    ReportQuery(
      name: "privileged",
      sql: """
        SELECT actor, event_source, event_name, \(Self.counts), \(Self.uses)
        FROM events WHERE \(period.ofEvents) AND event_key IN (
          SELECT event_key FROM permission_changes WHERE \(period.ofEvents)
          UNION ALL SELECT event_key FROM trail_changes WHERE \(period.ofEvents))
        GROUP BY actor, event_source, event_name ORDER BY actor, events DESC, event_source, event_name
        """,
      quickSQL: """
        SELECT a.text AS actor, s.event_source, s.event_name, \(Self.quickCounts), \(Self.quickUses)
        FROM \(ReportScan.words) WHERE t.shape IN (SELECT id FROM shape WHERE
          \(Topic.permissionChange.shapeCondition) OR \(Topic.trailChange.shapeCondition))
        GROUP BY 1, 2, 3 ORDER BY 1, 4 DESC, 2, 3
        """)
  }
}
