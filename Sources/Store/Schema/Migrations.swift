/// Brings a database to the present schema, one version after the other.
///
/// A version, once released, is never changed: the next one says what differs. A test knows their texts.
package enum Migrations {
  /// Marks a file as Trailbell's: "TBEL" in ASCII, in SQLite's application id.
  static let applicationID: Int64 = 0x5442_454C

  static let versions: [[String]] = [
    [
      Tables.words, Tables.ledger, Tables.events, Tables.alarms, Views.events, Views.files,
      Views.alerts,
    ],
    // When a rule rings, in words.
    ["ALTER TABLE rule ADD COLUMN condition TEXT NOT NULL DEFAULT ''"],
    // Alarms of every kind.
    [
      AlarmTables.rules, AlarmTables.matches, AlarmTables.alerts, AlarmTables.groups,
      AlarmTables.signals, AlertViews.alerts, AlertViews.silences, AlertViews.signals,
    ],
    // How far behind a time the window can end that an alert is made of.
    [
      "ALTER TABLE rule ADD COLUMN lookahead_seconds INTEGER NOT NULL DEFAULT 0",
      "DROP VIEW IF EXISTS alert_events", AlertViews.alertEvents,
    ],
    // What became of notifications.
    [OutboxTables.fates, OutboxTables.notifications],
    // For auditors.
    [
      SealTables.seals, SealTables.views, RetentionTables.retention, RetentionTables.views,
      DigestTables.fileHashes, DigestTables.digests, DigestViews.files, DigestViews.digests,
      TopicTables.topics, TopicTables.modelCalls, TopicViews.all,
    ],
    // What people decide is sealed as well.
    [DecisionTables.seals],
  ]

  /// The version that this program writes.
  package static var current: Int64 { Int64(versions.count) }

  /// The page size of new databases, in bytes.
  package static let pageByteCount = 8_192

  /// What any disk has written before somebody asks, in bytes.
  private static let unnoticedByteCount: Int64 = 64 << 20

  /// Brings the database up to date, in one transaction.
  ///
  /// - Parameters:
  ///   - target: the version to reach; tests stop at earlier ones.
  ///   - tell: told again and again how far it is.
  package static func migrate(
    _ connection: Connection, to target: Int64 = current,
    telling tell: @escaping (MigrationProgress) -> Void = { _ in }
  ) throws(DatabaseError) {
    let version = try checkedVersion(connection)
    guard version < target else { return }
    let watch = MigrationWatch(connection, version: target, tell)
    try connection.execute("BEGIN IMMEDIATE")
    do throws(DatabaseError) {
      // Another process may have been quicker.
      let present = try checkedVersion(connection)
      for statements in versions[Int(min(present, target))..<Int(target)] {
        for statement in statements { try connection.execute(statement) }
      }
      if present < CallLists.version, target >= CallLists.version {
        try CallLists.write(connection, watch)
      }
      // It seals rows as this program knows them.
      if target == current { try SealAdoption.run(connection, from: present, watch) }
      try connection.execute(
        "PRAGMA application_id = \(applicationID); PRAGMA user_version = \(target)")
      let byteCount = try (connection.number("PRAGMA page_count") ?? 0) * Int64(pageByteCount)
      if byteCount >= unnoticedByteCount { watch.begin(.committing(bytes: byteCount)) }
      try connection.execute("COMMIT")
    } catch {
      try? connection.execute("ROLLBACK")
      throw error
    }
  }

  /// Makes sure that the database is of this program's version, for those who must not change it.
  static func requireCurrent(_ connection: Connection) throws(DatabaseError) {
    let version = try filledVersion(connection)
    guard version == current else {
      throw DatabaseError(
        "\(connection.path) has schema version \(version), this program needs \(current); start "
          + "its daemon once, or run 'trailbell ingest', which brings the database up to date")
    }
  }

  /// Makes sure that the database has a schema at all, and not that of a newer version.
  @discardableResult
  static func filledVersion(_ connection: Connection) throws(DatabaseError) -> Int64 {
    let version = try checkedVersion(connection)
    guard version > 0 else {
      throw DatabaseError(
        "\(connection.path) is empty: no trail was read into it yet; start the daemon, or run "
          + "'trailbell ingest'", isEmptiness: true)
    }
    return version
  }

  /// Makes sure that the file is Trailbell's, and not of a newer version.
  static func checkedVersion(_ connection: Connection) throws(DatabaseError) -> Int64 {
    let version = try connection.number("PRAGMA user_version") ?? 0
    let application = try connection.number("PRAGMA application_id") ?? 0
    let tables = try connection.number("SELECT count(*) FROM sqlite_schema") ?? 0
    if application != applicationID, tables > 0 || application != 0 {
      throw DatabaseError(
        "\(connection.path) is a database of another program; name another file in database.path, or "
          + "with --database")
    }
    if version > current {
      throw DatabaseError(
        "\(connection.path) has schema version \(version), this program knows \(current); "
          + "run the newer program")
    }
    return version
  }
}
