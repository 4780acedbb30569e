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

  /// How somebody opens it who only reads.
  var readingAccess: Connection.Access {
    Self.readingAccess(
      logByteCount: Self.byteCount(path + "-wal"),
      hasLogIndex: Self.byteCount(path + "-shm") != nil,
      canWriteFolder: canWriteFolder)
  }

  /// How a database is opened by somebody who only reads.
  ///
  /// A reader takes part in the log and would make its files, which it cannot in a folder that it may not
  /// write. Without a log there is nothing to take part in: a daemon that runs always has one.
  ///
  /// - Parameters:
  ///   - logByteCount: the size of the log; nil where there is none.
  ///   - hasLogIndex: whether the file is there by which those who have the database open share the log.
  static func readingAccess(
    logByteCount: Int64?, hasLogIndex: Bool, canWriteFolder: Bool
  ) -> Connection.Access {
    if canWriteFolder { return .readOnly }
    guard let logByteCount else { return .immutable }
    return logByteCount == 0 && !hasLogIndex ? .immutable : .readOnly
  }

  /// What to do where a log is there that can only be read with a file beside it which cannot be made.
  var logMend: String? {
    guard let logByteCount = Self.byteCount(path + "-wal"), logByteCount > 0,
      Self.byteCount(path + "-shm") == nil, !canWriteFolder
    else { return nil }
    return "its -wal file holds what was stored last, and reading that takes a folder that can be "
      + "written: copy \(path) and \(path)-wal together into one"
  }

  private var canWriteFolder: Bool {
    let folder = path.lastIndex(of: "/").map { path[..<$0] } ?? "."
    return access(folder.isEmpty ? "/" : String(folder), W_OK) == 0
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
