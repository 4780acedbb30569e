/// How a database is used.
public struct DatabaseSettings: Sendable, Equatable {
  /// How much of the file the writer keeps in memory, in bytes.
  public var pageCacheByteCount: Int
  /// Whether every commit waits for the disk.
  public var waitsForDisk: Bool
  /// The size of the write-ahead log at which it is moved into the database, in bytes.
  public var checkpointByteCount: Int64

  /// The size of the write-ahead log at which the writer waits for readers, in bytes.
  public var logByteLimit: Int64

  /// Settings with their defaults.
  public init(
    pageCacheByteCount: Int = 24 << 20, waitsForDisk: Bool = true,
    checkpointByteCount: Int64 = 64 << 20, logByteLimit: Int64 = 256 << 20
  ) {
    self.logByteLimit = logByteLimit
    self.pageCacheByteCount = pageCacheByteCount
    self.waitsForDisk = waitsForDisk
    self.checkpointByteCount = checkpointByteCount
  }
}

/// Opens databases the way that they are meant to be used.
public enum Database {
  /// How long to wait for the locks of other programs, in milliseconds; the writer's thread tries
  /// again after it, unless it was told to stop.
  private static let busyTimeoutMilliseconds: Int32 = 1_000

  /// Makes a connection the writer's.
  ///
  /// - Parameter tell: told again and again how far it is, where it is brought to a newer version.
  static func prepare(
    _ connection: Connection, _ settings: DatabaseSettings,
    telling tell: @escaping (MigrationProgress) -> Void = { _ in }
  ) throws(DatabaseError) {
    connection.setBusyTimeout(milliseconds: busyTimeoutMilliseconds)
    let version = try Migrations.checkedVersion(connection)
    if version == 0 {
      try connection.execute(
        "PRAGMA page_size = \(Migrations.pageByteCount); PRAGMA auto_vacuum = INCREMENTAL")
    }
    try connection.execute(
      """
      PRAGMA journal_mode = WAL;
      PRAGMA synchronous = \(settings.waitsForDisk ? "FULL" : "NORMAL");
      PRAGMA cache_size = -\(settings.pageCacheByteCount / 1024);
      PRAGMA journal_size_limit = \(settings.checkpointByteCount);
      PRAGMA secure_delete = ON
      """)
    connection.keepWriteAheadLog()
    connection.watchWriteAheadLog()
    try Migrations.migrate(connection, telling: tell)
    try moveLog(of: connection, settings, tell)
    // Not before: to sort what an index is made of can take more memory than there is.
    try connection.execute("PRAGMA temp_store = MEMORY")
  }

  /// Moves what a migration wrote into the database: later, somebody would wait for it.
  private static func moveLog(
    of connection: Connection, _ settings: DatabaseSettings,
    _ tell: (MigrationProgress) -> Void
  ) throws(DatabaseError) {
    let bytes = connection.writeAheadLogPageCount * Int64(Migrations.pageByteCount)
    guard bytes >= settings.checkpointByteCount else { return }
    tell(MigrationProgress(version: Migrations.current, work: .moving(bytes: bytes)))
    var checkpoint = Checkpoint(settings)
    try checkpoint.run(connection)
  }

  /// The schema version that this program writes.
  public static var currentSchemaVersion: Int64 { Migrations.current }

  /// The schema version of an existing database.
  public static func schemaVersion(_ path: String) throws(DatabaseError) -> Int64 {
    try Migrations.checkedVersion(openForReading(path))
  }

  /// Whether a database gives room back to the system when events are deleted; one that was made before
  /// there was a retention does not.
  public static func canShrink(_ path: String) throws(DatabaseError) -> Bool {
    try openForReading(path).number("PRAGMA auto_vacuum") != 0
  }

  /// Whether any digest of a trail has arrived.
  public static func holdsDigests(_ path: String) throws(DatabaseError) -> Bool {
    try openCurrentForReading(path).number("SELECT 1 FROM digest LIMIT 1") != nil
  }

  /// How long somebody waits for the writer's lock who writes a few rows beside it, in milliseconds.
  private static let besideBusyTimeoutMilliseconds: Int32 = 10_000

  /// Opens an existing database of this version to write a few rows beside its writer.
  ///
  /// The log stays the writer's: see ``Checkpoint``.
  static func openBesideWriter(_ path: String) throws(DatabaseError) -> Connection {
    let connection = try Connection(path: path, access: .existing)
    try connection.leaveWriteAheadLogAlone()
    connection.setBusyTimeout(milliseconds: besideBusyTimeoutMilliseconds)
    try Migrations.requireCurrent(connection)
    guard !connection.isReadOnly else {
      throw DatabaseError(
        "\(path) cannot be written by this user; run the command as the daemon's user, such as "
          + "with 'sudo -u trailbell'")
    }
    return connection
  }

  /// Opens an existing database of this version for reading only.
  public static func openCurrentForReading(_ path: String) throws(DatabaseError) -> Connection {
    let connection = try connectForReading(path)
    try Migrations.requireCurrent(connection)
    return connection
  }

  /// Opens an existing database for reading only.
  public static func openForReading(_ path: String) throws(DatabaseError) -> Connection {
    let connection = try connectForReading(path)
    try Migrations.filledVersion(connection)
    return connection
  }

  /// Opens an existing file for reading only, whatever is in it.
  static func connectForReading(_ path: String) throws(DatabaseError) -> Connection {
    let connection = try Connection(path: path, access: DatabaseFile(path: path).readingAccess)
    connection.setBusyTimeout(milliseconds: busyTimeoutMilliseconds)
    return connection
  }
}
