/// Keeps one watch on every directory of the tree, as far as the kernel grants them.
///
/// Always the watch comes first and the look into the directory second: what is there before the
/// look is seen by it, what comes after the watch causes an event.
struct WatchCoverage {
  /// Nil where inotify is not available, or not wanted.
  var notifier: (any ChangeNotifier)?
  var tree = WatchedTree()
  /// How many directories have no watch for want of one, and why the first of them has none.
  var unwatched = 0
  var unwatchedCause: WatchWarning.UnwatchedCause?

  let depthLimit: Int
  let watchLimit: Int
  /// The number of the last pass over the whole tree.
  private(set) var pass = 0
  /// Whether such a pass is going on, or a single directory has arrived.
  private(set) var isWholePass = false
  /// The order of the directories by their last event, ever growing.
  var newestActivity: Int64 = 0
  /// The order of those that a whole pass found, the newest first: ever falling.
  var oldestActivity: Int64 = 0

  init(options: WatchOptions) {
    depthLimit = options.depthLimit
    watchLimit = options.watchLimit
  }

  /// Sets all watches that are missing, and ends those of directories that are gone.
  ///
  /// It also finds what causes no event: directories mounted over, permissions granted, watches
  /// that the limit refused before.
  mutating func coverAll(_ root: consuming OwnedDescriptor, isStopped: () -> Bool) {
    guard notifier != nil else { return }
    pass += 1
    isWholePass = true
    unwatched = 0
    unwatchedCause = nil
    cover(root, at: .root, isStopped: isStopped) { _ in }
    isWholePass = false
    if isStopped() { return }
    for watch in tree.unseen(inPass: pass) { forget(watch) }
  }

  /// Watches a directory that appeared, and everything in it, and names each as changed.
  mutating func coverArrival(
    of name: PathBytes,
    in parent: Int32,
    below root: TreeRoot,
    changed: (PathBytes) -> Void
  ) {
    guard case .directory = DirectoryContents.place(of: name, kind: .directory),
      let parentPath = tree.path(of: parent)
    else { return }
    let depth = tree.depth(of: parent) + 1
    let path = parentPath.appending(name)
    guard depth <= depthLimit, let directory = open(path, below: root) else { return }
    let place = Place(parent: parent, name: name, path: path, depth: depth)
    cover(directory, at: place, isStopped: { false }, changed: changed)
  }

  /// Notes that something happened in a directory, so that it keeps its watch longest.
  mutating func noteActivity(_ watch: Int32) {
    newestActivity += 1
    tree.mark(watch, activity: newestActivity)
  }

  /// Ends the watches on a directory and everything below it.
  mutating func forget(_ watch: Int32) {
    for detached in tree.detach(watch) { notifier?.remove(detached) }
  }

  /// Ends all watches.
  mutating func forgetAll() {
    if let root = tree.root { forget(root) }
    unwatched = 0
    unwatchedCause = nil
  }

  private func open(_ path: PathBytes, below root: TreeRoot) -> OwnedDescriptor? {
    // What cannot be opened is not there any more, or the next rescan says what is wrong with it.
    guard let directory = try? root.openDirectory() else { return nil }
    return try? directory.openDirectory(at: path)
  }
}
