extension YAMLScalar.Kind {
  /// The kind of a scalar without quotes: YAML 1.2's core schema, decimal numbers only.
  ///
  /// `yes`, `no`, `on` and `off` are texts: whoever writes `MFAUsed: No` means the word. A number
  /// with a leading zero is a text as well: it is an account id.
  init(plain text: String) {
    switch text {
    case "", "~", "null", "Null", "NULL": self = .null
    case "true", "True", "TRUE": self = .boolean(true)
    case "false", "False", "FALSE": self = .boolean(false)
    default: self = YAMLScalar.Kind.isNumber(text) ? .number : .text
    }
  }

  /// Whether a text is a decimal number.
  static func isNumber(_ text: String) -> Bool {
    var rest = text.utf8[...]
    if rest.first == UInt8(ascii: "-") || rest.first == UInt8(ascii: "+") {
      rest = rest.dropFirst()
    }
    let integerDigits = takeDigits(&rest)
    guard integerDigits.count < 2 || integerDigits.first != UInt8(ascii: "0") else { return false }
    var fractionCount = 0
    if rest.first == UInt8(ascii: ".") {
      rest = rest.dropFirst()
      fractionCount = takeDigits(&rest).count
    }
    guard integerDigits.count + fractionCount > 0 else { return false }
    if let byte = rest.first, byte | 0x20 == UInt8(ascii: "e") {
      rest = rest.dropFirst()
      if rest.first == UInt8(ascii: "-") || rest.first == UInt8(ascii: "+") {
        rest = rest.dropFirst()
      }
      guard !takeDigits(&rest).isEmpty else { return false }
    }
    return rest.isEmpty
  }

  private static func takeDigits(_ rest: inout Substring.UTF8View) -> Substring.UTF8View {
    let digits = rest.prefix { $0 &- UInt8(ascii: "0") < 10 }
    rest = rest.dropFirst(digits.count)
    return digits
  }
}
