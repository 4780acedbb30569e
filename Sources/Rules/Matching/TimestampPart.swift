import CloudTrail

/// A part of a time as CloudTrail writes it, such as `2026-11-22T16:01:11Z`.
///
/// Time zones are not applied.
enum TimestampPart: String, Sendable {
  case minute
  case hour
  case day
  /// The week of the year as ISO 8601 counts it.
  case week
  case month
  case year

  /// The part of a stretch of text, or nil where it is no time.
  func value(_ bytes: RawSpan, _ range: ByteRange) -> Int? {
    let start = range.start
    guard range.count >= 10,
      bytes.byte(start + 4) == UInt8(ascii: "-"), bytes.byte(start + 7) == UInt8(ascii: "-"),
      let year = TimestampPart.number(bytes, start, 4),
      let month = TimestampPart.number(bytes, start + 5, 2), (1...12).contains(month),
      let day = TimestampPart.number(bytes, start + 8, 2), (1...31).contains(day)
    else { return nil }
    switch self {
    case .year: return year
    case .month: return month
    case .day: return day
    case .week: return TimestampPart.week(year, month, day)
    case .hour, .minute:
      guard range.count >= 16, bytes.byte(start + 13) == UInt8(ascii: ":"),
        let hour = TimestampPart.number(bytes, start + 11, 2), hour < 24,
        let minute = TimestampPart.number(bytes, start + 14, 2), minute < 60
      else { return nil }
      return self == .hour ? hour : minute
    }
  }

  private static func number(_ bytes: RawSpan, _ start: Int, _ digitCount: Int) -> Int? {
    var number = 0
    for position in start..<(start + digitCount) {
      let digit = bytes.byte(position) &- UInt8(ascii: "0")
      guard digit < 10 else { return nil }
      number = number * 10 + Int(digit)
    }
    return number
  }

  /// A week belongs to the year that holds its Thursday.
  private static func week(_ year: Int, _ month: Int, _ day: Int) -> Int {
    let days = daysSinceMarch0(year, month, day)
    // Day 0 of this count, 1 March of the year 0, was a Wednesday.
    let weekday = (days + 2) % 7
    let thursday = days - weekday + 3
    var weekYear = year
    if thursday < daysSinceMarch0(year, 1, 1) { weekYear -= 1 }
    if thursday >= daysSinceMarch0(year + 1, 1, 1) { weekYear += 1 }
    return (thursday - daysSinceMarch0(weekYear, 1, 1)) / 7 + 1
  }

  /// Days since 1 March of the year 0 in the Gregorian calendar.
  private static func daysSinceMarch0(_ year: Int, _ month: Int, _ day: Int) -> Int {
    let marchYear = month > 2 ? year : year - 1
    let marchMonth = (month + 9) % 12
    return 365 * marchYear + marchYear / 4 - marchYear / 100 + marchYear / 400
      + (153 * marchMonth + 2) / 5 + day - 1
  }
}
