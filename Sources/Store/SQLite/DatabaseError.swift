import CSQLite

/// What SQLite, or the file behind it, refused.
public struct DatabaseError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The extended result code of SQLite, or 0 for what Trailbell itself refuses.
  public let code: Int32
  /// What went wrong, where, and what to do where that is known.
  public let description: String
  /// Whether it is that nothing was stored yet.
  public let isEmptiness: Bool

  /// An error of Trailbell's own.
  ///
  /// - Parameter isEmptiness: whether it is that nothing was stored yet.
  public init(_ description: String, isEmptiness: Bool = false) {
    code = 0
    self.description = description
    self.isEmptiness = isEmptiness
  }

  init(_ connection: OpaquePointer?, doing what: String, isReader: Bool = false) {
    code = connection.map { sqlite3_extended_errcode($0) } ?? SQLITE_NOMEM
    let message = connection.map { String(cString: sqlite3_errmsg($0)) } ?? "out of memory"
    let file = connection.flatMap { sqlite3_db_filename($0, "main") }.map { String(cString: $0) }
    let place = file.map { $0.isEmpty ? "" : "\($0): " } ?? ""
    let isReader = isReader || connection.map { sqlite3_db_readonly($0, "main") == 1 } ?? false
    let mend = Self.mend(code, isReader: isReader, file).map { "; \($0)" } ?? ""
    description = "\(place)\(what): \(message) (SQLite \(code))\(mend)"
    isEmptiness = false
  }

  /// What SQLite says to a reader who cannot make the log's files where they are missing.
  private static let logFileCodes: Set<Int32> = [
    SQLITE_READONLY | 1 << 8,  // SQLITE_READONLY_RECOVERY
    SQLITE_READONLY | 5 << 8,  // SQLITE_READONLY_CANTINIT
    SQLITE_READONLY | 6 << 8,  // SQLITE_READONLY_DIRECTORY
  ]

  private static func mend(_ code: Int32, isReader: Bool, _ file: String?) -> String? {
    switch code & 0xFF {
    case SQLITE_READONLY, SQLITE_CANTOPEN:
      let logMend = isReader ? file.flatMap { DatabaseFile(path: $0).logMend } : nil
      return logMend ?? permissionMend(code, isReader: isReader)
    case SQLITE_FULL: return "make room on its disk"
    case SQLITE_NOTADB: return "it is no database; name another file"
    case SQLITE_CORRUPT:
      return "it is damaged; restore a copy, or move it away and read the trail again"
    case SQLITE_BUSY, SQLITE_LOCKED: return "another program is writing to it"
    default: return nil
    }
  }

  private static func permissionMend(_ code: Int32, isReader: Bool) -> String {
    if logFileCodes.contains(code) {
      return
        "its -wal and -shm files are missing, and this user cannot make them: run a command once as "
        + "the user that owns it, such as with 'sudo -u trailbell'"
    }
    if code & 0xFF == SQLITE_READONLY {
      return "let the user that runs trailbell write to the file and its folder"
    }
    return isReader
      ? "let this user read it and its -wal and -shm files, such as in the group that owns them, or "
        + "run the command as that user, such as with 'sudo -u trailbell'"
      : "make its folder, and let the user that runs trailbell write to it"
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

  /// Whether a later try can do better though the file stays what it is: it may be locked, or about to
  /// be made.
  var canPass: Bool { isBusy || isInputOutput }

  /// Whether the file is no database, or a damaged one.
  public var isCorrupt: Bool { primaryCode == SQLITE_CORRUPT || primaryCode == SQLITE_NOTADB }
}

extension String {
  /// The beginning of some SQL in one line, for a message.
  var excerpt: String { String(replacing("\n", with: " ").prefix(80)) }
}
