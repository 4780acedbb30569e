/// The first version of the schema: tables and indexes.
///
/// What repeats is stored once. An event's number is its second followed by a hash of its id (see
/// `EventKey`), so the table is clustered by time and needs no index on random ids.
enum Tables {
  static let words = """
    CREATE TABLE word (
      id INTEGER PRIMARY KEY,
      text TEXT NOT NULL UNIQUE
    ) STRICT;

    -- What was called. "members" is the part of the record as AWS wrote it.
    CREATE TABLE shape (
      id INTEGER PRIMARY KEY,
      hash INTEGER NOT NULL,
      members TEXT NOT NULL,
      event_source TEXT,
      event_name TEXT,
      event_type TEXT,
      event_category TEXT,
      region TEXT,
      account TEXT,
      read_only INTEGER,
      error_code TEXT
    ) STRICT;
    CREATE INDEX shape_hash ON shape (hash);

    -- Who called.
    CREATE TABLE identity (
      id INTEGER PRIMARY KEY,
      hash INTEGER NOT NULL,
      members TEXT NOT NULL,
      actor_type TEXT,
      session_name TEXT,
      user_name TEXT,
      access_key_id TEXT,
      mfa INTEGER,
      account TEXT
    ) STRICT;
    CREATE INDEX identity_hash ON identity (hash);

    -- With what, and through what.
    CREATE TABLE client (
      id INTEGER PRIMARY KEY,
      hash INTEGER NOT NULL,
      members TEXT NOT NULL,
      user_agent TEXT,
      tls TEXT,
      vpc_endpoint_id TEXT
    ) STRICT;
    CREATE INDEX client_hash ON client (hash);
    """

  static let ledger = """
    CREATE TABLE directory (
      id INTEGER PRIMARY KEY,
      path TEXT NOT NULL UNIQUE
    ) STRICT;

    -- Every trail file, and what became of its records.
    CREATE TABLE file (
      id INTEGER PRIMARY KEY,
      directory INTEGER NOT NULL,
      name TEXT NOT NULL,
      size INTEGER NOT NULL,
      modified_at INTEGER NOT NULL,
      changed_at INTEGER NOT NULL,
      inode INTEGER NOT NULL,
      state TEXT NOT NULL,
      reason TEXT,
      records INTEGER NOT NULL,
      stored INTEGER NOT NULL,
      duplicates INTEGER NOT NULL,
      rejected INTEGER NOT NULL,
      content_size INTEGER NOT NULL,
      stored_at INTEGER NOT NULL,
      reads INTEGER NOT NULL DEFAULT 1,
      UNIQUE (directory, name)
    ) STRICT;

    -- Records that could not be used.
    CREATE TABLE rejection (
      file INTEGER NOT NULL,
      record INTEGER NOT NULL,
      byte_offset INTEGER NOT NULL,
      reason TEXT NOT NULL,
      PRIMARY KEY (file, record)
    ) STRICT, WITHOUT ROWID;
    """

  static let events = """
    CREATE TABLE event (
      id INTEGER PRIMARY KEY,
      file INTEGER NOT NULL,
      position INTEGER NOT NULL,
      flags INTEGER NOT NULL,
      outcome INTEGER NOT NULL,
      shape INTEGER NOT NULL,
      identity INTEGER,
      client INTEGER,
      name INTEGER,
      actor INTEGER,
      address INTEGER,
      event_id TEXT NOT NULL,
      request_id TEXT,
      shared_event_id TEXT,
      error_message TEXT,
      request_parameters TEXT,
      response_elements TEXT,
      additional_event_data TEXT,
      resources TEXT,
      rest TEXT,
      time INTEGER AS (nullif(id >> 25, -1)),
      event_time TEXT AS (strftime('%Y-%m-%dT%H:%M:%SZ', nullif(id >> 25, -1), 'unixepoch'))
    ) STRICT;
    CREATE INDEX event_time ON event (event_time);
    CREATE INDEX event_seconds ON event (time);
    CREATE INDEX event_name ON event (name, time);
    CREATE INDEX event_actor ON event (actor, time);
    CREATE INDEX event_address ON event (address, time);

    -- The bytes of records that had to be repaired to be stored.
    CREATE TABLE original (
      event INTEGER PRIMARY KEY,
      bytes BLOB NOT NULL
    ) STRICT;

    -- Events with one time and id, and different content.
    CREATE TABLE conflict (
      event INTEGER NOT NULL,
      other INTEGER NOT NULL,
      PRIMARY KEY (event, other)
    ) STRICT, WITHOUT ROWID;
    """

  static let alarms = """
    CREATE TABLE rule (
      id INTEGER PRIMARY KEY,
      rule_id TEXT NOT NULL,
      version TEXT NOT NULL,
      title TEXT NOT NULL,
      level TEXT NOT NULL,
      author TEXT,
      file TEXT NOT NULL,
      window_seconds INTEGER NOT NULL,
      threshold INTEGER NOT NULL,
      UNIQUE (rule_id, version)
    ) STRICT;

    -- Which events answered yes, by rule and group; the group is a word.
    CREATE TABLE match (
      rule INTEGER NOT NULL,
      group_key INTEGER NOT NULL,
      event INTEGER NOT NULL,
      PRIMARY KEY (rule, group_key, event)
    ) STRICT, WITHOUT ROWID;

    -- Episodes, as people see them.
    CREATE TABLE alert (
      id INTEGER PRIMARY KEY,
      alert_id TEXT NOT NULL UNIQUE,
      rule INTEGER NOT NULL,
      group_key INTEGER NOT NULL,
      started_at INTEGER NOT NULL,
      last_at INTEGER NOT NULL,
      count INTEGER NOT NULL,
      first_announced_at INTEGER NOT NULL,
      merged_into TEXT
    ) STRICT;
    CREATE INDEX alert_group ON alert (rule, group_key, last_at);
    CREATE INDEX alert_started ON alert (started_at);

    -- What is to be sent, and was; one row for an alert's change and a sink.
    CREATE TABLE outbox (
      id INTEGER PRIMARY KEY,
      alert INTEGER NOT NULL,
      sink TEXT NOT NULL,
      change TEXT NOT NULL,
      created_at INTEGER NOT NULL,
      sent_at INTEGER
    ) STRICT;
    CREATE INDEX outbox_waiting ON outbox (sink, id) WHERE sent_at IS NULL;

    -- What the daemon says of itself, for the status command.
    CREATE TABLE status (
      name TEXT PRIMARY KEY,
      value TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    """
}
