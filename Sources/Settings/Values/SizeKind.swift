extension UnitScale {
  /// Sizes in bytes, in steps of 1024 as memory and disks are handed out.
  static let size = UnitScale(
    units: [
      Unit(suffix: "B", factor: 1, mistakenSpellings: ["byte", "bytes"]),
      Unit(suffix: "KiB", factor: 1 << 10, mistakenSpellings: ["k", "kb"]),
      Unit(suffix: "MiB", factor: 1 << 20, mistakenSpellings: ["m", "mb"]),
      Unit(suffix: "GiB", factor: 1 << 30, mistakenSpellings: ["g", "gb"]),
      Unit(suffix: "TiB", factor: 1 << 40, mistakenSpellings: ["t", "tb"]),
    ],
    likeliestSuffix: "B")
}

/// Sizes as people write them: `64KiB`, `256MiB`.
public enum SizeText {
  /// Reads a whole number with a unit as a number of bytes; nil when `text` is anything else.
  public static func parse(_ text: String) -> Int? {
    UnitScale.size.parse(text).flatMap { Int(exactly: $0) }
  }

  /// Writes a number of bytes with the largest unit that needs no fraction.
  public static func format(_ bytes: Int) -> String {
    UnitScale.size.format(Int64(bytes))
  }
}

extension ScalarKind where Value == Int {
  /// A size in bytes within `range`.
  static func size(_ range: ClosedRange<Int>) -> Self {
    let bounds = (SizeText.format(range.lowerBound), SizeText.format(range.upperBound))
    return ScalarKind(
      expectation: "a size from \(bounds.0) to \(bounds.1)",
      parse: { (text: String) throws(ScalarFault) -> Int in
        guard let bytes = SizeText.parse(text) else {
          throw UnitScale.size.fault(of: text)
        }
        guard range.contains(bytes) else { throw .outOfRange }
        return bytes
      },
      format: SizeText.format)
  }
}

extension Int {
  /// This many KiB, in bytes.
  var kibibytes: Int { self << 10 }
  /// This many MiB, in bytes.
  var mebibytes: Int { self << 20 }
  /// This many GiB, in bytes.
  var gibibytes: Int { self << 30 }
}
