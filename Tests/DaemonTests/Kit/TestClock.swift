import Daemon
import Synchronization

/// A clock that goes on when a test says so.
final class TestClock: Sendable {
  private struct Times {
    var nowSeconds: Int64
    var monotonicNanoseconds: UInt64 = 1_000_000_000_000
  }

  private let times: Mutex<Times>

  init(nowSeconds: Int64) { times = Mutex(Times(nowSeconds: nowSeconds)) }

  /// Lets time pass.
  func pass(seconds: Int64) {
    times.withLock {
      $0.nowSeconds += seconds
      $0.monotonicNanoseconds += UInt64(seconds) * 1_000_000_000
    }
  }

  /// Sets the time of day otherwise, while no time passes.
  func jump(seconds: Int64) { times.withLock { $0.nowSeconds += seconds } }

  var clock: DaemonClock {
    DaemonClock(
      nowSeconds: { self.times.withLock(\.nowSeconds) },
      monotonicNanoseconds: { self.times.withLock(\.monotonicNanoseconds) })
  }
}
