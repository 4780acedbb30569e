/// Single events that an auditor wants to see: sign-ins and changes.
struct EventQueries {
  let period: ReportPeriod

  /// How people signed in to the console, and whether with a second factor.
  var signIns: ReportQuery {
    ReportQuery(
      name: "sign_ins",
      sql: """
        SELECT actor_type, \(Self.signInResult) AS result, \(Self.secondFactor) AS second_factor,
          count(*) AS events, count(DISTINCT actor) AS principals
        FROM events WHERE \(isSignIn) GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
        """)
  }

  /// The sign-ins that one has to look at: failed, without a second factor where Trailbell could
  /// see one, or of the root account.
  var notableSignIns: ReportQuery {
    ReportQuery(
      name: "notable_sign_ins",
      sql: """
        SELECT event_time, account, actor_type, actor, source_ip, \(Self.signInResult) AS result,
          \(Self.secondFactor) AS second_factor
        FROM events
        WHERE \(isSignIn) AND (
          \(Self.signInResult) IS NOT 'Success' OR actor_type = 'Root'
          OR actor_type = 'IAMUser' AND \(Self.secondFactor) IS NOT 'Yes')
        ORDER BY event_key
        """)
  }

  private var isSignIn: String {
    "event_name = 'ConsoleLogin' AND event_source = 'signin.amazonaws.com' AND \(period.ofEvents)"
  }

  private static let signInResult = """
    CASE WHEN json_valid(response_elements)
    THEN CAST(json_extract(response_elements, '$.ConsoleLogin') AS TEXT) END
    """
  private static let secondFactor = """
    CASE WHEN json_valid(additional_event_data)
    THEN CAST(json_extract(additional_event_data, '$.MFAUsed') AS TEXT) END
    """

  var permissionChanges: ReportQuery { changes("permission_changes", .permissionChange) }
  var trailChanges: ReportQuery { changes("trail_changes", .trailChange) }
  var trainings: ReportQuery { steps("training", .training) }
  var registrations: ReportQuery { steps("registry", .registry) }
  var deployments: ReportQuery { steps("deployments", .deployment) }
  var deletions: ReportQuery { steps("deletions", .deletion) }

  /// Events of a topic, by the view that has the same name as the table.
  private func changes(_ name: String, _ topic: Topic) -> ReportQuery {
    list(
      name, object: EventObject.changed,
      "event_key IN (SELECT event_key FROM \(name) WHERE \(period.ofEvents))",
      quick: "event_key IN (SELECT id FROM event WHERE \(topic.condition) AND \(period.ofEvents))")
  }

  /// Events of a class.
  private func steps(_ name: String, _ callClass: CallClass) -> ReportQuery {
    list(
      name, object: EventObject.model, "\(period.ofEvents) AND \(callClass.condition)",
      quick: ReportScan.key(of: callClass, in: period))
  }

  /// Events, the oldest first: when, from where, who and what.
  private func list(
    _ name: String, object: String, _ condition: String, quick quickCondition: String
  ) -> ReportQuery {
    let columns = """
      SELECT event_time, account, region, source_ip, actor, session_name, event_name,
        \(object) AS object, outcome
      FROM events
      """
    return ReportQuery(
      name: name, sql: "\(columns)\nWHERE \(condition) ORDER BY event_key",
      quickSQL: "\(columns)\nWHERE \(quickCondition) ORDER BY event_key")
  }
}
