/// Why a trail file could not be opened.
public struct TrailFileOpenError: Error, Sendable, Hashable {
  /// What stands in the way.
  public enum Reason: Sendable, Hashable {
    /// The file, or a directory on the way to it, is gone.
    case vanished
    /// A symbolic link is in the place of the file or of a directory on the way.
    case symbolicLink
    /// A directory, a pipe, a socket or a device is in the place of the file.
    case notARegularFile
    /// The permissions forbid it.
    case permissionDenied
    /// The process or the machine has no file descriptor left.
    case tooManyOpenFiles
    /// The path leaves the root, or is no path.
    case outsideOfRoot
    /// The root itself cannot be read.
    case rootUnreadable(RootProblem, root: PathBytes)
    /// The system refused for another reason.
    case system(SystemError)
  }

  /// The file, relative to the root.
  public let path: PathBytes
  /// What stands in the way.
  public let reason: Reason

  init(path: PathBytes, reason: Reason) {
    self.path = path
    self.reason = reason
  }

  init(path: PathBytes, root: PathBytes, problem: RootProblem) {
    self.path = path
    reason =
      problem == .tooManyOpenFiles ? .tooManyOpenFiles : .rootUnreadable(problem, root: root)
  }

  init(path: PathBytes, error: SystemError) {
    self.path = path
    if error.isVanished {
      reason = .vanished
    } else if error.isSymbolicLink {
      reason = .symbolicLink
    } else if error.isForbidden {
      reason = .permissionDenied
    } else if error.isOutOfDescriptors {
      reason = .tooManyOpenFiles
    } else if error.isUnopenableDevice {
      reason = .notARegularFile
    } else {
      reason = .system(error)
    }
  }
}

extension TrailFileOpenError: CustomStringConvertible {
  /// The file, what stands in the way, and what mends it.
  public var description: String {
    switch reason {
    case .vanished: return "\(path) is not there any more"
    case .symbolicLink:
      return "\(path) is, or lies behind, a symbolic link; links below the source are not followed"
    case .notARegularFile: return "\(path) is not a regular file"
    case .permissionDenied:
      return "\(path) may not be read; give this user read permission on it "
        + "and search permission on its directories"
    case .tooManyOpenFiles:
      return "\(path) cannot be opened because no file descriptor is left; "
        + "raise the limit on open files (LimitNOFILE= in systemd)"
    case .outsideOfRoot: return "\(path) is not a path inside the source"
    case .rootUnreadable(let problem, let root):
      return "\(path) cannot be opened: \(problem.message(root: root))"
    case .system(let error): return "\(path) cannot be opened: \(error)"
    }
  }
}
