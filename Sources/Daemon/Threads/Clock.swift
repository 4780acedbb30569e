import Glibc

/// Where the time comes from, so that tests can say what time it is.
public struct DaemonClock: Sendable {
  /// The seconds since 1970.
  public let nowSeconds: @Sendable () -> Int64
  /// Nanoseconds that only ever go forward.
  public let monotonicNanoseconds: @Sendable () -> UInt64

  /// A clock from its two sources.
  public init(
    nowSeconds: @escaping @Sendable () -> Int64,
    monotonicNanoseconds: @escaping @Sendable () -> UInt64
  ) {
    self.nowSeconds = nowSeconds
    self.monotonicNanoseconds = monotonicNanoseconds
  }

  /// The same clock, but for the time of day, which stands still.
  public func standing(at nowSeconds: Int64) -> DaemonClock {
    DaemonClock(
      nowSeconds: { nowSeconds }, monotonicNanoseconds: monotonicNanoseconds)
  }

  /// The machine's clock.
  public static let system = DaemonClock(
    nowSeconds: { Int64(time(nil)) },
    monotonicNanoseconds: {
      var now = timespec()
      clock_gettime(CLOCK_MONOTONIC, &now)
      return UInt64(now.tv_sec) * 1_000_000_000 + UInt64(now.tv_nsec)
    })
}
