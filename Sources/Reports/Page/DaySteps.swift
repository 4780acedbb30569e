import CloudTrail
import Store

/// The columns of a drawing over time: a day each, or a week each where days would be too thin to see.
struct DaySteps {
  /// How many columns there are.
  let count: Int
  /// What a column is, in a word.
  var name: String { isWeekly ? "week" : "day" }
  /// The hours that a column has at most.
  var hours: Int64 { seconds / 3_600 }

  private let isWeekly: Bool
  private let first: Int64
  private let period: ReportPeriod

  /// More columns are no wider than a line.
  private static let dayMaximum: Int64 = 100

  init(_ period: ReportPeriod) {
    self.period = period
    let days = (period.toSeconds - 1) / 86_400 - period.fromSeconds / 86_400 + 1
    isWeekly = days > Self.dayMaximum
    first = Self.number(period.fromSeconds, isWeekly: isWeekly)
    count = Int(Self.number(period.toSeconds - 1, isWeekly: isWeekly) - first) + 1
  }

  private var seconds: Int64 { isWeekly ? 604_800 : 86_400 }

  /// 1970-01-01 was a Thursday, and weeks begin on Mondays.
  private static func number(_ seconds: Int64, isWeekly: Bool) -> Int64 {
    isWeekly ? (seconds + 3 * 86_400) / 604_800 : seconds / 86_400
  }

  /// The column of a day such as `2026-11-01`; nil where it has none.
  func position(ofDay day: String) -> Int? {
    guard let seconds = EventTime.seconds(of: day + "T00:00:00Z"), seconds >= 0 else { return nil }
    let position = Int(Self.number(seconds, isWeekly: isWeekly) - first)
    return (0..<count).contains(position) ? position : nil
  }

  /// The first day of a column that belongs to the period.
  func day(_ position: Int) -> String {
    let start = (first + Int64(position)) * seconds - (isWeekly ? 3 * 86_400 : 0)
    return String(EventTime.text(ofSeconds: max(period.fromSeconds, start)).prefix(10))
  }

  /// The last day of the period.
  var lastDay: String { String(EventTime.text(ofSeconds: period.toSeconds - 1).prefix(10)) }
}
