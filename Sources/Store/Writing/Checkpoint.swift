/// Moves the write-ahead log into the database, and keeps it bounded.
///
/// Only the writer does this: two connections that checkpoint at once meet a bug of SQLite before
/// 3.51.3 that can corrupt a database.
struct Checkpoint {
  private let pageMaximum: Int64

  init(_ settings: DatabaseSettings) {
    pageMaximum = settings.checkpointByteCount / Int64(Migrations.pageByteCount)
  }

  /// Checkpoints when the log has grown; never waits for readers.
  func run(_ connection: Connection) throws(DatabaseError) {
    guard connection.writeAheadLogPageCount >= pageMaximum else { return }
    try connection.execute("PRAGMA wal_checkpoint(PASSIVE)")
  }
}
