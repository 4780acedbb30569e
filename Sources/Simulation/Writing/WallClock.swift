import Glibc

/// The one place that asks for the time of day; everything else gets time as an argument.
public enum WallClock {
  /// The time now, in Unix seconds.
  public static var unixSeconds: Int64 {
    var now = timespec()
    clock_gettime(CLOCK_REALTIME, &now)
    return Int64(now.tv_sec)
  }

  /// Sleeps until the wall clock shows a time, in steps, so that a clock set anew is noticed.
  static func sleep(untilUnixSeconds second: Int64) {
    while unixSeconds < second {
      Glibc.sleep(UInt32(min(10, second - unixSeconds)))
    }
  }
}
