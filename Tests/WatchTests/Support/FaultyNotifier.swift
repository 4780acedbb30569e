import Glibc

@testable import Watch

/// Inotify with faults where a test wants them.
final class FaultyNotifier: ChangeNotifier {
  /// The faults, shared by the test and the watcher; both are on one thread.
  final class Faults: @unchecked Sendable {
    /// How many watches are granted at a time, as by `fs.inotify.max_user_watches`.
    var watchLimit = Int.max
    /// Makes the next read end with an overflow, and lose what the kernel had.
    var overflowsOnce = false
    /// Fails the next read.
    var readErrorOnce: Int32?
    /// Fails the opening.
    var openError: Int32?
    /// The watches that are granted now.
    fileprivate(set) var granted: Set<Int32> = []
  }

  private let kernel: InotifyNotifier
  private let faults: Faults

  init(_ faults: Faults) throws(SystemError) {
    if let number = faults.openError { throw SystemError(call: "inotify_init1", number: number) }
    kernel = try InotifyNotifier()
    self.faults = faults
    faults.granted = []
  }

  var descriptor: Int32 { kernel.descriptor }

  func add(_ directory: borrowing OwnedDescriptor) throws(SystemError) -> Int32 {
    let watch = try kernel.add(directory)
    if !faults.granted.contains(watch), faults.granted.count >= faults.watchLimit {
      kernel.remove(watch)
      throw SystemError(call: "inotify_add_watch", number: ENOSPC)
    }
    faults.granted.insert(watch)
    return watch
  }

  func remove(_ watch: Int32) {
    faults.granted.remove(watch)
    kernel.remove(watch)
  }

  func read() throws(SystemError) -> [ChangeEvent] {
    let events = try kernel.read()
    for event in events where event.has(InotifyNotifier.Bit.watchEnded) {
      faults.granted.remove(event.watch)
    }
    if let number = faults.readErrorOnce {
      faults.readErrorOnce = nil
      throw SystemError(call: "read", number: number)
    }
    if faults.overflowsOnce, !events.isEmpty {
      faults.overflowsOnce = false
      return [ChangeEvent(watch: -1, mask: InotifyNotifier.Bit.overflow, name: .root)]
    }
    return events
  }

  /// A watcher whose kernel has these faults.
  static func watcher(
    _ root: PathBytes,
    _ faults: Faults,
    options: WatchOptions = .immediate()
  ) throws -> TreeWatcher {
    try TreeWatcher(root: root, options: options) { () throws(SystemError) in
      try FaultyNotifier(faults)
    }
  }
}
