/// The sixth version of the schema, as far as events are deleted.
enum RetentionTables {
  static let retention = """
    -- What was deleted, when and why; its hash is in the seal.
    CREATE TABLE deletion (
      seal INTEGER NOT NULL,
      number INTEGER NOT NULL,
      -- events, alerts, matches, words, or person.
      what TEXT NOT NULL,
      event_class TEXT,
      account TEXT,
      why TEXT NOT NULL,
      count INTEGER NOT NULL,
      -- The times of the first and the last, in seconds.
      first_at INTEGER,
      last_at INTEGER,
      PRIMARY KEY (seal, number)
    ) STRICT, WITHOUT ROWID;

    -- When the events of a seal are to be looked at again: NULL while nobody has looked.
    CREATE TABLE retention_look (
      seal INTEGER PRIMARY KEY,
      oldest INTEGER NOT NULL,
      looked_until INTEGER,
      -- 1 where a hold keeps some of them: they are looked at again when one is lifted.
      is_held INTEGER NOT NULL DEFAULT 0
    ) STRICT;
    CREATE INDEX retention_look_next ON retention_look (looked_until, oldest);
    CREATE INDEX retention_look_held ON retention_look (is_held) WHERE is_held = 1;

    CREATE INDEX conflict_other ON conflict (other);

    -- What may not be deleted, whatever its age.
    CREATE TABLE hold (
      id INTEGER PRIMARY KEY,
      -- The case that it is for.
      reference TEXT NOT NULL,
      account TEXT,
      actor TEXT,
      from_at INTEGER,
      until_at INTEGER,
      reason TEXT NOT NULL,
      owner TEXT NOT NULL,
      placed_at INTEGER NOT NULL,
      lifted_at INTEGER,
      lifted_by TEXT
    ) STRICT;
    """

  static let views = """
    CREATE VIEW deletions AS
    SELECT
      strftime('%Y-%m-%dT%H:%M:%SZ', s.sealed_at, 'unixepoch') AS deleted_at,
      s.cause,
      d.what,
      d.event_class,
      d.account,
      d.why,
      d.count,
      strftime('%Y-%m-%dT%H:%M:%SZ', d.first_at, 'unixepoch') AS first_at,
      strftime('%Y-%m-%dT%H:%M:%SZ', d.last_at, 'unixepoch') AS last_at,
      d.seal
    FROM deletion AS d
    LEFT JOIN seal AS s ON s.id = d.seal;

    CREATE VIEW holds AS
    SELECT
      id AS hold_id,
      reference,
      account,
      actor,
      strftime('%Y-%m-%dT%H:%M:%SZ', from_at, 'unixepoch') AS from_at,
      strftime('%Y-%m-%dT%H:%M:%SZ', until_at, 'unixepoch') AS until_at,
      reason,
      owner,
      strftime('%Y-%m-%dT%H:%M:%SZ', placed_at, 'unixepoch') AS placed_at,
      strftime('%Y-%m-%dT%H:%M:%SZ', lifted_at, 'unixepoch') AS lifted_at,
      lifted_by
    FROM hold;
    """
}
