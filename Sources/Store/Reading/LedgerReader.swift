/// Tells which files of a folder are known, so that only new and changed ones are read.
public final class LedgerReader {
  private let findDirectory: Statement
  private let readFiles: Statement

  /// A reader on a connection.
  public init(_ connection: Connection) throws(DatabaseError) {
    findDirectory = try connection.prepare("SELECT id FROM directory WHERE path = ?1")
    readFiles = try connection.prepare(
      "SELECT name, size, modified_at, changed_at, inode FROM file WHERE directory = ?1")
  }

  /// What the ledger knows of the files of a folder, by name.
  ///
  /// By the bytes of the name, because two names that Unicode calls equivalent are two files.
  public func files(
    inDirectory path: String
  ) throws(DatabaseError) -> [[UInt8]: LedgerFile.Identity] {
    findDirectory.bind(1, path)
    defer { findDirectory.reset() }
    guard try findDirectory.step() else { return [:] }
    readFiles.bind(1, findDirectory.number(0))
    defer { readFiles.reset() }
    var files: [[UInt8]: LedgerFile.Identity] = [:]
    while try readFiles.step() {
      files[Array(readFiles.bytes(0))] = LedgerFile.Identity(
        size: readFiles.number(1), modifiedAt: readFiles.number(2),
        changedAt: readFiles.number(3), inode: readFiles.number(4))
    }
    return files
  }
}
