/// The time of an event in seconds since 1970, as CloudTrail and its copies write it.
public enum EventTime {
  /// What was read.
  public struct Reading: Equatable, Sendable {
    /// Whole seconds since 1970-01-01T00:00:00Z.
    public let seconds: Int64
    /// Whether the text is exactly `YYYY-MM-DDTHH:MM:SSZ`, so that the seconds give it back.
    public let isCanonical: Bool
  }

  /// The seconds of year 1 and of the end of year 9999: what a key can hold.
  static let range: ClosedRange<Int64> = -62_135_596_800...253_402_300_799

  /// Reads the value of `eventTime`: a string, or a number of seconds since 1970.
  ///
  /// - Returns: nil when the value is no time; the event is then stored without one.
  public static func read(_ value: ByteRange, in bytes: RawSpan) -> Reading? {
    guard !value.isEmpty else { return nil }
    if bytes.byte(value.start) == JSONByte.quote {
      return readText(value.withoutQuotes, in: bytes)
    }
    guard let number = Double(bytes.text(value)), number.isFinite,
      range.contains(Int64(exactly: number.rounded(.down)) ?? .max)
    else { return nil }
    return Reading(seconds: Int64(number.rounded(.down)), isCanonical: false)
  }

  /// The seconds of a text such as `2026-03-01T10:00:00Z`; nil where it is no time.
  public static func seconds(of text: String) -> Int64? {
    let bytes = Array(text.utf8)
    return readText(ByteRange(0, bytes.count), in: bytes.span.bytes)?.seconds
  }

  /// Reads `YYYY-MM-DD`, `T` or a space, `HH:MM:SS`, then a fraction and a zone if there are any.
  private static func readText(_ text: ByteRange, in bytes: RawSpan) -> Reading? {
    guard text.count >= 19, hasSeparators(text, bytes) else { return nil }
    guard let year = digits(text, 0, 4, bytes), let month = digits(text, 5, 2, bytes),
      let day = digits(text, 8, 2, bytes), let hour = digits(text, 11, 2, bytes),
      let minute = digits(text, 14, 2, bytes), let second = digits(text, 17, 2, bytes),
      (1...12).contains(month), (1...31).contains(day), year > 0,
      hour < 24, minute < 60, second <= 60
    else { return nil }
    guard let zone = zoneSeconds(ByteRange(text.start + 19, text.end), bytes) else { return nil }
    let days = daysSince1970(year: year, month: month, day: day)
    let seconds = days * 86_400 + hour * 3_600 + minute * 60 + second - zone
    guard range.contains(seconds) else { return nil }
    let endsPlainly =
      text.count == 20 && bytes.byte(text.start + 19) == UInt8(ascii: "Z")
      && bytes.byte(text.start + 10) == UInt8(ascii: "T")
    // A leap second, or the 31st of a short month, does not come back from the seconds.
    let isPlainDate = second < 60 && (day <= 28 || civilDay(ofDays: days) == day)
    return Reading(seconds: seconds, isCanonical: endsPlainly && isPlainDate)
  }

  private static func hasSeparators(_ text: ByteRange, _ bytes: RawSpan) -> Bool {
    let start = text.start
    let middle = bytes.byte(start + 10)
    return bytes.byte(start + 4) == JSONByte.minus && bytes.byte(start + 7) == JSONByte.minus
      && (middle == UInt8(ascii: "T") || middle == 0x20)
      && bytes.byte(start + 13) == JSONByte.colon && bytes.byte(start + 16) == JSONByte.colon
  }

  private static func digits(
    _ text: ByteRange, _ offset: Int, _ count: Int, _ bytes: RawSpan
  ) -> Int64? {
    var value: Int64 = 0
    for position in (text.start + offset)..<(text.start + offset + count) {
      let digit = bytes.byte(position) &- UInt8(ascii: "0")
      guard digit < 10 else { return nil }
      value = value * 10 + Int64(digit)
    }
    return value
  }

  /// The offset that follows the seconds: nothing and `Z` are UTC.
  private static func zoneSeconds(_ tail: ByteRange, _ bytes: RawSpan) -> Int64? {
    var position = tail.start
    if position < tail.end, bytes.byte(position) == UInt8(ascii: ".") {
      position += 1
      while position < tail.end, bytes.byte(position) &- UInt8(ascii: "0") < 10 { position += 1 }
    }
    if position == tail.end { return 0 }
    let mark = bytes.byte(position)
    if mark == UInt8(ascii: "Z") { return position + 1 == tail.end ? 0 : nil }
    guard mark == UInt8(ascii: "+") || mark == JSONByte.minus, tail.end - position == 6,
      bytes.byte(position + 3) == JSONByte.colon
    else { return nil }
    let zone = ByteRange(position, tail.end)
    guard let hours = digits(zone, 1, 2, bytes), let minutes = digits(zone, 4, 2, bytes),
      hours < 24, minutes < 60
    else { return nil }
    let seconds = hours * 3_600 + minutes * 60
    return mark == JSONByte.minus ? -seconds : seconds
  }

  /// The days from 1970-01-01 to a date of the Gregorian calendar, by counting years from March.
  public static func daysSince1970(year: Int64, month: Int64, day: Int64) -> Int64 {
    let shiftedYear = month <= 2 ? year - 1 : year
    let era = (shiftedYear >= 0 ? shiftedYear : shiftedYear - 399) / 400
    let yearOfEra = shiftedYear - era * 400
    let dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  private static func civilDay(ofDays days: Int64) -> Int64 { civilDate(ofDays: days).day }

  /// The date of a number of days since 1970-01-01.
  public static func civilDate(ofDays days: Int64) -> (year: Int64, month: Int64, day: Int64) {
    let shifted = days + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
    let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
  }

  /// `YYYY-MM-DDTHH:MM:SSZ`.
  public static func text(ofSeconds seconds: Int64) -> String {
    let days = seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400
    let date = civilDate(ofDays: days)
    let rest = seconds - days * 86_400
    func padded(_ value: Int64, _ width: Int) -> String {
      let digits = String(value)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    return padded(date.year, 4) + "-" + padded(date.month, 2) + "-" + padded(date.day, 2) + "T"
      + padded(rest / 3_600, 2) + ":" + padded(rest / 60 % 60, 2) + ":" + padded(rest % 60, 2)
      + "Z"
  }
}
