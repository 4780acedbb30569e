import CloudTrail
import Glibc

/// The files of a database, as the system sees them.
struct DatabaseFile {
  /// The path of the database itself.
  let path: String

  /// Its owner writes it and its group reads it: events are nobody else's business.
  private static let mode: mode_t = 0o640

  /// Makes the file if it is not there, so that neither SQLite nor the umask decides who may read it.
  ///
  /// SQLite gives the files of the log the mode of this one. What keeps it from being made, SQLite tells
  /// when it opens the path.
  func makeIfMissing() {
    // To SQLite some names mean a database without a file.
    guard !path.isEmpty, path != ":memory:" else { return }
    let descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, Self.mode)
    guard descriptor >= 0 else { return }
    fchmod(descriptor, Self.mode)
    close(descriptor)
  }

  /// The path without symbolic links, as SQLite follows them: its files of the log lie beside that one.
  ///
  /// The path as it is where nothing is there.
  var resolvedPath: String {
    guard let resolved = realpath(path, nil) else { return path }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  /// The files that there can be of it: the database, and its log with the index of that.
  var allPaths: [String] { ["", "-wal", "-shm"].map { resolvedPath + $0 } }

  /// How somebody opens it who only reads.
  var readingAccess: Connection.Access {
    let resolved = resolvedPath
    return Self.readingAccess(
      logByteCount: Self.byteCount(resolved + "-wal"),
      hasLogIndex: Self.byteCount(resolved + "-shm") != nil,
      isOnReadOnlyMedia: Self.isReadOnlyMedia(Self.folder(of: resolved)))
  }

  /// How a database is opened by somebody who only reads.
  ///
  /// A reader takes part in the log and would make its files, which nobody can on media that cannot be
  /// written. Without a log there is nothing to take part in. A folder that only this user cannot write is
  /// another matter: a daemon may begin to write the file at any time.
  ///
  /// - Parameters:
  ///   - logByteCount: the size of the log; nil where there is none.
  ///   - hasLogIndex: whether the file is there by which those who have the database open share the log.
  static func readingAccess(
    logByteCount: Int64?, hasLogIndex: Bool, isOnReadOnlyMedia: Bool
  ) -> Connection.Access {
    guard isOnReadOnlyMedia else { return .readOnly }
    guard let logByteCount else { return .immutable }
    return logByteCount == 0 && !hasLogIndex ? .immutable : .readOnly
  }

  /// What to do where the log can only be read with a file beside it which cannot be made.
  var logMend: String? {
    let resolved = resolvedPath
    let folder = Self.folder(of: resolved)
    guard Self.byteCount(resolved + "-shm") == nil,
      faccessat(AT_FDCWD, folder, W_OK, AT_EACCESS) != 0
    else { return nil }
    if let logByteCount = Self.byteCount(resolved + "-wal"), logByteCount > 0 {
      return
        "its -wal file holds what was stored last, and reading that takes a folder that can be "
        + "written: copy \(resolved) and \(resolved)-wal together into one"
    }
    if Self.isReadOnlyMedia(folder) { return nil }
    return
      "its -wal and -shm files are missing, and this user cannot make them in \(folder): run a "
      + "command once as the user that owns it, such as with 'sudo -u trailbell', or copy \(resolved) "
      + "into a folder that can be written"
  }

  private static func folder(of path: String) -> String {
    let folder = path.lastIndex(of: "/").map { path[..<$0] } ?? "."
    return folder.isEmpty ? "/" : String(folder)
  }

  /// Whether nobody can write where a folder lies, by this way to it.
  private static func isReadOnlyMedia(_ folder: String) -> Bool {
    var status = statvfs()
    return statvfs(folder, &status) == 0 && status.f_flag & UInt(ST_RDONLY) != 0
  }

  private static func byteCount(_ path: String) -> Int64? {
    var status = stat()
    return stat(path, &status) == 0 ? Int64(status.st_size) : nil
  }

  /// The path as a URI by which SQLite takes the file for one that nobody changes.
  var immutableURI: String {
    var text = "file:"
    for byte in path.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "/"), UInt8(ascii: "."),
        UInt8(ascii: "-"), UInt8(ascii: "_"):
        text.unicodeScalars.append(Unicode.Scalar(byte))
      default: text += "%" + Hexadecimal.text(byte, width: 2)
      }
    }
    return text + "?immutable=1"
  }
}
