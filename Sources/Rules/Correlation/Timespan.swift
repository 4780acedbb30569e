/// Reads lengths of time: a number and one unit.
enum Timespan {
  private static let secondsByUnit: [Character: Int] = [
    "s": 1, "m": 60, "h": 3600, "d": 86_400, "w": 604_800,
  ]
  /// A hundred years; more is a slip of the pen.
  private static let secondsMaximum = 3_155_760_000

  /// The seconds of a text such as `10m`, or nil where it is none.
  static func seconds(_ text: String) -> Int? {
    guard let unit = text.last, let factor = secondsByUnit[unit] else { return nil }
    let digits = text.dropLast()
    guard digits.utf8.allSatisfy({ $0 &- UInt8(ascii: "0") < 10 }), let count = Int(digits),
      count > 0, count <= secondsMaximum / factor
    else { return nil }
    return count * factor
  }

  /// A length of time in the longest unit that divides it, such as `10m` for 600 seconds.
  static func text(seconds: Int) -> String {
    for (unit, factor) in [("d", 86_400), ("h", 3600), ("m", 60)] where seconds % factor == 0 {
      return "\(seconds / factor)\(unit)"
    }
    return "\(seconds)s"
  }
}
