import Glibc

/// A moment of the clock that no one can set, in nanoseconds since the machine started.
struct MonotonicTime: Comparable {
  let nanoseconds: Int64

  /// A moment that never comes.
  static let never = MonotonicTime(nanoseconds: .max)

  /// A moment that has passed.
  static let past = MonotonicTime(nanoseconds: 0)

  /// Now.
  static func now() -> MonotonicTime {
    var time = timespec()
    _ = clock_gettime(CLOCK_MONOTONIC, &time)
    return MonotonicTime(
      nanoseconds: Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec))
  }

  /// The moment so many milliseconds later.
  func adding(milliseconds: Int) -> MonotonicTime {
    let wanted = Int64(max(milliseconds, 0))
    let (length, overflowed) = wanted.multipliedReportingOverflow(by: 1_000_000)
    let (sum, sumOverflowed) = nanoseconds.addingReportingOverflow(length)
    return overflowed || sumOverflowed ? .never : MonotonicTime(nanoseconds: sum)
  }

  /// How long `poll` has to wait for another moment: rounded up, so that it is not early.
  func millisecondsToWait(until later: MonotonicTime) -> Int32 {
    if later == .never { return -1 }
    if later <= self { return 0 }
    let length = later.nanoseconds - nanoseconds
    return Int32(clamping: (length - 1) / 1_000_000 + 1)
  }

  static func < (left: MonotonicTime, right: MonotonicTime) -> Bool {
    left.nanoseconds < right.nanoseconds
  }
}
