import CSQLite

/// SQLite as it is: a connection with the calls that the floor needs.
final class RawDatabase {
  private(set) var handle: OpaquePointer?
  /// Where SQLite notes the size of the log after each commit.
  private let logPageCount = UnsafeMutablePointer<Int32>.allocate(capacity: 1)
  private var pageMaximum = Int64.max

  init(path: String) throws(BenchmarkError) {
    logPageCount.initialize(to: 0)
    let flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX
    guard sqlite3_open_v2(path, &handle, flags, nil) == SQLITE_OK else {
      throw BenchmarkError("cannot open \(path)")
    }
  }

  deinit {
    close()
    logPageCount.deallocate()
  }

  func close() {
    sqlite3_close_v2(handle)
    handle = nil
  }

  func execute(_ sql: String) throws(BenchmarkError) {
    guard sqlite3_exec(handle, sql, nil, nil, nil) == SQLITE_OK else { throw failure(sql) }
  }

  func prepare(_ sql: String) throws(BenchmarkError) -> OpaquePointer {
    var statement: OpaquePointer?
    let flags = UInt32(SQLITE_PREPARE_PERSISTENT)
    guard sqlite3_prepare_v3(handle, sql, -1, flags, &statement, nil) == SQLITE_OK,
      let statement
    else { throw failure(sql) }
    return statement
  }

  /// The first column of all rows.
  func numbers(_ sql: String) throws(BenchmarkError) -> [Int64] {
    let statement = try prepare(sql)
    defer { sqlite3_finalize(statement) }
    var numbers: [Int64] = []
    while sqlite3_step(statement) == SQLITE_ROW {
      numbers.append(sqlite3_column_int64(statement, 0))
    }
    return numbers
  }

  func failure(_ sql: String) -> BenchmarkError {
    BenchmarkError("«\(sql.prefix(80))»: \(String(cString: sqlite3_errmsg(handle)))")
  }

  /// Has the log moved into the database only when ``checkpointIfDue()`` finds it large.
  func takeOverCheckpoints(pageMaximum: Int64) {
    self.pageMaximum = pageMaximum
    sqlite3_wal_hook(
      handle,
      { context, _, _, pageCount in
        context?.assumingMemoryBound(to: Int32.self).pointee = pageCount
        return SQLITE_OK
      }, logPageCount)
  }

  func checkpointIfDue() throws(BenchmarkError) {
    guard Int64(logPageCount.pointee) >= pageMaximum else { return }
    try execute("PRAGMA wal_checkpoint(PASSIVE)")
  }
}
