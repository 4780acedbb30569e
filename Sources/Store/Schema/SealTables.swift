/// The sixth version of the schema: seals, by which it is seen whether what was stored was changed.
enum SealTables {
  static let seals = """
    -- What a transaction stored, chained to what was stored before. The columns before "head" are
    -- hashed in it, those behind it can be computed from others.
    CREATE TABLE seal (
      id INTEGER PRIMARY KEY,
      sealed_at INTEGER NOT NULL,
      -- stored, adopted (it was there before there were seals), retention or erasure.
      cause TEXT NOT NULL,
      event_count INTEGER NOT NULL,
      -- SHA-256 of the salt and the list.
      events_hash BLOB NOT NULL,
      row_count INTEGER NOT NULL,
      rows_hash BLOB NOT NULL,
      -- Entries of earlier seals that hold no longer, and the SHA-256 of which.
      withdrawal_count INTEGER NOT NULL,
      withdrawals_hash BLOB,
      -- SHA-256 of its rows in "deletion"; NULL without any.
      deletions_hash BLOB,
      head BLOB NOT NULL,
      -- The first and the last of its events; NULL once none holds any more.
      oldest INTEGER,
      newest INTEGER,
      -- Random bytes, so that nobody can find out by guessing what was in a list that is gone.
      events_salt BLOB,
      rows_salt BLOB,
      -- For each row its table, id and SHA-256, in that order: all but events, and events. NULL once
      -- nothing of a list holds any more.
      rows BLOB,
      events BLOB
    ) STRICT;
    CREATE INDEX seal_newest ON seal (newest);

    -- Entries of a seal that a later one withdrew, because their rows were stored anew or deleted.
    CREATE TABLE withdrawal (
      seal INTEGER NOT NULL,
      by_seal INTEGER NOT NULL,
      entry_count INTEGER NOT NULL,
      -- Runs of entries, the events first: the position of the first, and how many.
      runs BLOB NOT NULL,
      PRIMARY KEY (seal, by_seal)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX withdrawal_by_seal ON withdrawal (by_seal);

    -- Which seal holds the file's entry.
    ALTER TABLE file ADD COLUMN seal INTEGER;
    """

  static let views = """
    CREATE VIEW seals AS
    SELECT
      id AS seal,
      strftime('%Y-%m-%dT%H:%M:%SZ', sealed_at, 'unixepoch') AS sealed_at,
      cause,
      event_count AS events,
      row_count AS other_rows,
      lower(hex(head)) AS head
    FROM seal;
    """
}
