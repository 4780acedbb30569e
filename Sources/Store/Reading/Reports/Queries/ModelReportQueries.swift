/// What happened to models: how much, who approved what, and who used data and models.
struct ModelReportQueries {
  let period: ReportPeriod

  /// The columns of the days, with what is counted in each.
  private static let steps: [(column: String, callClass: CallClass)] = [
    ("training", .training), ("registry", .registry), ("deployment", .deployment),
    ("deletion", .deletion), ("data_access", .data), ("invocations", .invocation),
  ]

  /// What an event of the view `events` must fulfil to be about models.
  private static let isAboutModels = steps.map(\.callClass.condition).joined(separator: "\n  OR ")
  private static let classes = steps.map(\.callClass)

  var days: ReportQuery {
    let counts = Self.steps.map { "sum(\($0.callClass.condition)) AS \($0.column)" }
    let quickCounts = Self.steps.map { step in
      "sum(iif(t.class = '\(step.callClass.rawValue)', t.events, 0)) AS \(step.column)"
    }
    return ReportQuery(
      name: "model_days",
      sql: """
        SELECT date(time, 'unixepoch') AS day,
          \(counts.joined(separator: ",\n  ")),
          sum(outcome = 'denied') AS denied
        FROM events WHERE \(period.ofEvents) AND (\(Self.isAboutModels)) GROUP BY day ORDER BY day
        """,
      quickSQL: """
        SELECT date(t.hour * 3600, 'unixepoch') AS day, \(quickCounts.joined(separator: ", ")),
          sum(iif(t.outcome = 1, t.events, 0)) AS denied
        FROM temp.hourly AS t WHERE t.class IN (\(ReportScan.list(Self.classes)))
        GROUP BY day ORDER BY day
        """)
  }

  /// Who approved which version, and who had made it.
  var approvals: ReportQuery {
    ReportQuery(
      name: "approvals",
      sql: """
        WITH made AS (
          SELECT json_extract(response_elements, '$.modelPackageArn') AS package,
            -- The other columns are those of the row that has the least key.
            min(event_key) AS event_key, event_time AS made_at, actor AS maker,
            session_name AS maker_session
          FROM events
          WHERE event_name = 'CreateModelPackage' AND event_source = 'sagemaker.amazonaws.com'
            AND outcome = 'allowed' AND time < \(period.toSeconds) AND json_valid(response_elements)
          GROUP BY 1
        ), judged AS (
          SELECT *, json_extract(request_parameters, '$.modelPackageArn') AS package,
            json_extract(request_parameters, '$.modelApprovalStatus') AS status
          FROM events
          WHERE event_name = 'UpdateModelPackage' AND event_source = 'sagemaker.amazonaws.com'
            AND \(period.ofEvents) AND json_valid(request_parameters)
        )
        SELECT j.event_time, j.actor AS approver, j.session_name AS approver_session, j.source_ip,
          CAST(j.package AS TEXT) AS object, CAST(j.status AS TEXT) AS status, j.outcome, m.made_at,
          m.maker, m.maker_session,
          CASE
            WHEN m.event_key IS NULL THEN 'not known'
            WHEN m.maker IS NOT j.actor THEN 'no'
            WHEN m.maker_session IS j.session_name THEN 'yes'
            ELSE 'same role'
          END AS same_person
        FROM judged AS j LEFT JOIN made AS m ON m.package = j.package
        WHERE j.status IS NOT NULL ORDER BY j.event_key
        """)
  }

  var dataAccess: ReportQuery { byObject("data_access", .data) }
  var invocations: ReportQuery { byObject("invocations", .invocation) }

  /// Uses by object, actor and call, the most first.
  private func byObject(_ name: String, _ callClass: CallClass) -> ReportQuery {
    ReportQuery(
      name: name,
      sql: """
        SELECT \(EventObject.store) AS object, actor, event_name, \(ActivityQueries.counts),
          \(ActivityQueries.uses)
        FROM events WHERE \(period.ofEvents) AND \(callClass.condition)
        GROUP BY 1, actor, event_name ORDER BY events DESC, 1, actor, event_name
        """,
      quickSQL: """
        SELECT o.text AS object, a.text AS actor, s.event_name, \(ActivityQueries.quickCounts),
          \(ActivityQueries.quickUses)
        FROM \(ReportScan.words) LEFT JOIN temp.object AS o ON o.id = t.object
        WHERE \(ReportScan.isOf([callClass])) GROUP BY 1, 2, 3 ORDER BY 4 DESC, 1, 2, 3
        """)
  }

  /// What was refused about models, to whom.
  var refusals: ReportQuery {
    ReportQuery(
      name: "model_refusals",
      sql: """
        SELECT actor, event_source, event_name, error_code, count(*) AS events,
          \(ActivityQueries.uses)
        FROM events WHERE \(period.ofEvents) AND outcome = 'denied' AND (\(Self.isAboutModels))
        GROUP BY actor, event_source, event_name, error_code
        ORDER BY events DESC, actor, event_source, event_name, error_code
        """,
      quickSQL: """
        SELECT a.text AS actor, s.event_source, s.event_name, s.error_code, sum(t.events) AS events,
          \(ActivityQueries.quickUses)
        FROM \(ReportScan.words) WHERE t.outcome = 1 AND \(ReportScan.isOf(Self.classes))
        GROUP BY 1, 2, 3, 4 ORDER BY 5 DESC, 1, 2, 3, 4
        """)
  }
}
