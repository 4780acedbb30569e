import CloudTrail

/// Reads the header Retry-After: seconds, or a date (RFC 9110, sections 10.2.3 and 5.6.7).
enum RetryAfter {
  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  /// How many seconds to wait; nil where the text is neither.
  static func seconds(_ text: String, nowSeconds: Int64) -> Int64? {
    let text = text.split(separator: " ", omittingEmptySubsequences: true).joined(separator: " ")
    if !text.isEmpty, text.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
    {
      // More digits than a number holds are a long time.
      return Int64(text) ?? .max
    }
    return date(text).map { max(0, $0 - nowSeconds) }
  }

  /// The three ways in which servers have written dates, in seconds since 1970.
  private static func date(_ text: String) -> Int64? {
    let words = text.split(whereSeparator: { " ,-".contains($0) }).map(String.init)
    // Sun, 06 Nov 1994 08:49:37 GMT; Sunday, 06-Nov-94 08:49:37 GMT
    if words.count == 6, words[5] == "GMT" {
      return seconds(year: words[3], month: words[2], day: words[1], time: words[4])
    }
    // Sun Nov 6 08:49:37 1994
    if words.count == 5 {
      return seconds(year: words[4], month: words[1], day: words[2], time: words[3])
    }
    return nil
  }

  private static func seconds(year: String, month: String, day: String, time: String) -> Int64? {
    guard let month = months.firstIndex(of: month), let day = Int(day), var number = Int(year)
    else { return nil }
    if year.count == 2 { number += number < 70 ? 2_000 : 1_900 }
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return EventTime.seconds(of: "\(number)-\(two(month + 1))-\(two(day))T\(time)Z")
  }
}
