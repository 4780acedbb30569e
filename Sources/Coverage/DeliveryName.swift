import CloudTrail

/// The time in the name of a trail file or a digest.
///
/// Source: AWS CloudTrail User Guide, "CloudTrail log file examples" and "CloudTrail digest file
/// structure".
public enum DeliveryName {
  /// When a trail file was delivered, to the minute, or when a digest's hour ended, in seconds since
  /// 1970; nil where the name holds no such time.
  ///
  /// Trails may have underscores in their names, so the last part that is a time counts.
  public static func seconds(of name: some Collection<UInt8>) -> Int64? {
    let bytes = Array(name)
    var found: Int64?
    var start = 0
    for index in 0...bytes.count
    where index == bytes.count || bytes[index] == UInt8(ascii: "_")
      || bytes[index] == UInt8(ascii: ".")
    {
      if let seconds = time(bytes[start..<index]) { found = seconds }
      start = index + 1
    }
    return found
  }

  /// `YYYYMMDDTHHmmZ` or `YYYYMMDDTHHmmSSZ`; what follows the Z has no meaning.
  private static func time(_ part: ArraySlice<UInt8>) -> Int64? {
    let bytes = Array(part)
    guard bytes.count >= 14, bytes[8] == UInt8(ascii: "T") else { return nil }
    let hasSeconds = bytes.count >= 16 && bytes[15] == UInt8(ascii: "Z")
    guard hasSeconds || bytes[13] == UInt8(ascii: "Z") else { return nil }
    guard let year = digits(bytes, 0, 4), let month = digits(bytes, 4, 2),
      let day = digits(bytes, 6, 2), let hour = digits(bytes, 9, 2),
      let minute = digits(bytes, 11, 2), let second = hasSeconds ? digits(bytes, 13, 2) : 0,
      (1...12).contains(month), (1...31).contains(day), hour < 24, minute < 60, second <= 60
    else { return nil }
    let days = EventTime.daysSince1970(year: year, month: month, day: day)
    return days * 86_400 + hour * 3_600 + minute * 60 + second
  }

  private static func digits(_ bytes: [UInt8], _ start: Int, _ count: Int) -> Int64? {
    var value: Int64 = 0
    for byte in bytes[start..<(start + count)] {
      let digit = byte &- UInt8(ascii: "0")
      guard digit < 10 else { return nil }
      value = value * 10 + Int64(digit)
    }
    return value
  }
}
