/// The views of files and digests, as people query them.
enum DigestViews {
  static let files = """
    DROP VIEW files;
    CREATE VIEW files AS
    SELECT
      d.path || '/' || f.name AS path,
      f.state,
      f.reason,
      f.size,
      f.content_size,
      lower(hex(f.content_hash)) AS content_sha256,
      f.has_trailing_bytes,
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
    """

  static let digests = """
    CREATE VIEW digests AS
    SELECT
      d.path || '/' || f.name AS path,
      g.account,
      g.region,
      c.trail,
      c.home_region,
      coalesce(c.is_backfill, 0) AS is_backfill,
      strftime('%Y-%m-%dT%H:%M:%SZ', g.started_at, 'unixepoch') AS started_at,
      strftime('%Y-%m-%dT%H:%M:%SZ', g.ended_at, 'unixepoch') AS ended_at,
      g.state,
      g.reason,
      g.log_files,
      (SELECT count(*) FROM digest_problem AS p WHERE p.digest = g.id) AS problems,
      strftime('%Y-%m-%dT%H:%M:%SZ', g.arrived_at, 'unixepoch') AS arrived_at
    FROM digest AS g
    LEFT JOIN digest_chain AS c ON c.id = g.chain
    LEFT JOIN file AS f ON f.id = g.id
    LEFT JOIN directory AS d ON d.id = f.directory;

    -- Once, though several digests can show the same.
    CREATE VIEW integrity_problems AS
    SELECT
      p.kind,
      p.path,
      p.detail,
      g.account,
      g.region,
      d.path || '/' || f.name AS digest,
      strftime('%Y-%m-%dT%H:%M:%SZ', min(p.found_at), 'unixepoch') AS found_at
    FROM digest_problem AS p
    LEFT JOIN digest AS g ON g.id = p.digest
    LEFT JOIN file AS f ON f.id = p.digest
    LEFT JOIN directory AS d ON d.id = f.directory
    GROUP BY p.path, p.kind;
    """
}
