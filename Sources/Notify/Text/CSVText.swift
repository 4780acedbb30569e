/// Rows of comma-separated values that every reader takes for what they are.
///
/// Source: RFC 4180; OWASP, "CSV Injection".
public enum CSVText {
  /// A value of a row.
  public enum Cell: Sendable, Hashable {
    /// Nothing, which is not the same as an empty text.
    case none
    /// A number, written as it is.
    case number(String)
    /// A text from wherever.
    case text(String)
  }

  /// A row with the end of its line.
  public static func line(_ cells: [Cell]) -> String {
    cells.map(text).joined(separator: ",") + "\r\n"
  }

  private static func text(_ cell: Cell) -> String {
    switch cell {
    case .none: ""
    case .number(let digits): digits
    case .text(let text): quoted(harmless(text))
    }
  }

  /// What makes a spreadsheet take a text for a formula when it stands at its beginning, or behind
  /// spaces; the last four are the wide forms that some take for the same.
  private static let formulaMarks: Set<Unicode.Scalar> = [
    "=", "+", "-", "@", "\t", "\r", "\n", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}",
  ]

  /// The text with an apostrophe before what would be a formula.
  private static func harmless(_ text: String) -> String {
    guard let first = text.unicodeScalars.first(where: { $0 != " " }), formulaMarks.contains(first)
    else { return text }
    return "'" + text
  }

  /// The text in quotes where it needs them; control characters that are no part of a table are
  /// written out, for a terminal would obey them.
  private static func quoted(_ text: String) -> String {
    var field = ""
    var needsQuotes = text.isEmpty
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"":
        field += "\"\""
        needsQuotes = true
      case ",", "\r", "\n", "\t":
        field.unicodeScalars.append(scalar)
        needsQuotes = true
      default: field += SafeText.line(String(scalar))
      }
    }
    return needsQuotes ? "\"" + field + "\"" : field
  }
}
