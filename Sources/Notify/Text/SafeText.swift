import CloudTrail

/// Makes text of events harmless for a line of output.
///
/// Names and addresses come from outside: a line break would forge a line, `<0>` at its beginning a
/// priority in the journal, an escape sequence a command to a terminal, and a bidirectional mark an
/// order of words.
enum SafeText {
  /// The text in one line, without anything that a terminal or a journal would obey.
  static func line(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isHarmful) else { return text }
    var safe = ""
    for scalar in text.unicodeScalars {
      if scalar == "\t" {
        safe += "\\t"
      } else if isHarmful(scalar) {
        safe += "\\u{\(String(scalar.value, radix: 16))}"
      } else {
        safe.unicodeScalars.append(scalar)
      }
    }
    return safe
  }

  private static func isHarmful(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0...0x1F, 0x7F...0x9F: true  // control characters
    case 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069, 0x061C: true  // directions
    case 0x2028, 0x2029: true  // line and paragraph separators
    case 0xFEFF: true  // the byte order mark, which readers drop
    default: false
    }
  }

  /// JSON text that means the same, with escapes in the place of what a terminal would obey.
  ///
  /// Harmful characters can stand in strings only, and there an escape is the same character.
  static func escaped(json: String) -> String {
    guard json.unicodeScalars.contains(where: isHarmful) else { return json }
    return json.unicodeScalars.map { isHarmful($0) ? escape($0) : String($0) }.joined()
  }

  private static func escape(_ scalar: Unicode.Scalar) -> String {
    "\\u" + Hexadecimal.text(scalar.value, width: 4)
  }

  /// A JSON string with its quotes, in ASCII where a terminal could misread it.
  static func json(_ text: String) -> String {
    var output = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": output += "\\\""
      case "\\": output += "\\\\"
      case "\n": output += "\\n"
      case _ where isHarmful(scalar): output += escape(scalar)
      default: output.unicodeScalars.append(scalar)
      }
    }
    return output + "\""
  }
}

/// The same care for other lines than alerts.
public enum LogText {
  /// The text in one line, without anything that a terminal or a journal would obey.
  public static func line(_ text: String) -> String { SafeText.line(text) }
}
