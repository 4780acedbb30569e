import Glibc

/// Why a database could not be locked.
public enum InstanceLockError: Error, Sendable, Equatable, CustomStringConvertible {
  /// Another Trailbell has it.
  case held(databasePath: String, by: LockHolder)
  /// The system refuses the lock file.
  case system(ServiceNoticeError)

  /// What is wrong and what to do about it, on one line.
  public var description: String {
    switch self {
    case .held(let databasePath, let holder):
      return "\(databasePath) is in use by \(holder); stop it first, or name another database"
    case .system(let error):
      return error.description
    }
  }
}

extension ServiceNoticeError {
  /// A lock file that cannot be opened, by the reason that it most often has.
  static func opening(_ path: String, _ code: Int32) -> ServiceNoticeError {
    let mend =
      switch code {
      case ENOENT, ENOTDIR: "create the folder of the database first"
      case EACCES, EPERM: "run as the user that owns the folder of the database"
      case EROFS: "put the database where this process may write"
      case ELOOP: "take the symbolic link out of the way"
      default: ""
      }
    return ServiceNoticeError(operation: "open", path: path, code: code, mend: mend)
  }

  /// A lock that the file system does not grant to anyone.
  static func locking(_ path: String, _ code: Int32) -> ServiceNoticeError {
    ServiceNoticeError(
      operation: "lock", path: path, code: code,
      mend: "put the database on a local file system that supports locks")
  }
}
