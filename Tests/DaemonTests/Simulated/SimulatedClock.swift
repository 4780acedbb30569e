import Daemon
import Synchronization

/// A time of day that only the simulation moves, and a machine on which every look takes as long.
final class SimulatedClock: Sendable {
  private let seconds: Mutex<Int64>
  private let latest: Mutex<Int64>
  private let looks = Atomic<UInt64>(0)

  init(seconds: Int64) {
    self.seconds = Mutex(seconds)
    latest = Mutex(seconds)
  }

  var now: Int64 { seconds.withLock { $0 } }

  /// Moves the time; backwards as well, as people and time servers do.
  func move(by distance: Int64) {
    let now = seconds.withLock { seconds in
      seconds += distance
      return seconds
    }
    latest.withLock { $0 = max($0, now) }
  }

  /// Moves the time to the latest that it ever was: what was judged then is true again.
  func catchUp() { move(by: latest.withLock { $0 } - now) }

  var daemonClock: DaemonClock {
    DaemonClock(
      nowSeconds: { self.now },
      monotonicNanoseconds: {
        self.looks.add(1, ordering: .relaxed).newValue * 1_000_000
      })
  }
}
