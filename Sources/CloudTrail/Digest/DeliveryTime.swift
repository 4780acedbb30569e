/// The times in the names of delivered files: `20210730T0005Z` of log files, with seconds of digests.
///
/// Source: AWS CloudTrail User Guide, "CloudTrail log file examples" and "CloudTrail digest file
/// structure".
public enum DeliveryTime {
  /// When a log file was delivered, or when a digest's hour ended, by the file's name.
  ///
  /// - Parameter path: a name, or a path of which the last part counts.
  public static func seconds(of path: String) -> Int64? {
    DigestName(path)?.endSeconds ?? seconds(ofLogFile: path)
  }

  /// When a log file was delivered, by its name: the first such time behind a `_`.
  ///
  /// `account_CloudTrail_region_YYYYMMDDTHHmmZ_text.json.gz`; an old form has no `_` before the text.
  ///
  /// - Parameter path: a name, or a path of which the last part counts.
  public static func seconds(ofLogFile path: String) -> Int64? {
    let name = FileName.of(path)
    for part in name.split(separator: "_").dropFirst() {
      if let seconds = seconds(ofCompact: String(part.prefix(14))) { return seconds }
    }
    return nil
  }

  /// The seconds since 1970 of `YYYYMMDDTHHmmZ` or `YYYYMMDDTHHmmSSZ`.
  static func seconds(ofCompact text: String) -> Int64? {
    let digits = Array(text.utf8)
    guard digits.count == 14 || digits.count == 16, digits.last == UInt8(ascii: "Z") else {
      return nil
    }
    func part(_ start: Int, _ count: Int) -> String {
      String(decoding: digits[start..<(start + count)], as: UTF8.self)
    }
    let second = digits.count == 16 ? part(13, 2) : "00"
    return digits[8] == UInt8(ascii: "T")
      ? EventTime.seconds(
        of: "\(part(0, 4))-\(part(4, 2))-\(part(6, 2))T\(part(9, 2)):\(part(11, 2)):\(second)Z")
      : nil
  }

  /// `YYYYMMDDTHHmmSSZ`.
  package static func compactText(ofSeconds seconds: Int64) -> String {
    String(
      EventTime.text(ofSeconds: seconds).unicodeScalars.filter { $0 != "-" && $0 != ":" }.map(
        Character.init))
  }
}
