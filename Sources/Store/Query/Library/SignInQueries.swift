extension NamedQuery {
  /// Who came in, and from where.
  static let signInQueries = [
    NamedQuery(
      "sign-ins", "Who signed in?",
      "Sign-ins to the console, through an identity provider and by SAML, the newest first.",
      [.number("days", 7, "how many days back")],
      sql: """
        SELECT event_time, account, actor, person, source_ip, event_name, result, second_factor,
          user_agent
        FROM sign_ins
        WHERE time >= unixepoch('now', '-' || :days || ' days')
        ORDER BY time DESC
        """),
    NamedQuery(
      "failed-sign-ins", "Whose sign-ins failed, and from where?",
      "Failed sign-ins by user and address. AWS hides the name of a user that there is not.",
      [.number("days", 7, "how many days back")],
      sql: """
        SELECT account, coalesce(person, actor) AS person, source_ip, count(*) AS times,
          min(event_time) AS first, max(event_time) AS last
        FROM sign_ins
        WHERE result = 'Failure' AND time >= unixepoch('now', '-' || :days || ' days')
        GROUP BY 1, 2, 3
        ORDER BY times DESC
        """),
    NamedQuery(
      "sign-ins-without-second-factor", "Which users signed in without a second factor?",
      "Users of the account itself, and root. Of others the identity provider knows it.",
      [.number("days", 30, "how many days back")],
      sql: """
        SELECT event_time, account, actor_type, person, source_ip, user_agent
        FROM sign_ins
        WHERE event_name = 'ConsoleLogin' AND result = 'Success' AND second_factor = 'No'
          AND actor_type IN ('IAMUser', 'Root')
          AND time >= unixepoch('now', '-' || :days || ' days')
        ORDER BY time DESC
        """),
    NamedQuery(
      "root-use", "Who used root accounts, and for what?",
      "What root accounts did, without what AWS does in their name.",
      [.number("days", 90, "how many days back")],
      sql: """
        SELECT e.event_time, e.account, e.region, e.source_ip, e.event_source, e.event_name,
          e.outcome, e.user_agent
        FROM (
          SELECT DISTINCT 'arn:aws:iam::' || account || ':root' AS arn FROM identity
          WHERE actor_type = 'Root'
        ) AS r
        JOIN events AS e ON e.actor = r.arn
        WHERE e.time >= unixepoch('now', '-' || :days || ' days') AND e.event_type != 'AwsServiceEvent'
        ORDER BY e.time DESC
        """),
    NamedQuery(
      "address-activity", "What came from this address?",
      "The calls from one address by actor, API and outcome.",
      [.text("address", "the address"), .number("days", 7, "how many days back")],
      sql: """
        SELECT account, actor, event_source, event_name, outcome, count(*) AS times,
          min(event_time) AS first, max(event_time) AS last
        FROM events
        WHERE source_ip = :address AND time >= unixepoch('now', '-' || :days || ' days')
        GROUP BY account, actor, event_source, event_name, outcome
        ORDER BY times DESC
        """),
    NamedQuery(
      "busiest-actors", "Who calls most?",
      "Actors by the number of their calls, with what was refused and failed.",
      [.number("hours", 6, "how many hours back")],
      sql: """
        SELECT actor, count(*) AS times, sum(outcome = 'denied') AS denied,
          sum(outcome = 'failed') AS failed
        FROM events
        WHERE time >= unixepoch('now', '-' || :hours || ' hours')
        GROUP BY actor
        ORDER BY times DESC
        """),
  ]
}
