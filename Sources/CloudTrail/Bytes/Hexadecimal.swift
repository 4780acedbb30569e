/// Numbers in hexadecimal digits.
package enum Hexadecimal {
  /// The number in small digits, with zeros in front up to a width.
  package static func text(_ number: some FixedWidthInteger, width: Int) -> String {
    let digits = String(number, radix: 16)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
