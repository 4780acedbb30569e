import CSQLite
import Glibc

/// Lets a connection do nothing but read, and only for a time.
///
/// The file is open for reading only already. The guard is for what a question could do beside the
/// file: attach others, write through a virtual table, load code, or keep the machine busy.
///
/// What the schema itself calls is judged in the same way. SQLite's own switch for that, to distrust the
/// schema, refuses JSON in views up to version 3.40, and is left alone.
///
/// Source: SQLite, "Compile-Time Authorization Callbacks" and "Defense Against The Dark Arts".
final class QueryGuard {
  /// What was asked for and is not allowed.
  private(set) var forbidden: String?
  /// Whether the time is over.
  private(set) var isOver = false

  private let deadlineNanoseconds: UInt64
  private let connection: Connection

  /// How many steps of SQLite's machine pass between two looks at the clock.
  private static let stepsBetweenLooks: Int32 = 10_000
  /// The longest text, and the longest SQL, in bytes.
  private static let textMaximum: Int32 = 64 << 20
  private static let sqlMaximum: Int32 = 1 << 20
  /// The most memory that all of SQLite takes, in bytes.
  private static let memoryMaximum: Int64 = 512 << 20

  private static let tableFunctions = ["json_each", "json_tree", "pragma_table_info"]

  /// Guards a connection as long as the guard lives.
  init(_ connection: Connection, seconds: Int) throws(DatabaseError) {
    self.connection = connection
    deadlineNanoseconds = Self.nowNanoseconds &+ UInt64(seconds) &* 1_000_000_000
    // Made known before the guard stands: SQLite declares such tables by what would be a change.
    for table in Self.tableFunctions {
      _ = try connection.prepare("SELECT * FROM \(table) LIMIT 0")
    }
    try connection.execute("PRAGMA query_only = ON; PRAGMA cell_size_check = ON")
    _ = trailbell_sqlite3_set_defensive(connection.handle, 1)
    sqlite3_limit(connection.handle, SQLITE_LIMIT_LENGTH, Self.textMaximum)
    sqlite3_limit(connection.handle, SQLITE_LIMIT_SQL_LENGTH, Self.sqlMaximum)
    sqlite3_limit(connection.handle, SQLITE_LIMIT_ATTACHED, 0)
    sqlite3_limit(connection.handle, SQLITE_LIMIT_WORKER_THREADS, 0)
    sqlite3_hard_heap_limit64(Self.memoryMaximum)
    let context = Unmanaged.passUnretained(self).toOpaque()
    sqlite3_set_authorizer(
      connection.handle,
      { context, action, first, second, _, _ in
        guard let context else { return SQLITE_DENY }
        let guarding = Unmanaged<QueryGuard>.fromOpaque(context).takeUnretainedValue()
        return guarding.judge(action, first, second)
      }, context)
    sqlite3_progress_handler(
      connection.handle, Self.stepsBetweenLooks,
      { context in
        guard let context else { return 1 }
        return Unmanaged<QueryGuard>.fromOpaque(context).takeUnretainedValue().mustStop ? 1 : 0
      }, context)
  }

  deinit {
    sqlite3_set_authorizer(connection.handle, nil, nil)
    sqlite3_progress_handler(connection.handle, 0, nil, nil)
  }

  /// Whether the time is over by now.
  var mustStop: Bool {
    isOver = Self.nowNanoseconds >= deadlineNanoseconds
    return isOver
  }

  private static var nowNanoseconds: UInt64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
  }

  // MARK: What may be done

  private func judge(
    _ action: Int32, _ first: UnsafePointer<CChar>?, _ second: UnsafePointer<CChar>?
  ) -> Int32 {
    let object = first.map { String(cString: $0) } ?? ""
    let detail = second.map { String(cString: $0) } ?? ""
    switch action {
    case SQLITE_SELECT, SQLITE_RECURSIVE: return SQLITE_OK
    case SQLITE_READ where !Self.closedTables.contains(object.lowercased()): return SQLITE_OK
    case SQLITE_FUNCTION where QueryFunctions.allowed.contains(detail.lowercased()):
      return SQLITE_OK
    case SQLITE_PRAGMA where Self.lookingPragmas.contains(object.lowercased()): return SQLITE_OK
    default:
      forbidden = forbidden ?? Self.words(of: action, object, detail)
      return SQLITE_DENY
    }
  }

  /// A virtual table over the bytes of the file, where SQLite has it.
  private static let closedTables: Set<String> = ["sqlite_dbpage"]

  /// Pragmas that only tell what is there.
  private static let lookingPragmas: Set<String> = [
    "table_info", "table_xinfo", "table_list", "index_list", "index_info", "index_xinfo",
  ]

  private static func words(of action: Int32, _ object: String, _ detail: String) -> String {
    switch action {
    case SQLITE_FUNCTION: "the function \(detail)"
    case SQLITE_READ: "the table \(object)"
    case SQLITE_PRAGMA: "PRAGMA \(object)"
    case SQLITE_ATTACH, SQLITE_DETACH: "other databases"
    case SQLITE_TRANSACTION, SQLITE_SAVEPOINT: "transactions"
    case SQLITE_INSERT: "writing into \(object)"
    case SQLITE_UPDATE: "changing \(object)"
    case SQLITE_DELETE: "deleting from \(object)"
    default: "statements that change something"
    }
  }
}
