/// What CloudTrail's digests say, and what is known of them; part of the sixth version of the schema.
enum DigestTables {
  static let fileHashes = """
    -- The SHA-256 of the uncompressed bytes of the first gzip member; NULL where the file could not be
    -- read to its end, or was read before hashes were kept.
    ALTER TABLE file ADD COLUMN content_hash BLOB;
    ALTER TABLE file ADD COLUMN has_trailing_bytes INTEGER NOT NULL DEFAULT 0;
    """

  static let digests = """
    -- Each account, region and trail below a folder that stands for a bucket has chains of its own.
    CREATE TABLE digest_chain (
      id INTEGER PRIMARY KEY,
      folder TEXT NOT NULL,
      account TEXT NOT NULL,
      region TEXT NOT NULL,
      trail TEXT NOT NULL,
      home_region TEXT NOT NULL,
      is_backfill INTEGER NOT NULL,
      UNIQUE (account, region, folder, trail, home_region, is_backfill)
    ) STRICT;

    -- The number is that of the file; NULL where the file cannot be read as a digest, and in chain where
    -- it does not lie where it says.
    CREATE TABLE digest (
      id INTEGER PRIMARY KEY,
      chain INTEGER,
      account TEXT NOT NULL,
      region TEXT NOT NULL,
      started_at INTEGER,
      ended_at INTEGER,
      end_text TEXT,
      bucket TEXT,
      object TEXT,
      key_fingerprint TEXT,
      signature_algorithm TEXT,
      previous_bucket TEXT,
      previous_object TEXT,
      previous_hash TEXT,
      previous_signature TEXT,
      log_files INTEGER NOT NULL DEFAULT 0,
      arrived_at INTEGER NOT NULL,
      state TEXT NOT NULL,
      reason TEXT,
      -- Whether something came that bears on it.
      is_due INTEGER NOT NULL DEFAULT 1,
      -- From when on what is missing is taken for missing; NULL once that was judged.
      absence_due_at INTEGER
    ) STRICT;
    CREATE INDEX digest_time ON digest (chain, ended_at);
    CREATE INDEX digest_due ON digest (id) WHERE is_due;
    CREATE INDEX digest_absence_due ON digest (absence_due_at) WHERE absence_due_at IS NOT NULL;

    -- The log files that a digest lists.
    CREATE TABLE digest_entry (
      digest INTEGER NOT NULL,
      directory INTEGER NOT NULL,
      name TEXT NOT NULL,
      hash TEXT NOT NULL,
      PRIMARY KEY (directory, name, digest)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX digest_entry_digest ON digest_entry (digest);

    -- What is wrong, by the digest that shows it.
    CREATE TABLE digest_problem (
      digest INTEGER NOT NULL,
      kind TEXT NOT NULL,
      path TEXT NOT NULL,
      detail TEXT NOT NULL,
      found_at INTEGER NOT NULL,
      PRIMARY KEY (digest, kind, path)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX digest_problem_path ON digest_problem (path, kind);
    """
}
