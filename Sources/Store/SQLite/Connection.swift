import CSQLite

/// One connection to a database.
///
/// A thin face of SQLite's C interface: statements, texts of SQL, and nothing else. A connection
/// belongs to one thread at a time; it is opened without SQLite's own lock for that reason, and its
/// sendability is unchecked.
public final class Connection: @unchecked Sendable {
  /// How a database is opened.
  public enum Access: Sendable {
    /// Reads and writes; the file is made when it is missing, for its owner to write and its group to
    /// read.
    case readWrite
    /// Reads and writes a file that is there.
    case existing
    /// Only reads; works without write permission to file and folder.
    case readOnly
    /// Only reads a file that nobody writes meanwhile, such as on read-only media.
    case immutable
  }

  let handle: OpaquePointer
  /// The path of the database.
  public let path: String
  /// Where SQLite notes the size of the log after each commit.
  private let logPageCount = UnsafeMutablePointer<Int32>.allocate(capacity: 1)
  /// Who hears of long statements.
  private var listener: Listener?

  /// Somebody who is called while statements run.
  private final class Listener {
    let body: () -> Void

    init(_ body: @escaping () -> Void) { self.body = body }
  }

  /// Opens a database.
  public init(path: String, access: Access) throws(DatabaseError) {
    let flags =
      switch access {
      case .readWrite: SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX
      case .existing: SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX
      case .readOnly: SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX
      case .immutable: SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_URI
      }
    let file = DatabaseFile(path: path)
    if access == .readWrite { file.makeIfMissing() }
    var opened: OpaquePointer?
    let status = sqlite3_open_v2(
      access == .immutable ? file.immutableURI : path, &opened, flags, nil)
    guard status == SQLITE_OK, let opened else {
      let error = DatabaseError(
        opened, doing: "cannot open the database \(path)",
        isReader: access == .readOnly || access == .immutable)
      sqlite3_close_v2(opened)
      logPageCount.deallocate()
      throw error
    }
    handle = opened
    self.path = path
    logPageCount.initialize(to: 0)
    sqlite3_extended_result_codes(handle, 1)
    _ = trailbell_sqlite3_set_defensive(handle, 1)
    try execute("PRAGMA foreign_keys = OFF; PRAGMA mmap_size = 0")
  }

  deinit {
    sqlite3_wal_hook(handle, nil, nil)
    sqlite3_progress_handler(handle, 0, nil, nil)
    sqlite3_close_v2(handle)
    logPageCount.deallocate()
  }

  /// Runs statements that give no rows.
  public func execute(_ sql: String) throws(DatabaseError) {
    guard sqlite3_exec(handle, sql, nil, nil, nil) == SQLITE_OK else {
      throw DatabaseError(handle, doing: "cannot run «\(sql.excerpt)»")
    }
  }

  /// Compiles one statement.
  public func prepare(_ sql: String) throws(DatabaseError) -> Statement {
    var statement: OpaquePointer?
    let status = sqlite3_prepare_v3(
      handle, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &statement, nil)
    guard status == SQLITE_OK, let statement else {
      throw DatabaseError(handle, doing: "cannot compile «\(sql.excerpt)»")
    }
    return Statement(handle: statement, connection: self)
  }

  /// The first column of the first row of a query, as a number.
  public func number(_ sql: String) throws(DatabaseError) -> Int64? {
    let statement = try prepare(sql)
    return try statement.step() ? statement.optionalNumber(0) : nil
  }

  /// The first column of the first row of a query, as text.
  public func text(_ sql: String) throws(DatabaseError) -> String? {
    let statement = try prepare(sql)
    return try statement.step() ? statement.optionalText(0) : nil
  }

  /// Runs a body that reads one state of the database, however many questions it asks and whatever the
  /// daemon writes meanwhile; like BEGIN, and allowed within the transaction of a caller.
  public func inOneState<Result>(_ body: () throws -> Result) throws -> Result {
    try execute("SAVEPOINT state")
    defer { try? execute("RELEASE state") }
    return try body()
  }

  /// How many rows the last statement changed.
  var changeCount: Int32 { sqlite3_changes(handle) }

  /// Has somebody called again and again while statements run, in the middle of long ones too.
  ///
  /// - Parameters:
  ///   - instructionCount: after how many instructions of SQLite's machine.
  ///   - body: who is called; nil for nobody any more.
  func listen(every instructionCount: Int32, _ body: (() -> Void)?) {
    let listener = body.map(Listener.init)
    if let listener {
      sqlite3_progress_handler(
        handle, instructionCount,
        { context in
          guard let context else { return 0 }
          Unmanaged<Listener>.fromOpaque(context).takeUnretainedValue().body()
          return 0
        }, Unmanaged.passUnretained(listener).toOpaque())
    } else {
      sqlite3_progress_handler(handle, 0, nil, nil)
    }
    self.listener = listener
  }

  /// How long to wait for the locks of others, in milliseconds.
  public func setBusyTimeout(milliseconds: Int32) { sqlite3_busy_timeout(handle, milliseconds) }

  /// Whether a transaction is open.
  public var isInTransaction: Bool { sqlite3_get_autocommit(handle) == 0 }

  /// The pages that the write-ahead log held after the last commit.
  var writeAheadLogPageCount: Int64 { Int64(logPageCount.pointee) }

  /// Moves pages of the log into the database, without waiting for anybody.
  ///
  /// - Returns: the pages in the log, and how many of them are moved.
  func checkpoint() throws(DatabaseError) -> (logPages: Int64, movedPages: Int64) {
    var logPages: Int32 = 0
    var movedPages: Int32 = 0
    let status = sqlite3_wal_checkpoint_v2(
      handle, nil, SQLITE_CHECKPOINT_PASSIVE, &logPages, &movedPages)
    // Busy is no failure: somebody reads what is in the log.
    guard status == SQLITE_OK || status == SQLITE_BUSY else {
      throw DatabaseError(handle, doing: "cannot checkpoint")
    }
    return (Int64(logPages), Int64(movedPages))
  }

  /// Has the size of the log noted after each commit; this takes the place of SQLite's own
  /// checkpoints.
  func watchWriteAheadLog() {
    sqlite3_wal_hook(
      handle,
      { context, _, _, pageCount in
        context?.assumingMemoryBound(to: Int32.self).pointee = pageCount
        return SQLITE_OK
      }, logPageCount)
  }

  /// Leaves the log to another connection: neither commits nor the end of this one checkpoint it.
  func leaveWriteAheadLogAlone() throws(DatabaseError) {
    watchWriteAheadLog()
    keepWriteAheadLog()
    guard trailbell_sqlite3_set_no_checkpoint_on_close(handle, 1) == SQLITE_OK else {
      throw DatabaseError(handle, doing: "cannot leave checkpoints to the daemon")
    }
  }

  /// Forgets the noted size of the log, because everything in it was moved into the database.
  func forgetWriteAheadLogPages() { logPageCount.pointee = 0 }

  /// Whether the system gave no permission to write.
  var isReadOnly: Bool { sqlite3_db_readonly(handle, "main") == 1 }

  /// Keeps the -wal and -shm files when the last connection closes.
  ///
  /// Readers without write permission cannot make them, and without them cannot open the database.
  func keepWriteAheadLog() {
    var on: Int32 = 1
    sqlite3_file_control(handle, "main", SQLITE_FCNTL_PERSIST_WAL, &on)
  }
}

/// The version of the SQLite library that runs, such as `3.40.1`.
public func sqliteLibraryVersion() -> String { String(cString: sqlite3_libversion()) }
