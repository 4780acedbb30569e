import Glibc

/// A time as RFC 3164 writes it: of the machine's zone, and without the year.
public struct LegacyTime: Sendable, Hashable {
  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  /// Such as `Nov  6 08:05:00`.
  public let text: String

  /// A time from its parts; the month counts from 0.
  public init(month: Int, day: Int, hour: Int, minute: Int, second: Int) {
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let name = Self.months.indices.contains(month) ? Self.months[month] : "Jan"
    text =
      "\(name) \(day < 10 ? " " : "")\(day) \(two(hour)):\(two(minute)):\(two(second))"
  }

  /// The time of day where the machine stands, in a second since 1970.
  public static let local: @Sendable (Int64) -> LegacyTime = { seconds in
    var time = time_t(seconds)
    var parts = tm()
    localtime_r(&time, &parts)
    return LegacyTime(
      month: Int(parts.tm_mon), day: Int(parts.tm_mday), hour: Int(parts.tm_hour),
      minute: Int(parts.tm_min), second: Int(parts.tm_sec))
  }
}
