/// `text` for a message of one line: escaped, and cut where it gets long.
///
/// What stands in a file may hold line breaks and terminal sequences; a message must not pass them
/// on.
func escaped(_ text: String, limit: Int = 60) -> String {
  let scalars = text.unicodeScalars.prefix(limit).map { scalar in
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator:
      return "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
    default: return String(scalar)
    }
  }
  return scalars.joined() + (text.unicodeScalars.count > limit ? "…" : "")
}

/// `text` for a message, in quotes.
func quoted(_ text: String) -> String { "\"\(escaped(text))\"" }
