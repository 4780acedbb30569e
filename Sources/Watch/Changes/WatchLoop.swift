import Glibc

/// What a watcher does between two notices: it looks after the root, keeps the watches in step with
/// the tree, gathers events and waits.
struct WatchLoop {
  let root: TreeRoot
  let options: WatchOptions
  let makeNotifier: () throws(SystemError) -> any ChangeNotifier
  private let pipe: WakePipe

  var source = SourceState()
  var coverage: WatchCoverage
  var changes: ChangedDirectories
  var warnings = WarningQueue()
  var overflows = 0
  /// Why the whole tree is to be scanned, when it is.
  var rescanReason: RescanReason?
  /// Nil until the notice of the last rescan was handled, which is when `next` is called again.
  private var rescanTime: MonotonicTime?

  init(
    root: TreeRoot,
    options: WatchOptions,
    pipe: WakePipe,
    makeNotifier: @escaping () throws(SystemError) -> any ChangeNotifier
  ) {
    self.root = root
    self.options = options
    self.pipe = pipe
    self.makeNotifier = makeNotifier
    coverage = WatchCoverage(options: options)
    changes = ChangedDirectories(
      limit: options.changedDirectoryLimit, debounceMilliseconds: options.debounceMilliseconds)
  }

  /// Waits for the next notice, at most for the time given.
  mutating func next(timeoutMilliseconds: Int?) -> WatchNotice {
    let start = MonotonicTime.now()
    let deadline = timeoutMilliseconds.map { start.adding(milliseconds: $0) } ?? .never
    if rescanTime == nil {
      rescanTime = start.adding(milliseconds: options.rescanIntervalMilliseconds)
    }
    var hasWaited = false
    while true {
      if pipe.isStopWanted { return .stopped }
      let now = MonotonicTime.now()
      if now >= source.checkTime { checkSource() }
      if let warning = warnings.take() { return .warning(describe(warning)) }
      if source.isPresent, let notice = dueNotice(now) { return notice }
      // Even without a time to wait, the kernel is asked once.
      if hasWaited && now >= deadline { return .idle }
      if wait(until: min(deadline, nextOwnTime)) { return .idle }
      hasWaited = true
    }
  }

  /// How well the tree is seen.
  var status: WatchStatus {
    WatchStatus(
      isSourcePresent: source.isPresent,
      usesInotify: coverage.notifier != nil,
      watchedDirectories: coverage.tree.count,
      unwatchedDirectories: coverage.unwatched,
      overflows: overflows)
  }

  private mutating func dueNotice(_ now: MonotonicTime) -> WatchNotice? {
    if pipe.takeRescanRequest() { rescanReason = rescanReason ?? .requested }
    if rescanReason == nil, let rescanTime, now >= rescanTime { rescanReason = .periodic }
    if let reason = rescanReason { return rescan(reason) }
    if now >= changes.reportTime { return .directories(changes.take()) }
    return nil
  }

  /// Brings the watches in step with the tree first, so that nothing falls between the scan that the
  /// notice asks for and the events that come after.
  private mutating func rescan(_ reason: RescanReason) -> WatchNotice? {
    if reason != .manyChanges {
      guard coverTree() else { return nil }
      if pipe.isStopWanted { return .stopped }
    }
    rescanReason = nil
    rescanTime = nil
    changes.removeAll()
    return .rescanAll(reason)
  }

  private mutating func coverTree() -> Bool {
    openNotifier()
    do throws(RootProblem) {
      let directory = try root.openDirectory()
      coverage.coverAll(directory) { [pipe] in pipe.isStopWanted }
    } catch {
      return delayRescan(error)
    }
    reviewCoverage()
    return true
  }

  private func describe(_ kind: WatchWarning.Kind) -> WatchWarning {
    WatchWarning(
      root: root.path, kind: kind,
      rescanIntervalMilliseconds: options.rescanIntervalMilliseconds)
  }

  /// When there is something to do without an event.
  private var nextOwnTime: MonotonicTime {
    guard source.isPresent else { return source.checkTime }
    return min(source.checkTime, changes.reportTime, rescanTime ?? .never)
  }

  /// Waits for the kernel or another thread, and handles what it brings; true when woken.
  private mutating func wait(until time: MonotonicTime) -> Bool {
    var waited = [pollfd(fd: pipe.descriptor, events: Int16(POLLIN), revents: 0)]
    if let notifier = coverage.notifier {
      waited.append(pollfd(fd: notifier.descriptor, events: Int16(POLLIN), revents: 0))
    }
    let timeout = MonotonicTime.now().millisecondsToWait(until: time)
    // An interrupted wait is a short one: the loop looks at the clock again.
    guard poll(&waited, nfds_t(waited.count), timeout) > 0 else { return false }
    if waited.count > 1, waited[1].revents != 0 { takeEvents() }
    guard waited[0].revents != 0 else { return false }
    pipe.drain()
    return pipe.takeWake()
  }
}
