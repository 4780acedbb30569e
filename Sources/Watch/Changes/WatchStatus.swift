/// How well a watcher sees, for health reports.
public struct WatchStatus: Sendable, Hashable {
  /// Whether the root was there when last looked at.
  public internal(set) var isSourcePresent = false
  /// Whether inotify works; without it, changes are found by rescans only.
  public internal(set) var usesInotify = false
  /// How many directories are watched.
  public internal(set) var watchedDirectories = 0
  /// How many directories are not watched for want of watches, as of the last rescan.
  public internal(set) var unwatchedDirectories = 0
  /// How often the kernel dropped events since the start.
  public internal(set) var overflows = 0
}
