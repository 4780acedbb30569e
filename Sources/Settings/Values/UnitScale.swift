/// A family of units in which people write a quantity: one whole number and one suffix.
///
/// Durations and sizes differ only in their table, so they share reading, writing and hints.
struct UnitScale: Sendable {
  /// One unit: what is written after the number, and how many base units it stands for.
  struct Unit: Sendable {
    let suffix: String
    let factor: Int64
    /// Other spellings that people try: not accepted, for `m` would be a month to some, but
    /// understood well enough for a hint.
    let mistakenSpellings: [String]
  }

  /// The units, ascending by factor.
  let units: [Unit]
  /// The unit that a hint proposes for a bare number, and in which zero is written.
  let likeliestSuffix: String

  /// Reads `text` as a number of base units; nil when it is not written in this scale or too large.
  func parse(_ text: String) -> Int64? {
    let (digits, suffix) = split(text)
    guard let number = Int64(digits), let unit = units.first(where: { $0.suffix == suffix })
    else { return nil }
    let (product, overflow) = number.multipliedReportingOverflow(by: unit.factor)
    return overflow ? nil : product
  }

  /// Writes `quantity` with the largest unit that holds it without a remainder.
  func format(_ quantity: Int64) -> String {
    // Zero is a multiple of every unit.
    guard quantity != 0 else { return "0\(likeliestSuffix)" }
    let fitting = units.last { quantity.isMultiple(of: $0.factor) }
    guard let unit = fitting ?? units.first else { return String(quantity) }
    return "\(quantity / unit.factor)\(unit.suffix)"
  }

  /// The spelling that `text` probably meant: `60s` for `60`, `32MiB` for `32 mb`.
  func likelySpelling(of text: String) -> String? {
    let (digits, suffix) = split(text.filter { $0 != " " })
    guard !digits.isEmpty else { return nil }
    let spelling = suffix.isEmpty ? likeliestSuffix.lowercased() : suffix.lowercased()
    let unit = units.first {
      $0.suffix.lowercased() == spelling || $0.mistakenSpellings.contains(spelling)
    }
    return unit.map { digits + $0.suffix }
  }

  /// Why `text` cannot be parsed; in the right spelling it is only too large.
  func fault(of text: String) -> ScalarFault {
    let spelling = likelySpelling(of: text)
    return spelling == text ? .outOfRange : .unreadable(hint: spelling)
  }

  private func split(_ text: String) -> (digits: String, suffix: String) {
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    return (String(digits), String(text.dropFirst(digits.count)))
  }
}
