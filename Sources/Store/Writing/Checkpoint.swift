/// Moves the write-ahead log into the database, and keeps it bounded.
///
/// Only the writer does this: two connections that checkpoint at once meet a bug of SQLite before
/// 3.51.3 that can corrupt a database.
struct Checkpoint {
  private let pageMaximum: Int64
  private let logPageLimit: Int64
  /// Whether a reader keeps the log from being used again, and it has grown to its limit.
  private(set) var isOverLimit = false

  init(_ settings: DatabaseSettings) {
    logPageLimit = max(1, settings.logByteLimit / Int64(Migrations.pageByteCount))
    pageMaximum = min(
      logPageLimit, settings.checkpointByteCount / Int64(Migrations.pageByteCount))
  }

  /// Checkpoints when the log has grown; never waits for readers.
  mutating func run(_ connection: Connection) throws(DatabaseError) {
    guard isOverLimit || connection.writeAheadLogPageCount >= pageMaximum else { return }
    let pages = try connection.checkpoint()
    isOverLimit = pages.logPages >= logPageLimit && pages.movedPages < pages.logPages
  }
}
