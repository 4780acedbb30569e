/// What became of the trail's files and records.
struct LedgerQueries {
  let period: ReportPeriod

  var files: ReportQuery {
    ReportQuery(
      name: "files",
      sql: """
        SELECT state, count(*) AS files, sum(records) AS records, sum(stored) AS stored,
          sum(duplicates) AS duplicates, sum(rejected) AS rejected,
          sum(records != stored + duplicates + rejected) AS unbalanced
        FROM files GROUP BY state ORDER BY state
        """)
  }

  /// Files that were not read to their end, or are of another kind.
  var problems: ReportQuery {
    ReportQuery(
      name: "file_problems",
      sql: """
        SELECT path, state, reason, records, stored FROM files
        WHERE state NOT IN ('complete', 'digest') ORDER BY path
        """)
  }

  var rejections: ReportQuery {
    ReportQuery(
      name: "rejections",
      sql: "SELECT path, record, byte_offset, reason FROM rejections ORDER BY path, record")
  }

  var conflicts: ReportQuery {
    ReportQuery(
      name: "conflicts",
      sql: """
        SELECT event_time, event_id, event_key, other_event_key FROM conflicts
        WHERE \(period.of("event_time")) ORDER BY event_key, other_event_key
        """)
  }

  /// One row: how far the database goes.
  var extent: ReportQuery {
    ReportQuery(
      name: "extent",
      sql: """
        SELECT count(*) AS files, max(stored_at) AS last_file_stored_at,
          (SELECT event_time FROM events WHERE time IS NOT NULL ORDER BY time DESC LIMIT 1)
            AS newest_event,
          (SELECT count(*) FROM events WHERE time IS NULL) AS events_without_time
        FROM files
        """)
  }
}
