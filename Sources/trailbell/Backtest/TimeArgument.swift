import ArgumentParser
import CloudTrail
import Daemon

/// A time as a person gives it: ISO 8601, or a span back from now.
enum TimeArgument: Equatable {
  /// Seconds since 1970.
  case time(Int64)
  /// Seconds before now.
  case ago(Int64)

  private static let secondsByUnit: [Character: Int64] = [
    "s": 1, "m": 60, "h": 3_600, "d": 86_400, "w": 604_800,
  ]
  /// A hundred years; more is a slip of the pen.
  private static let spanSecondsMaximum: Int64 = 3_155_760_000

  init(_ text: String) throws {
    if let span = Self.span(text) {
      self = .ago(span)
    } else if let seconds = Self.seconds(text) {
      guard
        EventTime.text(ofSeconds: Self.seconds(String(text.prefix(10))) ?? seconds)
          .hasPrefix(text.prefix(10))
      else { throw ValidationError("'\(text)' names a day that its month does not have") }
      self = .time(seconds)
    } else {
      throw ValidationError(
        "'\(text)' is no time; write 2026-11-01, 2026-11-01T00:00:00Z, or a span back from now "
          + "such as 7d or 12h (s, m, h, d, w)")
    }
  }

  /// The seconds since 1970.
  func seconds(nowSeconds: Int64) -> Int64 {
    switch self {
    case .time(let seconds): seconds
    case .ago(let span): nowSeconds - span
    }
  }

  /// The seconds of the options --since and --until, as far as they are given.
  static func range(
    since: TimeArgument?, until: TimeArgument?
  ) throws(RunFailure) -> (since: Int64?, until: Int64?) {
    let now = DaemonClock.system.nowSeconds()
    let first = since?.seconds(nowSeconds: now)
    let last = until?.seconds(nowSeconds: now)
    if let first, first > last ?? now {
      throw RunFailure(
        "--since \(EventTime.text(ofSeconds: first)) lies behind --until "
          + "\(EventTime.text(ofSeconds: last ?? now)); give an earlier --since"
          + (last == nil ? "" : ", or a later --until"),
        exitStatus: .usage)
    }
    return (first, last)
  }

  /// The seconds of a text such as `7d`, or nil where it is none.
  static func span(_ text: String) -> Int64? {
    guard let unit = text.last, let factor = secondsByUnit[unit] else { return nil }
    let digits = text.dropLast()
    guard digits.allSatisfy({ $0.isASCII && $0.isNumber }), let count = Int64(digits),
      count <= spanSecondsMaximum / factor
    else { return nil }
    return count * factor
  }

  /// The seconds of a day's beginning, or of a time with its day.
  private static func seconds(_ text: String) -> Int64? {
    EventTime.seconds(of: text.utf8.count == 10 ? text + "T00:00:00Z" : text)
  }
}
