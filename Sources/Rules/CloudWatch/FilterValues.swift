extension FilterPatternParser {
  /// Reads the value behind `=` or `!=`.
  mutating func literal() throws(ConditionFault) -> ValueTest {
    skipWhiteSpace()
    switch current {
    case "\"": return .text(try quotedText(), isCased: true)
    case "%": return .regex(try regex())
    case "'":
      throw fault("a value cannot stand in single quotes", "write double quotes around it")
    default: break
    }
    let start = position
    let word = try bareWord()
    if let number = try number(word, from: start) { return .number(number, written: word) }
    guard word.lowercased() != "null" else {
      throw fault(
        "null cannot be compared", "write IS NULL to ask for it, or \"null\" for the text",
        at: start)
    }
    return .text(try text(ofWord: word, from: start), isCased: true)
  }

  /// Reads the number behind an operator that knows numbers only.
  mutating func number(behind sign: String) throws(ConditionFault) -> DecimalNumber {
    skipWhiteSpace()
    let start = position
    let isQuoted = current.map { "\"%'".unicodeScalars.contains($0) } ?? false
    let word = isQuoted ? "" : try bareWord()
    guard let number = try number(word, from: start) else {
      throw fault(
        "'\(sign)' compares with numbers only", "write a number without quotes", at: start)
    }
    return number
  }

  /// The characters of a text in double quotes, wildcards included.
  private mutating func quotedText() throws(ConditionFault) -> SigmaText {
    let start = position
    var characters: [Unicode.Scalar?] = []
    position += 1
    while let scalar = current {
      position += 1
      switch scalar {
      case "\"": return SigmaText(characters: characters)
      case "*": characters.append(nil)
      case "\\":
        guard let escaped = current, escaped == "\"" || escaped == "\\" else {
          throw fault(
            "a backslash must stand before '\"' or another backslash", "write it twice",
            at: position - 1)
        }
        position += 1
        characters.append(escaped)
      default: characters.append(scalar)
      }
    }
    throw fault("this '\"' is never closed", "add '\"' behind the value", at: start)
  }

  /// Reads a value without quotes.
  private mutating func bareWord() throws(ConditionFault) -> String {
    let word = take { scalar in
      switch scalar {
      case "!", "(", ")", "{", "}", "&", "|": false
      default: !ScalarSet.whiteSpace.contains(scalar)
      }
    }
    guard !word.isEmpty else {
      throw fault("a value is missing here", "write a word, a number or a text in double quotes")
    }
    return word
  }

  /// A value without quotes as a text with wildcards.
  private func text(
    ofWord word: String, from start: Int
  ) throws(ConditionFault) -> SigmaText {
    for (offset, scalar) in word.unicodeScalars.enumerated()
    where !".*-".unicodeScalars.contains(scalar) && !ScalarSet.wordCharacters.contains(scalar) {
      throw fault(
        "'\(scalar)' cannot stand in a value without quotes",
        "write double quotes around the value", at: start + offset)
    }
    return SigmaText(characters: word.unicodeScalars.map { $0 == "*" ? nil : $0 })
  }

  /// The number that a value without quotes is, or nil.
  private func number(
    _ word: String, from start: Int
  ) throws(ConditionFault) -> DecimalNumber? {
    guard let written = WrittenNumber(word) else { return nil }
    if let exponent = written.exponent, Int32(exponent) == nil {
      throw fault("the exponent of this number is too large", "write a smaller number", at: start)
    }
    return DecimalNumber(written.text) ?? .beyondAll
  }
}

extension SigmaText {
  /// A text from its characters; nil stands for any run of them.
  init(characters: [Unicode.Scalar?]) {
    parts = []
    let literals = characters.split(separator: nil, omittingEmptySubsequences: false)
    for (index, literal) in literals.enumerated() {
      if index > 0, parts.last != .any { parts.append(.any) }
      if !literal.isEmpty {
        parts.append(.literal(literal.compactMap(\.self).flatMap { Array(String($0).utf8) }))
      }
    }
  }
}
