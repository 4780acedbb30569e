/// The third version of the schema: alarms of every kind, their states, and what they wait for.
///
/// Tables whose columns changed are made anew, because SQLite cannot change constraints.
enum AlarmTables {
  static let rules = """
    DROP VIEW alerts;

    -- A rule's version: its text, and the window that it has.
    CREATE TABLE new_rule (
      id INTEGER PRIMARY KEY,
      rule_id TEXT NOT NULL,
      version TEXT NOT NULL,
      title TEXT NOT NULL,
      level TEXT NOT NULL,
      author TEXT,
      file TEXT NOT NULL,
      window_seconds INTEGER NOT NULL,
      condition TEXT NOT NULL,
      -- 0 where it only matters to other rules.
      rings INTEGER NOT NULL,
      -- 1 where it is evaluated and recorded, and nobody is told.
      shadow INTEGER NOT NULL,
      -- 1 where alerts say what was measured.
      measures INTEGER NOT NULL,
      -- When it was removed or edited; NULL while it is in force.
      retired_at INTEGER
    ) STRICT;
    INSERT INTO new_rule
    SELECT id, rule_id, version, title, level, author, file, window_seconds, condition, 1, 0, 0,
      NULL
    FROM rule;
    """

  static let matches = """
    -- Which events answered yes, by rule, group and the one of its rules that was answered; the
    -- group is a word. Events without a time are in no window, and not here.
    CREATE TABLE new_match (
      rule INTEGER NOT NULL,
      group_key INTEGER NOT NULL,
      event INTEGER NOT NULL,
      reference INTEGER NOT NULL,
      value ANY,
      PRIMARY KEY (rule, group_key, event, reference)
    ) STRICT, WITHOUT ROWID;
    INSERT INTO new_match
    SELECT rule, group_key, event, 0, NULL FROM match WHERE event >> 25 != -1;
    DROP TABLE match;
    ALTER TABLE new_match RENAME TO match;

    -- What an event would bring to a rule that counts the episodes of another, which the event is
    -- evidence of.
    CREATE TABLE carrier (
      rule INTEGER NOT NULL,
      reference INTEGER NOT NULL,
      event INTEGER NOT NULL,
      group_key INTEGER NOT NULL,
      value ANY,
      PRIMARY KEY (rule, reference, event)
    ) STRICT, WITHOUT ROWID;

    -- The episodes of other rules as matches: "alert" is the episode, "event" stands for it.
    CREATE TABLE episode_match (
      id INTEGER PRIMARY KEY,
      rule INTEGER NOT NULL,
      group_key INTEGER NOT NULL,
      counted_at INTEGER NOT NULL,
      reference INTEGER NOT NULL,
      event INTEGER NOT NULL,
      value ANY,
      alert INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX episode_match_group ON episode_match (rule, group_key, counted_at);
    CREATE INDEX episode_match_alert ON episode_match (alert);
    """

  static let groups = """
    -- When the clock alone will change something about a group, in event time.
    CREATE TABLE due (
      rule INTEGER NOT NULL,
      group_key INTEGER NOT NULL,
      due_at INTEGER NOT NULL,
      PRIMARY KEY (rule, group_key)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX due_time ON due (due_at);

    -- The first match of a group, for rules that ask how long it has been known.
    CREATE TABLE known_group (
      rule INTEGER NOT NULL,
      group_key INTEGER NOT NULL,
      since INTEGER NOT NULL,
      PRIMARY KEY (rule, group_key)
    ) STRICT, WITHOUT ROWID;

    -- Groups with a value that can be new, and the groups without it.
    CREATE TABLE inner_group (
      rule INTEGER NOT NULL,
      outer_key INTEGER NOT NULL,
      group_key INTEGER NOT NULL,
      PRIMARY KEY (rule, outer_key, group_key)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX inner_group_outer ON inner_group (rule, group_key);

    -- Until when everything has arrived, as far as episodes were judged.
    CREATE TABLE progress (
      name TEXT PRIMARY KEY,
      value INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    """

  static let signals = """
    -- What the daemon noticed of itself, which rules of its own count in the place of events. A
    -- number is made like that of an event: the second, and behind it a number within the second.
    CREATE TABLE signal (
      id INTEGER PRIMARY KEY,
      rule INTEGER NOT NULL,
      group_key INTEGER NOT NULL,
      text TEXT NOT NULL
    ) STRICT;
    """

  static let alerts = """
    CREATE TABLE new_alert (
      id INTEGER PRIMARY KEY,
      alert_id TEXT NOT NULL UNIQUE,
      rule INTEGER NOT NULL,
      group_key INTEGER NOT NULL,
      -- pending, firing, resolved; merged and withdrawn ones are no episodes any more. One that is
      -- over and pending was over before it came to ring: what comes late can make it longer.
      state TEXT NOT NULL,
      started_at INTEGER NOT NULL,
      last_at INTEGER NOT NULL,
      ended_at INTEGER,
      -- Why it ended, if not because the condition did.
      ended_because TEXT,
      -- Where its first window begins: the matches from there to last_at are its evidence.
      evidence_from INTEGER NOT NULL,
      count INTEGER NOT NULL,
      measured REAL,
      expected REAL,
      deviation REAL,
      first_announced_at INTEGER,
      late_by INTEGER,
      -- 1 once a sink was to be told of it by itself: then its id is kept.
      told INTEGER NOT NULL DEFAULT 0,
      -- 1 while it waits for a summary.
      unsummarised INTEGER NOT NULL DEFAULT 0,
      repeats INTEGER NOT NULL DEFAULT 0,
      repeat_at INTEGER,
      merged_into TEXT
    ) STRICT;
    INSERT INTO new_alert (id, alert_id, rule, group_key, state, started_at, last_at, ended_at,
      evidence_from, count, first_announced_at, told, merged_into)
    SELECT l.id, l.alert_id, l.rule, l.group_key,
      CASE WHEN l.merged_into IS NULL THEN 'resolved' ELSE 'merged' END, l.started_at, l.last_at,
      l.last_at + r.window_seconds,
      l.started_at - CASE WHEN r.threshold > 1 THEN r.window_seconds ELSE 0 END, l.count,
      l.first_announced_at, l.id IN (SELECT alert FROM outbox),
      l.merged_into
    FROM alert AS l JOIN rule AS r ON r.id = l.rule;
    DROP TABLE alert;
    ALTER TABLE new_alert RENAME TO alert;
    DROP TABLE rule;
    ALTER TABLE new_rule RENAME TO rule;
    -- One that comes back begins anew: it has not seen what came meanwhile.
    CREATE UNIQUE INDEX rule_in_force ON rule (rule_id, version, window_seconds)
      WHERE retired_at IS NULL;
    CREATE INDEX alert_group ON alert (rule, group_key, started_at)
      WHERE state IN ('pending', 'firing', 'resolved');
    CREATE INDEX alert_open ON alert (rule, group_key)
      WHERE state IN ('pending', 'firing') AND ended_at IS NULL;
    CREATE INDEX alert_started ON alert (started_at);
    CREATE INDEX alert_repeat ON alert (repeat_at) WHERE repeat_at IS NOT NULL;
    CREATE INDEX alert_unsummarised ON alert (unsummarised) WHERE unsummarised = 1;

    ALTER TABLE outbox ADD COLUMN late_by INTEGER;
    -- For a summary, what it says, as JSON; its "alert" is 0.
    ALTER TABLE outbox ADD COLUMN details TEXT;

    -- Alerts that nobody wants to be told of for a while.
    CREATE TABLE silence (
      id INTEGER PRIMARY KEY,
      -- The rule's id or title, NULL for every rule.
      rule TEXT,
      -- Fields and values that a group must have, as a JSON object.
      group_fields TEXT NOT NULL,
      starts_at INTEGER NOT NULL,
      ends_at INTEGER NOT NULL,
      owner TEXT NOT NULL,
      reason TEXT NOT NULL,
      created_at INTEGER NOT NULL
    ) STRICT;
    """
}
