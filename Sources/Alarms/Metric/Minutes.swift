/// Minutes of event time.
public enum Minutes {
  /// The seconds of a minute.
  public static let seconds: Int64 = 60

  /// The minute that a second belongs to.
  public static func minute(of second: Int64) -> Int64 { floorDivide(second, seconds) }

  /// The first second of a minute.
  public static func firstSecond(of minute: Int64) -> Int64 { minute * seconds }

  /// The last second of a minute.
  public static func lastSecond(of minute: Int64) -> Int64 { minute * seconds + seconds - 1 }

  /// The newest minute that is over when a second is.
  public static func newestWhole(at second: Int64) -> Int64 {
    let current = minute(of: second)
    return floorRemainder(second, seconds) == seconds - 1 ? current : current - 1
  }
}
