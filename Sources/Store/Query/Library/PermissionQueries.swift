extension NamedQuery {
  /// Who was allowed and refused what, and who changed it.
  static let permissionQueries = [
    NamedQuery(
      "denied", "Who was refused what?",
      "Refused calls by actor and API, the most frequent first.",
      [.number("days", 7, "how many days back")],
      sql: """
        SELECT actor, event_source, event_name, error_code, count(*) AS times,
          count(DISTINCT source_ip) AS addresses, min(event_time) AS first, max(event_time) AS last
        FROM denied
        WHERE time >= unixepoch('now', '-' || :days || ' days')
        GROUP BY actor, event_source, event_name, error_code
        ORDER BY times DESC
        """),
    NamedQuery(
      "denied-to", "What was this actor refused?",
      "Each refused call of one role, user or service, the newest first.",
      [
        .text("actor", "the role's or user's ARN, without a session"),
        .number("days", 7, "how many days back"),
      ],
      sql: """
        SELECT event_time, account, region, person, source_ip, event_source, event_name,
          error_code, error_message
        FROM denied
        WHERE actor = :actor AND time >= unixepoch('now', '-' || :days || ' days')
        ORDER BY time DESC
        """),
    NamedQuery(
      "actor-activity", "What did this actor do?",
      "The calls of one role, user or service by API and outcome.",
      [
        .text("actor", "the role's or user's ARN, without a session"),
        .number("days", 7, "how many days back"),
      ],
      sql: """
        SELECT event_source, event_name, outcome, count(*) AS times,
          min(event_time) AS first, max(event_time) AS last
        FROM events
        WHERE actor = :actor AND time >= unixepoch('now', '-' || :days || ' days')
        GROUP BY event_source, event_name, outcome
        ORDER BY times DESC
        """),
    NamedQuery(
      "permission-changes", "Who changed permissions?",
      "Changes of users, roles, policies and of who may use a resource, the newest first.",
      [.number("days", 30, "how many days back")],
      sql: """
        SELECT event_time, account, actor, person, source_ip, event_name, target, permission,
          outcome, error_code
        FROM permission_changes
        WHERE time >= unixepoch('now', '-' || :days || ' days')
        ORDER BY time DESC
        """),
    NamedQuery(
      "access-keys-made", "Who made access keys, and for whom?",
      "Lasting keys, logins and service credentials that were made or asked for.",
      [.number("days", 90, "how many days back")],
      sql: """
        SELECT event_time, account, actor, person, source_ip, event_name, target AS for_user,
          permission AS access_key, outcome
        FROM permission_changes
        WHERE event_source = 'iam.amazonaws.com'
          AND event_name IN ('CreateAccessKey', 'CreateLoginProfile',
            'CreateServiceSpecificCredential')
          AND time >= unixepoch('now', '-' || :days || ' days')
        ORDER BY time DESC
        """),
    NamedQuery(
      "trail-changes", "Who changed what is logged, kept and watched?",
      "Changes of trails, logs, keys, alarms and of the buckets that keep them.",
      [.number("days", 90, "how many days back")],
      sql: """
        SELECT event_time, account, region, actor, person, source_ip, event_source, event_name,
          target, outcome, error_code
        FROM trail_changes
        WHERE time >= unixepoch('now', '-' || :days || ' days')
        ORDER BY time DESC
        """),
  ]
}
