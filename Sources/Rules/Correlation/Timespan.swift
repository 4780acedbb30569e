/// Reads and writes lengths of time: a number and one unit.
///
/// Source: Sigma correlation rules specification 2.1.0, "timespan"; months and years as pySigma
/// counts them.
enum Timespan {
  private static let secondsByUnit: [Character: Int] = [
    "s": 1, "m": 60, "h": 3600, "d": 86_400, "w": 604_800, "M": 2_629_746, "y": 31_556_952,
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

  /// The seconds that a node says, or a fault that says how to write them.
  static func seconds(of node: YAMLNode) throws(RuleFault) -> Int {
    guard let text = node.scalar?.text, let seconds = seconds(text) else {
      throw RuleFault(
        node.place, "'\(node.scalar?.text ?? node.kindName)' is not a timespan",
        mend: "write a number above 0 and one of s, m, h, d, w, M, y, as in 10m; 100y at most")
    }
    return seconds
  }

  /// A length of time for people: the largest unit that measures it without a rest.
  static func words(_ seconds: Int) -> String {
    for (unit, length) in [("year", 31_556_952), ("month", 2_629_746)]
    where seconds >= length && seconds % length == 0 {
      let count = seconds / length
      return "\(count) \(unit)\(count == 1 ? "" : "s")"
    }
    for (unit, length) in [("d", 86_400), ("h", 3_600), ("min", 60)]
    where seconds >= length && seconds % length == 0 {
      return "\(seconds / length) \(unit)"
    }
    return "\(seconds) s"
  }

  /// A length of time as a rule says it, in the longest unit that divides it: `10m`.
  static func text(seconds: Int) -> String {
    for (unit, factor) in [("d", 86_400), ("h", 3600), ("m", 60)] where seconds % factor == 0 {
      return "\(seconds / factor)\(unit)"
    }
    return "\(seconds)s"
  }
}
