import Glibc

/// A state in which a watcher sees changes later, or not at all.
///
/// Each is said once when it begins.
public struct WatchWarning: Sendable, Hashable {
  /// What the matter is.
  public enum Kind: Sendable, Hashable {
    /// The root cannot be read; `rescanAll(.sourceReturned)` says that it is back.
    case sourceMissing(RootProblem)
    /// Another directory stands in the place of the root, as after a mount or a re-creation.
    case sourceReplaced
    /// There is no inotify, so that changes are found by rescans only.
    case inotifyUnavailable(SystemError)
    /// Some directories are not watched, so that changes in them are found by rescans only.
    case directoriesUnwatched(watched: Int, unwatched: Int, cause: UnwatchedCause)
    /// The root lies on a file system whose other users' changes are found by rescans only.
    case remoteFileSystem(String)
  }

  /// Why directories are not watched.
  public enum UnwatchedCause: Sendable, Hashable {
    /// The kernel's limit on watches of this user.
    case kernelLimit
    /// The limit in this watcher's options.
    case ownLimit(Int)
    /// The kernel refused for another reason.
    case system(SystemError)
  }

  /// The root of the watcher.
  public let root: PathBytes
  /// What the matter is.
  public let kind: Kind
  /// How long a change may go unseen meanwhile.
  public let rescanIntervalMilliseconds: Int
}

extension WatchWarning: CustomStringConvertible {
  /// What the matter is, what it means and what mends it, in one line.
  public var description: String {
    switch kind {
    case .sourceMissing(let problem):
      return "source missing: \(problem.message(root: root)); it is looked for until it returns"
    case .sourceReplaced:
      return "\(root) is another directory than before, as after a mount or a re-creation; "
        + "it is scanned anew"
    case .inotifyUnavailable(let error) where error.number == EMFILE:
      return "no inotify instance is left for \(root): raise fs.inotify.max_user_instances or the "
        + "limit on open files; until then \(rescans)"
    case .inotifyUnavailable(let error):
      return "inotify is not available for \(root) (\(error)); \(rescans)"
    case .directoriesUnwatched(let watched, let unwatched, let cause):
      return "\(unwatched) directories of \(root) are not watched beside \(watched) that are: "
        + "\(cause); in them \(rescans)"
    case .remoteFileSystem(let kind):
      return "\(root) is on \(kind), where changes by other machines cause no events; \(rescans)"
    }
  }

  private var rescans: String {
    "new files are found by a rescan every \(Double(rescanIntervalMilliseconds) / 1_000) s"
  }
}

extension WatchWarning.UnwatchedCause: CustomStringConvertible {
  /// The cause and what mends it.
  public var description: String {
    switch self {
    case .kernelLimit:
      return "this user's limit on inotify watches is reached, "
        + "raise the sysctl fs.inotify.max_user_watches"
    case .ownLimit(let limit):
      return "the watcher's own limit of \(limit) is reached, "
        + "and the directories longest without a change are left out"
    case .system(let error):
      return "\(error)"
    }
  }
}
