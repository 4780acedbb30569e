/// Moves the write-ahead log into the database, and keeps it bounded.
///
/// Only the writer does this: two connections that checkpoint at once meet a bug of SQLite before
/// 3.51.3 that can corrupt a database. A second connection that only commits can meet it as well,
/// where it begins the log anew while a log that was moved already is checkpointed once more: so what
/// is moved is not checkpointed again before the writer has added to it.
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
    if pages.logPages > 0, pages.movedPages == pages.logPages {
      connection.forgetWriteAheadLogPages()
    }
    isOverLimit = pages.logPages >= logPageLimit && pages.movedPages < pages.logPages
  }
}
