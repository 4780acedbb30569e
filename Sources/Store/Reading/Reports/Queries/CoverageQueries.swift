/// For which hours there are files and digests, as the names of files say.
///
/// The last parts of a name are `REGION_YYYYMMDDTHHMMZ_16 letters.json.gz`, of a digest
/// `YYYYMMDDTHHMMSSZ.json.gz`; the time is that of the delivery. Source: AWS CloudTrail User Guide,
/// "CloudTrail log file name format" and "Digest file structure".
struct CoverageQueries {
  let period: ReportPeriod

  /// Each file with what its name says: `account`, `region`, `hour` (in seconds since 1970), and
  /// whether it `is_digest`.
  private func deliveries(_ names: String = "(\(Self.names))") -> String {
    """
    SELECT account, region, is_digest,
      unixepoch(substr(stamp, 1, 4) || '-' || substr(stamp, 5, 2) || '-' || substr(stamp, 7, 2)
        || ' ' || substr(stamp, 10, 2) || ':00') AS hour
    FROM (
      SELECT substr(name, 1, 12) AS account, 0 AS is_digest, substr(name, -39, 11) AS stamp,
        substr(name, 25, length(name) - 64) AS region
      FROM \(names)
      WHERE substr(name, 13, 12) = '_CloudTrail_' AND substr(name, -39) GLOB \(Self.trailFile)
      UNION ALL
      SELECT substr(name, 1, 12), 1, substr(replace(name, '_backfill', ''), -24, 11),
        substr(name, 32, instr(substr(name, 32), '_') - 1)
      FROM \(names)
      WHERE substr(name, 13, 19) = '_CloudTrail-Digest_'
        AND substr(replace(name, '_backfill', ''), -24) GLOB \(Self.digest)
    )
    """
  }

  /// The part of a path behind its last slash; the limit keeps SQLite from looking for it again at
  /// each use.
  private static let names = """
    SELECT replace(path, rtrim(path, replace(path, '/', '')), '') AS name FROM files LIMIT -1
    """
  private static let digit = "[0-9]"
  private static let day = String(repeating: digit, count: 8)
  private static let trailFile =
    "'\(day)T\(String(repeating: digit, count: 4))Z_????????????????.json.gz'"
  private static let digest = "'\(day)T\(String(repeating: digit, count: 6))Z.json.gz'"

  private var inPeriod: String {
    "hour >= \(period.fromSeconds / 3600 * 3600) AND hour < \(period.toSeconds)"
  }

  /// Keeps what the names say, because reading all names takes longer than asking three questions.
  func prepare(_ connection: Connection) throws(DatabaseError) {
    try connection.execute(
      """
      CREATE TEMP TABLE delivery AS
      SELECT account, region, is_digest, hour, count(*) AS files
      FROM (\(deliveries("file")))
      WHERE \(inPeriod) GROUP BY 1, 2, 3, 4
      """)
  }

  /// By account, region and day: the hours with files and with digests.
  var days: ReportQuery {
    ReportQuery(
      name: "coverage",
      sql: """
        SELECT account, region, date(hour, 'unixepoch') AS day,
          count(DISTINCT iif(is_digest, NULL, hour)) AS hours_with_files,
          count(DISTINCT iif(is_digest, hour, NULL)) AS hours_with_digests,
          sum(NOT is_digest) AS files
        FROM (\(deliveries())) WHERE \(inPeriod)
        GROUP BY account, region, day ORDER BY account, region, day
        """,
      quickSQL: """
        SELECT account, region, date(hour, 'unixepoch') AS day,
          sum(NOT is_digest) AS hours_with_files, sum(is_digest) AS hours_with_digests,
          sum(iif(is_digest, 0, files)) AS files
        FROM temp.delivery GROUP BY account, region, day ORDER BY account, region, day
        """)
  }

  /// Stretches of hours without a file, between two that have one.
  var gaps: ReportQuery { gaps("gaps", isDigest: false) }
  /// Stretches of hours without a digest, between two that have one: there should be none.
  var digestGaps: ReportQuery { gaps("digest_gaps", isDigest: true) }

  private func gaps(_ name: String, isDigest: Bool) -> ReportQuery {
    func sql(from source: String) -> String {
      """
      SELECT account, region,
        strftime('%Y-%m-%dT%H:%M:%SZ', previous + 3600, 'unixepoch') AS gap_from,
        strftime('%Y-%m-%dT%H:%M:%SZ', hour, 'unixepoch') AS gap_to,
        (hour - previous) / 3600 - 1 AS hours
      FROM (
        SELECT account, region, hour,
          lag(hour) OVER (PARTITION BY account, region ORDER BY hour) AS previous
        FROM (
          SELECT DISTINCT account, region, hour FROM \(source)
          WHERE is_digest = \(isDigest ? 1 : 0) AND \(inPeriod))
      )
      WHERE hour - previous > 3600 ORDER BY hours DESC, account, region, hour
      """
    }
    return ReportQuery(
      name: name, sql: sql(from: "(\(deliveries()))"), quickSQL: sql(from: "temp.delivery"))
  }

  /// What is known of the digests of each account and region.
  var digests: ReportQuery {
    func sql(_ source: String, count: String) -> String {
      """
      SELECT account, region, \(count) AS digests, count(DISTINCT hour) AS hours,
        strftime('%Y-%m-%dT%H:%M:%SZ', min(hour), 'unixepoch') AS first_hour,
        strftime('%Y-%m-%dT%H:%M:%SZ', max(hour), 'unixepoch') AS last_hour
      FROM \(source) WHERE is_digest AND \(inPeriod)
      GROUP BY account, region ORDER BY account, region
      """
    }
    return ReportQuery(
      name: "digests", sql: sql("(\(deliveries()))", count: "count(*)"),
      quickSQL: sql("temp.delivery", count: "sum(files)"))
  }
}
