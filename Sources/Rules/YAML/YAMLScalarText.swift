import CloudTrail

/// Writes single values in one line: plain, or in quotes where another reader could mistake them.
enum YAMLScalarText {
  static func line(of scalar: YAMLScalar) -> String {
    guard scalar.kind == .text else { return scalar.text }
    if isPlain(scalar.text) { return scalar.text }
    if scalar.text.unicodeScalars.allSatisfy(isPrintable) { return singleQuoted(scalar.text) }
    return doubleQuoted(scalar.text)
  }

  /// Whether a character can be seen, and is the same after reading.
  static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .unassigned: false
    default: true
    }
  }

  private static func singleQuoted(_ text: String) -> String {
    var quoted = "'"
    for scalar in text.unicodeScalars {
      quoted.unicodeScalars.append(scalar)
      if scalar == "'" { quoted += "'" }
    }
    return quoted + "'"
  }

  static func doubleQuoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\":
        quoted += "\\"
        quoted.unicodeScalars.append(scalar)
      case "\n": quoted += "\\n"
      case "\r": quoted += "\\r"
      case "\t": quoted += "\\t"
      case _ where isPrintable(scalar): quoted.unicodeScalars.append(scalar)
      default: quoted += escape(scalar)
      }
    }
    return quoted + "\""
  }

  private static func escape(_ scalar: Unicode.Scalar) -> String {
    let (sign, width) =
      switch scalar.value {
      case ..<0x100: ("\\x", 2)
      case ..<0x1_0000: ("\\u", 4)
      default: ("\\U", 8)
      }
    return sign + Hexadecimal.text(UInt64(scalar.value), width: width)
  }
}

// MARK: - What needs no quotes

extension YAMLScalarText {
  /// Words that some reader takes for something else than a text.
  private static let words: Set<String> = [
    "y", "n", "yes", "no", "on", "off", "true", "false", "null",
  ]
  private static let signs = Set(" _-./(),;+=@'%$".unicodeScalars)
  private static let firstSigns = Set("_/$".unicodeScalars)

  /// Whether every reader takes the text without quotes for just this text.
  private static func isPlain(_ text: String) -> Bool {
    let scalars = Array(text.unicodeScalars)
    guard let first = scalars.first, scalars.last != " ", scalars.last != ":" else { return false }
    // What begins with a digit may be a number or a date, in this dialect or that.
    guard
      isLetter(first) || firstSigns.contains(first) || Timespan.seconds(text) != nil
        || isUUID(scalars)
    else { return false }
    guard !words.contains(text.lowercased()) else { return false }
    for (position, scalar) in scalars.enumerated() {
      switch scalar {
      case ":": guard scalars[position + 1] != " " else { return false }
      case "#": guard scalars[position - 1] != " " else { return false }
      default:
        guard isLetter(scalar) || isDigit(scalar) || signs.contains(scalar) else { return false }
      }
    }
    return true
  }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .otherLetter: true
    default: false
    }
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { "0"..."9" ~= scalar }

  private static func isUUID(_ scalars: [Unicode.Scalar]) -> Bool {
    scalars.count == 36
      && scalars.enumerated().allSatisfy { position, scalar in
        [8, 13, 18, 23].contains(position)
          ? scalar == "-" : isDigit(scalar) || "a"..."f" ~= scalar
      }
  }
}
