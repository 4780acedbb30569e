extension NamedQuery {
  /// Who read and wrote data: mostly data events, which a trail has only when told to.
  static let dataQueries = [
    NamedQuery(
      "bucket-access", "Who read and wrote in this bucket?",
      "Calls on objects of a bucket by actor. Without data events in the trail there are none.",
      [
        .text("bucket", "the bucket's name"), .number("hours", 6, "how many hours back"),
      ],
      sql: """
        SELECT actor, event_name, outcome, count(*) AS times, sum(bytes_out) AS bytes_out,
          sum(bytes_in) AS bytes_in, max(event_time) AS last
        FROM data_access
        WHERE event_source = 's3.amazonaws.com'
          AND (object = 'arn:aws:s3:::' || :bucket OR object GLOB 'arn:aws:s3:::' || :bucket || '/*')
          AND time >= unixepoch('now', '-' || :hours || ' hours')
        GROUP BY actor, event_name, outcome
        ORDER BY times DESC
        """),
    NamedQuery(
      "data-access", "Who touches data?",
      "Reads and writes of data, keys and secrets by actor and API.",
      [.number("hours", 6, "how many hours back")],
      sql: """
        SELECT actor, event_source, event_name, outcome, count(*) AS times, max(event_time) AS last
        FROM data_access
        WHERE time >= unixepoch('now', '-' || :hours || ' hours')
        GROUP BY actor, event_source, event_name, outcome
        ORDER BY times DESC
        """),
    NamedQuery(
      "secrets-read", "Who read secrets?",
      "Reads of secrets and parameters, the newest first.",
      [.number("hours", 24, "how many hours back")],
      sql: """
        SELECT event_time, account, actor, person, source_ip, event_name, object, outcome
        FROM data_access
        WHERE event_source IN ('secretsmanager.amazonaws.com', 'ssm.amazonaws.com')
          AND time >= unixepoch('now', '-' || :hours || ' hours')
        ORDER BY time DESC
        """),
  ]
}
