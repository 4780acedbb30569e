/// How a watcher watches.
public struct WatchOptions: Sendable {
  /// How long changes are gathered after the first one before they are reported.
  public var debounceMilliseconds: Int
  /// How long after a rescan was handled the next one is due.
  public var rescanIntervalMilliseconds: Int
  /// How often the root itself is looked at.
  ///
  /// A deletion of a directory that anyone holds open causes no event, so this is asked for.
  public var rootCheckMilliseconds: Int
  /// How many directories are entered one inside the other, as in `ScanOptions`.
  public var depthLimit: Int
  /// How many directories are watched at most; each costs the kernel about one kilobyte.
  ///
  /// At the limit new directories take the place of those longest without a change.
  public var watchLimit: Int
  /// How many changed directories are listed at most; with more, the whole tree is to be scanned.
  public var changedDirectoryLimit: Int
  /// Whether inotify is used at all; without it, only rescans are reported.
  public var usesInotify: Bool

  /// The defaults suit a trail of any size on a local disk.
  public init(
    debounceMilliseconds: Int = 20,
    rescanIntervalMilliseconds: Int = 60_000,
    rootCheckMilliseconds: Int = 1_000,
    depthLimit: Int = 32,
    watchLimit: Int = 65_536,
    changedDirectoryLimit: Int = 4_096,
    usesInotify: Bool = true
  ) {
    self.debounceMilliseconds = max(debounceMilliseconds, 0)
    self.rescanIntervalMilliseconds = max(rescanIntervalMilliseconds, 1)
    self.rootCheckMilliseconds = max(rootCheckMilliseconds, 1)
    self.depthLimit = min(max(depthLimit, 0), 128)
    self.watchLimit = max(watchLimit, 1)
    self.changedDirectoryLimit = max(changedDirectoryLimit, 1)
    self.usesInotify = usesInotify
  }
}
