import Glibc

/// Why a root cannot be read at all.
public enum RootProblem: Error, Sendable, Hashable {
  /// There is nothing at the path.
  case missing
  /// The permissions of the root, or of a directory above it, forbid reading it.
  case permissionDenied
  /// There is something at the path, but no directory (and, where one will do, no file).
  case notADirectory
  /// The path is empty or holds a zero byte.
  case notAPath
  /// The process or the machine has no file descriptor left.
  case tooManyOpenFiles
  /// The system refused for another reason.
  case system(SystemError)

  init(_ error: SystemError) {
    switch error.number {
    case ENOENT, ESTALE: self = .missing
    case ENOTDIR: self = .notADirectory
    case _ where error.isForbidden: self = .permissionDenied
    case _ where error.isOutOfDescriptors: self = .tooManyOpenFiles
    default: self = .system(error)
    }
  }

  /// What is wrong with the root at the path, and what mends it, in one line.
  public func message(root: PathBytes) -> String {
    switch self {
    case .missing:
      return "\(root) does not exist; create it, mount it, or correct the path"
    case .permissionDenied:
      return "\(root) may not be read; give this user read and search permission on it "
        + "and search permission on the directories above it"
    case .notADirectory:
      return "\(root) is not a directory; name the directory that trail files are copied into"
    case .notAPath:
      return "\"\(root)\" is not a path; name the directory that trail files are copied into"
    case .tooManyOpenFiles:
      return "\(root) cannot be opened because no file descriptor is left; "
        + "raise the limit on open files (LimitNOFILE= in systemd)"
    case .system(let error):
      return "\(root) cannot be read: \(error)"
    }
  }
}
