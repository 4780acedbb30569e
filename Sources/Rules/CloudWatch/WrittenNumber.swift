/// A number in the form that patterns take: a sign, digits, a fraction and an exponent, of which
/// only the digits must be there.
struct WrittenNumber {
  /// With its sign; nil where there is none.
  let exponent: Substring?
  /// The number without zeros in front, which other readers would not take.
  let text: String

  /// - Returns: nil for every other text.
  init?(_ word: String) {
    var rest = word[...]
    let sign = Self.takeSign(&rest)
    let digits = Self.takeDigits(&rest)
    guard !digits.isEmpty else { return nil }
    var fraction: Substring = ""
    if rest.first == "." {
      rest.removeFirst()
      fraction = Self.takeDigits(&rest)
      guard !fraction.isEmpty else { return nil }
    }
    exponent = Self.takeExponent(&rest)
    guard rest.isEmpty else { return nil }
    let significant = digits.drop { $0 == "0" }
    text =
      "\(sign)\(significant.isEmpty ? "0" : significant)"
      + (fraction.isEmpty ? "" : ".\(fraction)") + (exponent.map { "e\($0)" } ?? "")
  }

  private static func takeSign(_ rest: inout Substring) -> Substring {
    let sign = rest.prefix { $0 == "+" || $0 == "-" }.prefix(1)
    rest = rest.dropFirst(sign.count)
    return sign
  }

  private static func takeDigits(_ rest: inout Substring) -> Substring {
    let digits = rest.prefix { ("0"..."9").contains($0) && $0.isASCII }
    rest = rest[digits.endIndex...]
    return digits
  }

  private static func takeExponent(_ rest: inout Substring) -> Substring? {
    guard rest.first == "e" else { return nil }
    var behind = rest.dropFirst()
    let start = behind.startIndex
    _ = takeSign(&behind)
    guard !takeDigits(&behind).isEmpty else { return nil }
    defer { rest = behind }
    return rest[start..<behind.startIndex]
  }
}
