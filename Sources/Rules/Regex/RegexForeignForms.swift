import CloudTrail

/// What to write in place of forms that other engines know.
extension RegexParser {
  /// What to write in place of the escape at a position, by the character behind its backslash.
  func mend(forEscape scalar: Unicode.Scalar, at start: Int) -> String {
    switch scalar {
    case "p": "list the characters, as in [A-Za-z]"
    case "P": "list the characters that it must not be, as in [^A-Za-z]"
    case "Z": "write $ for the end of the text"
    case "G": "write ^ for the start of the text"
    case "h": "write [ \\t]"
    case "H": "write [^ \\t]"
    case "N": "write [^\\n]"
    case "R": "write \\r?\\n"
    case "Q", "E": "write a backslash before each sign between \\Q and \\E instead"
    case "K": "leave it out: only whether the expression is found matters"
    case "a": "write \\x07"
    case "e": "write \\x1B"
    case "c": "write \\xHH for the control character"
    case "0"..."7": "write \\x\(Hexadecimal.text(octalValue(behind: start), width: 2))"
    case "A", "z", "B": "write it outside of [ ]"
    default: "remove the backslash"
    }
  }

  /// Whether an escape with three digits names a character, as `\123` does elsewhere.
  var isOctalEscape: Bool {
    guard position + 3 < scalars.count, ("0"..."3").contains(scalars[position + 1]) else {
      return false
    }
    return scalars[(position + 2)...(position + 3)].allSatisfy { ("0"..."7").contains($0) }
  }

  /// The value of up to three octal digits behind a backslash.
  private func octalValue(behind start: Int) -> UInt32 {
    var value: UInt32 = 0
    for scalar in scalars[(start + 1)...].prefix(3) {
      guard ("0"..."7").contains(scalar) else { break }
      value = value * 8 + scalar.value - 0x30
    }
    return value & 0xFF
  }

  /// What to write in place of a named class that begins at the position: `[:alpha:]`.
  var mendForNamedClass: String {
    let name = scalars[min(position + 2, scalars.count)...].prefix { $0.properties.isAlphabetic }
    let characters: String? =
      switch String(String.UnicodeScalarView(name)) {
      case "alpha": "A-Za-z"
      case "digit": "0-9"
      case "alnum": "A-Za-z0-9"
      case "upper": "A-Z"
      case "lower": "a-z"
      case "xdigit": "0-9A-Fa-f"
      case "space": "\\s"
      case "blank": " \\t"
      case "word": "\\w"
      case "cntrl": "\\x00-\\x1F\\x7F"
      case "print": "\\x20-\\x7E"
      case "graph": "\\x21-\\x7E"
      case "punct": "!-/:-@\\[-`{-~"
      default: nil
      }
    guard let characters else { return "write the characters, as in [A-Za-z]" }
    return "write the characters, as in [\(characters)]"
  }
}
