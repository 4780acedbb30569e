/// The fifth version of the schema: what became of notifications.
enum OutboxTables {
  static let fates = """
    DROP INDEX outbox_waiting;
    -- When it was decided what becomes of it: then it waits no more.
    ALTER TABLE outbox RENAME COLUMN sent_at TO settled_at;
    -- sent, dead or left_out; NULL while it waits.
    ALTER TABLE outbox ADD COLUMN fate TEXT;
    UPDATE outbox SET fate = 'sent' WHERE settled_at IS NOT NULL;
    ALTER TABLE outbox ADD COLUMN attempts INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE outbox ADD COLUMN attempted_at INTEGER;
    -- When it was asked for again; its age counts from there.
    ALTER TABLE outbox ADD COLUMN queued_at INTEGER;
    -- Why the last try failed, or why it was left out.
    ALTER TABLE outbox ADD COLUMN reason TEXT;
    CREATE INDEX outbox_waiting ON outbox (sink, id) WHERE settled_at IS NULL;
    CREATE INDEX outbox_dead ON outbox (sink, id) WHERE fate = 'dead';
    CREATE INDEX outbox_alert ON outbox (alert);
    """

  static let notifications = """
    CREATE VIEW notifications AS
    SELECT
      o.id AS notification,
      o.sink,
      l.alert_id,
      r.rule_title,
      r.level,
      o.change,
      COALESCE(o.fate, 'waiting') AS state,
      o.attempts,
      o.reason,
      strftime('%Y-%m-%dT%H:%M:%SZ', o.created_at, 'unixepoch') AS created_at,
      strftime('%Y-%m-%dT%H:%M:%SZ', o.attempted_at, 'unixepoch') AS attempted_at,
      strftime('%Y-%m-%dT%H:%M:%SZ', o.settled_at, 'unixepoch') AS settled_at
    FROM outbox AS o
    LEFT JOIN alert AS l ON l.id = o.alert
    LEFT JOIN (SELECT id, title AS rule_title, level FROM rule) AS r ON r.id = l.rule;
    """
}
