/// The views that people query.
///
/// LEFT JOINs, because with them the planner keeps starting from a word's number and its index,
/// with and without ANALYZE.
enum Views {
  static let events = """
    CREATE VIEW events AS
    SELECT
      e.event_id,
      e.event_time,
      e.time,
      s.event_source,
      n.text AS event_name,
      s.event_category,
      s.event_type,
      s.region,
      coalesce(s.account, i.account) AS account,
      a.text AS actor,
      i.actor_type,
      i.session_name,
      i.user_name,
      i.access_key_id,
      i.mfa,
      w.text AS source_ip,
      c.user_agent,
      CASE e.outcome WHEN 0 THEN 'allowed' WHEN 1 THEN 'denied' ELSE 'failed' END AS outcome,
      s.error_code,
      json_extract(e.error_message, '$') AS error_message,
      s.read_only,
      e.request_parameters,
      e.response_elements,
      e.additional_event_data,
      e.resources,
      e.request_id,
      e.shared_event_id,
      c.vpc_endpoint_id,
      c.tls,
      \(record) AS record,
      d.path || '/' || f.name AS file,
      e.position AS file_position,
      (e.flags & 4) != 0 AS repaired,
      e.id AS event_key
    FROM event AS e
    LEFT JOIN shape AS s ON s.id = e.shape
    LEFT JOIN identity AS i ON i.id = e.identity
    LEFT JOIN client AS c ON c.id = e.client
    LEFT JOIN word AS n ON n.id = e.name
    LEFT JOIN word AS a ON a.id = e.actor
    LEFT JOIN word AS w ON w.id = e.address
    LEFT JOIN file AS f ON f.id = e.file
    LEFT JOIN directory AS d ON d.id = f.directory;
    """

  /// The record put together again: every part ends with a comma, of which the last is cut off.
  ///
  /// Plain text columns hold strings without escapes, so quotes around them are enough.
  private static let record = """
    '{' || rtrim(
          coalesce(s.members, '') || coalesce(i.members, '') || coalesce(c.members, '')
          || coalesce(e.rest, '')
          || CASE WHEN e.flags & 8 THEN ''
             ELSE coalesce('"sourceIPAddress":"' || w.text || '",', '') END
          || CASE WHEN e.flags & 2 THEN '' ELSE '"eventTime":"' || e.event_time || '",' END
          || CASE WHEN e.flags & 1 THEN '' ELSE '"eventID":"' || e.event_id || '",' END
          || CASE WHEN e.flags & 16 THEN ''
             ELSE coalesce('"requestID":"' || e.request_id || '",', '') END
          || CASE WHEN e.flags & 32 THEN ''
             ELSE coalesce('"sharedEventID":"' || e.shared_event_id || '",', '') END
          || coalesce('"errorMessage":' || e.error_message || ',', '')
          || coalesce('"requestParameters":' || e.request_parameters || ',', '')
          || coalesce('"responseElements":' || e.response_elements || ',', '')
          || coalesce('"additionalEventData":' || e.additional_event_data || ',', '')
          || coalesce('"resources":' || e.resources || ',', ''),
        ',') || '}'
    """

  static let files = """
    CREATE VIEW files AS
    SELECT
      d.path || '/' || f.name AS path,
      f.state,
      f.reason,
      f.size,
      f.content_size,
      f.records,
      f.stored,
      f.duplicates,
      f.rejected,
      f.reads,
      strftime('%Y-%m-%dT%H:%M:%SZ', f.stored_at, 'unixepoch') AS stored_at,
      strftime('%Y-%m-%dT%H:%M:%SZ', f.modified_at / 1000000000, 'unixepoch') AS modified_at,
      f.id AS file_key
    FROM file AS f
    LEFT JOIN directory AS d ON d.id = f.directory;

    CREATE VIEW rejections AS
    SELECT
      d.path || '/' || f.name AS path,
      r.record,
      r.byte_offset,
      r.reason
    FROM rejection AS r
    LEFT JOIN file AS f ON f.id = r.file
    LEFT JOIN directory AS d ON d.id = f.directory;

    CREATE VIEW conflicts AS
    SELECT e.event_id, e.event_time, x.event AS event_key, x.other AS other_event_key
    FROM conflict AS x
    LEFT JOIN event AS e ON e.id = x.event;
    """

  static let alerts = """
    CREATE VIEW alerts AS
    SELECT
      l.alert_id,
      r.rule_id,
      r.title AS rule_title,
      r.level,
      r.author AS rule_author,
      g.text AS group_key,
      strftime('%Y-%m-%dT%H:%M:%SZ', l.started_at, 'unixepoch') AS started_at,
      strftime('%Y-%m-%dT%H:%M:%SZ', l.last_at, 'unixepoch') AS last_at,
      l.count,
      strftime('%Y-%m-%dT%H:%M:%SZ', l.first_announced_at, 'unixepoch') AS first_announced_at,
      l.merged_into
    FROM alert AS l
    LEFT JOIN rule AS r ON r.id = l.rule
    LEFT JOIN word AS g ON g.id = l.group_key;
    """
}
