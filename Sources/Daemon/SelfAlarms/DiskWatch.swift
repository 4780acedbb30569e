/// Looks every minute whether the disks of the database and the trail are nearly full.
///
/// On a thread of its own: a network file system that does not answer must not hold up the writer.
final class DiskWatch: Sendable {
  private let paths: [String]
  private let selfAlarms: SelfAlarms
  private let measure: @Sendable (String) -> DiskSpace?
  /// Closed when the thread is to end.
  private let ending = BlockingQueue<Void>(countMaximum: 1)

  /// How long to wait between two looks, in milliseconds.
  private static let lookMilliseconds = 60_000

  init(
    _ paths: [String], _ selfAlarms: SelfAlarms,
    measure: @escaping @Sendable (String) -> DiskSpace? = { DiskSpace(of: $0) }
  ) {
    self.paths = paths
    self.selfAlarms = selfAlarms
    self.measure = measure
  }

  /// Works until it is stopped.
  func run() {
    while !ending.isClosed {
      look()
      _ = ending.pop(timeoutMilliseconds: Self.lookMilliseconds)
    }
  }

  func stop() { ending.close() }

  /// Looks at every disk once, whatever lies on it.
  func look() {
    var seen: Set<UInt64> = []
    for path in paths {
      guard let space = measure(path), seen.insert(space.fileSystem).inserted else { continue }
      if space.isNearlyFull {
        selfAlarms.begin(.diskLow, ["path": path], space.words)
      } else {
        selfAlarms.end(.diskLow, ["path": path])
      }
    }
  }
}
