/// Reads what stands in a JSON string.
enum JSONString {
  /// What short escapes stand for (RFC 8259, section 7); all others stand for themselves.
  private static let short: [UInt16: UInt16] = [
    code("b"): 0x08, code("f"): 0x0C, code("n"): 0x0A, code("r"): 0x0D, code("t"): 0x09,
  ]

  /// The text of a string with its quotes; nil where it is none.
  static func plain(_ json: Substring) -> String? {
    var rest = json.utf16[...]
    guard rest.count > 1, rest.popFirst() == code("\"") else { return nil }
    rest = rest.dropLast()
    var plain: [UInt16] = []
    while let unit = rest.popFirst() {
      guard unit == code("\\"), let escape = rest.popFirst() else {
        plain.append(unit)
        continue
      }
      if escape == code("u") {
        guard let number = UInt16(String(rest.prefix(4)) ?? "", radix: 16) else { return nil }
        plain.append(number)
        rest = rest.dropFirst(4)
      } else {
        plain.append(short[escape] ?? escape)
      }
    }
    return String(decoding: plain, as: UTF16.self)
  }

  private static func code(_ letter: Unicode.Scalar) -> UInt16 { UInt16(letter.value) }
}
