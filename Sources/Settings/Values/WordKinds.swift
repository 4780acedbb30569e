extension ScalarKind where Value == Bool {
  /// Yes or no, in the two spellings that every YAML reader agrees on.
  ///
  /// `yes`, `on` and `no` are booleans to some readers and words to others, so they are refused
  /// with the spelling that was meant.
  static var flag: Self {
    ScalarKind(
      expectation: "true or false",
      parse: { (text: String) throws(ScalarFault) -> Bool in
        switch text {
        case "true": return true
        case "false": return false
        default: throw .unreadable(hint: likelyFlag(text.lowercased()))
        }
      },
      format: { $0 ? "true" : "false" })
  }

  private static func likelyFlag(_ text: String) -> String? {
    if ["true", "yes", "y", "on", "1", "enabled"].contains(text) { return "true" }
    if ["false", "no", "n", "off", "0", "disabled"].contains(text) { return "false" }
    return Likeness.likeliest(of: ["true", "false"], to: text)
  }
}

extension ScalarKind where Value == String {
  /// Any text but the empty one.
  static var text: Self {
    ScalarKind(
      expectation: "a text",
      parse: { (text: String) throws(ScalarFault) -> String in
        guard !text.isEmpty else { throw .unreadable(hint: nil) }
        return text
      },
      format: quoted)
  }
}

extension ScalarKind where Value == Int {
  /// A plain whole number within `range`.
  static func count(_ range: ClosedRange<Int>) -> Self {
    ScalarKind(
      expectation: "a whole number from \(range.lowerBound) to \(range.upperBound)",
      parse: { (text: String) throws(ScalarFault) -> Int in
        let digits = text.hasPrefix("-") ? text.dropFirst() : text[...]
        guard !digits.isEmpty, digits.allSatisfy({ $0.isASCII && $0.isNumber }) else {
          throw .unreadable(hint: nil)
        }
        // Digits that no Int can hold are a number all the same, only far too large a one.
        guard let number = Int(text), range.contains(number) else { throw .outOfRange }
        return number
      },
      format: { String($0) })
  }
}

extension ScalarKind
where Value: CaseIterable & RawRepresentable, Value.RawValue == String {
  /// One word of a fixed list.
  static var choice: Self {
    let words = Value.allCases.map(\.rawValue)
    return ScalarKind(
      expectation: "one of \(words.joined(separator: ", "))",
      parse: { (text: String) throws(ScalarFault) -> Value in
        if let value = Value(rawValue: text) { return value }
        throw .unreadable(hint: Likeness.likeliest(of: words, to: text))
      },
      format: { $0.rawValue })
  }
}
