import Notify
import Store

/// The numbers of a report as comma-separated values (RFC 4180).
public enum ReportCSV {
  /// All tables in one, a line for each value: its table, its row from 1, its column and itself.
  public static func text(_ data: ReportData) -> String {
    var text = "table,row,column,value\r\n"
    for table in data.tables {
      for (number, row) in table.rows.enumerated() {
        for (column, value) in zip(table.columns, row) {
          text += "\(table.name),\(number + 1),\(column),\(field(value))\r\n"
        }
      }
    }
    return text
  }

  /// One table with its own columns; nil where the report has no table of this name.
  public static func text(_ data: ReportData, table name: String) -> String? {
    guard let table = data.tables.first(where: { $0.name == name }) else { return nil }
    return table.rows.reduce(table.columns.joined(separator: ",") + "\r\n") { text, row in
      text + row.map(field).joined(separator: ",") + "\r\n"
    }
  }

  private static func field(_ value: ReportValue) -> String {
    switch value {
    case .number(let number): "\(number)"
    case .text(let text): quoted(harmless(LogText.line(text)))
    case .none: ""
    }
  }

  /// What spreadsheets take for the beginning of a formula, and run; behind an apostrophe they show it.
  ///
  /// Source: OWASP, "CSV Injection".
  private static let formulaBeginnings: Set<Unicode.Scalar> = [
    "=", "+", "-", "@", "＝", "＋", "－", "＠",
  ]

  private static func harmless(_ text: String) -> String {
    guard let first = text.unicodeScalars.first(where: { $0 != " " }),
      formulaBeginnings.contains(first)
    else { return text }
    return "'" + text
  }

  private static let quotes = Escapes(["\"": "\"\""])

  private static func quoted(_ text: String) -> String {
    let needsQuotes = text.unicodeScalars.contains { ",\"\r\n".unicodeScalars.contains($0) }
    return needsQuotes ? "\"" + quotes.apply(to: text) + "\"" : text
  }
}
