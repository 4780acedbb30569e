import Synchronization

/// Says when, and where, the trail files of a tree may have changed.
///
/// It never looks at files: a notice is a reason to scan. Events are an accelerator only; whatever
/// they miss, the rescans find, so no file is lost where inotify sees nothing or too little.
///
/// One thread calls `next` again and again; the waiting and all work happen on that thread. `wake`,
/// `requestRescan`, `stop` and `status` may be called from any thread.
public final class TreeWatcher: Sendable {
  private let pipe: WakePipe
  private let currentStatus = Mutex(WatchStatus())
  // Held for the whole of `next`, the waiting included: a second thread that calls `next` waits its
  // turn instead of tearing the state. No other method takes it.
  private let loop: Mutex<WatchLoop>

  /// Prepares to watch a tree; the tree is opened in the first call of `next`.
  public convenience init(
    root: PathBytes,
    options: WatchOptions = WatchOptions()
  ) throws(SystemError) {
    try self.init(root: root, options: options) { () throws(SystemError) in
      try InotifyNotifier()
    }
  }

  /// Watches with another notifier; for tests.
  init(
    root: PathBytes,
    options: WatchOptions,
    makeNotifier: @escaping @Sendable () throws(SystemError) -> any ChangeNotifier
  ) throws(SystemError) {
    let pipe = try WakePipe()
    self.pipe = pipe
    loop = Mutex(
      WatchLoop(
        root: TreeRoot(path: root), options: options, pipe: pipe, makeNotifier: makeNotifier))
  }

  /// Waits until there is something to say, at most for the time given.
  ///
  /// The first call sets all watches and answers `rescanAll(.start)`, so that nothing falls between
  /// the first scan and the first event. Without a time it waits until something happens.
  public func next(timeoutMilliseconds: Int? = nil) -> WatchNotice {
    loop.withLock { loop in
      let notice = loop.next(timeoutMilliseconds: timeoutMilliseconds)
      let status = loop.status
      currentStatus.withLock { $0 = status }
      return notice
    }
  }

  /// Ends a wait: `next` answers `idle`, now or the next time it waits.
  public func wake() { pipe.wake() }

  /// Asks for a scan of the whole tree: `next` answers `rescanAll(.requested)`.
  public func requestRescan() { pipe.requestRescan() }

  /// Ends the watch: `next` answers `stopped`, now and for ever.
  public func stop() { pipe.stop() }

  /// How well the watcher sees, as of its last notice.
  public var status: WatchStatus { currentStatus.withLock { $0 } }
}
