/// One thing that happened in a watched directory, as inotify(7) tells it.
struct ChangeEvent: Equatable {
  /// The number of the watch; -1 for an overflow.
  let watch: Int32
  /// What happened: `IN_…` bits.
  let mask: UInt32
  /// The entry it happened to; empty when it is the directory itself.
  let name: PathBytes

  func has(_ bits: UInt32) -> Bool { mask & bits != 0 }
}

/// What the watcher asks of the kernel.
///
/// Tests put one in its place that fails where they want.
protocol ChangeNotifier: AnyObject {
  /// What `poll` waits for.
  var descriptor: Int32 { get }

  /// Watches a directory. The same directory gives the same number, however often it is asked for.
  func add(_ directory: borrowing OwnedDescriptor) throws(SystemError) -> Int32

  /// Ends a watch; one that is gone already is no error.
  func remove(_ watch: Int32)

  /// Takes what has happened since, as much as fits one buffer; nothing when nothing has.
  func read() throws(SystemError) -> [ChangeEvent]
}
