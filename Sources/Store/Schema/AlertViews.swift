/// The views of alerts and silences, as people query them.
enum AlertViews {
  /// Which alerts `l` of rules `r` people see: not those of rules that only matter to others, nor what
  /// was over before it came to ring.
  static let isShown = "r.rings AND (l.state != 'pending' OR l.ended_at IS NULL)"

  static let alerts = """
    CREATE VIEW alerts AS
    SELECT
      l.alert_id,
      r.rule_id,
      r.title AS rule_title,
      r.level,
      r.author AS rule_author,
      r.version AS rule_version,
      g.text AS group_key,
      l.state,
      strftime('%Y-%m-%dT%H:%M:%SZ', l.started_at, 'unixepoch') AS started_at,
      strftime('%Y-%m-%dT%H:%M:%SZ', l.last_at, 'unixepoch') AS last_at,
      strftime('%Y-%m-%dT%H:%M:%SZ', l.ended_at, 'unixepoch') AS ended_at,
      l.ended_because,
      l.count,
      CASE WHEN r.measures THEN l.measured END AS measured,
      l.late_by,
      strftime('%Y-%m-%dT%H:%M:%SZ', l.first_announced_at, 'unixepoch') AS first_announced_at,
      l.merged_into,
      r.shadow
    FROM alert AS l
    LEFT JOIN rule AS r ON r.id = l.rule
    LEFT JOIN word AS g ON g.id = l.group_key
    WHERE \(isShown);
    """

  static let signals = """
    CREATE VIEW signals AS
    SELECT
      strftime('%Y-%m-%dT%H:%M:%SZ', s.id >> 25, 'unixepoch') AS time,
      r.rule_id,
      g.text AS group_key,
      s.text
    FROM signal AS s
    LEFT JOIN rule AS r ON r.id = s.rule
    LEFT JOIN word AS g ON g.id = s.group_key;
    """

  /// Every event is there once for an alert, however many of its rules the event answered.
  static let alertEvents = """
    CREATE VIEW alert_events AS
    SELECT l.alert_id, e.*
    FROM alert AS l
    JOIN rule AS r ON r.id = l.rule
    JOIN match AS m ON m.rule = l.rule AND m.group_key = l.group_key
      AND m.event >= l.evidence_from << 25
      AND m.event < (l.last_at + r.lookahead_seconds + 1) << 25
    JOIN events AS e ON e.event_key = m.event
    WHERE m.reference = (
      SELECT min(o.reference) FROM match AS o
      WHERE o.rule = m.rule AND o.group_key = m.group_key AND o.event = m.event)
    UNION ALL
    SELECT l.alert_id, e.*
    FROM alert AS l
    JOIN rule AS r ON r.id = l.rule
    JOIN episode_match AS m ON m.rule = l.rule AND m.group_key = l.group_key
      AND m.counted_at BETWEEN l.evidence_from AND l.last_at + r.lookahead_seconds
    JOIN events AS e ON e.event_key = m.event
    WHERE m.id = (
      SELECT min(o.id) FROM episode_match AS o
      WHERE o.rule = m.rule AND o.group_key = m.group_key
        AND o.counted_at BETWEEN l.evidence_from AND l.last_at + r.lookahead_seconds
        AND o.event = m.event)
      AND NOT EXISTS (
        SELECT 1 FROM match AS d
        WHERE d.rule = l.rule AND d.group_key = l.group_key AND d.event = m.event
          AND d.event >= l.evidence_from << 25
          AND d.event < (l.last_at + r.lookahead_seconds + 1) << 25);
    """

  static let silences = """
    CREATE VIEW silences AS
    SELECT
      id AS silence_id,
      rule,
      group_fields,
      strftime('%Y-%m-%dT%H:%M:%SZ', starts_at, 'unixepoch') AS starts_at,
      strftime('%Y-%m-%dT%H:%M:%SZ', ends_at, 'unixepoch') AS ends_at,
      owner,
      reason,
      strftime('%Y-%m-%dT%H:%M:%SZ', created_at, 'unixepoch') AS created_at,
      starts_at <= unixepoch('now') AND ends_at > unixepoch('now') AS is_active
    FROM silence;
    """
}
