import CSQLite

/// What SQLite, or the file behind it, refused.
public struct DatabaseError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The extended result code of SQLite, or 0 for what Trailbell itself refuses.
  public let code: Int32
  /// What went wrong, where, and what to do where that is known.
  public let description: String

  /// An error of Trailbell's own.
  public init(_ description: String) {
    code = 0
    self.description = description
  }

  init(_ connection: OpaquePointer?, doing what: String) {
    code = connection.map { sqlite3_extended_errcode($0) } ?? SQLITE_NOMEM
    let message = connection.map { String(cString: sqlite3_errmsg($0)) } ?? "out of memory"
    description = "\(what): \(message) (SQLite \(code))"
  }

  /// The result code without its extension.
  private var primaryCode: Int32 { code & 0xFF }

  /// Whether another connection holds a lock: trying again helps.
  public var isBusy: Bool { primaryCode == SQLITE_BUSY || primaryCode == SQLITE_LOCKED }

  /// Whether the disk is full.
  public var isDiskFull: Bool { primaryCode == SQLITE_FULL }

  /// Whether the file or its disk misbehaves: after it the state of a commit is unknown.
  public var isInputOutput: Bool {
    primaryCode == SQLITE_IOERR || primaryCode == SQLITE_CANTOPEN
      || primaryCode == SQLITE_READONLY
  }

  /// Whether the file is no database, or a damaged one.
  public var isCorrupt: Bool { primaryCode == SQLITE_CORRUPT || primaryCode == SQLITE_NOTADB }
}
