import Notify
import Store

/// The numbers of a report as comma-separated values (RFC 4180).
public enum ReportCSV {
  /// All tables in one, a line for each value: its table, its row from 1, its column and itself.
  public static func text(_ data: ReportData) -> String {
    var text = line(["table", "row", "column", "value"])
    for table in data.tables {
      for (number, row) in table.rows.enumerated() {
        for (column, value) in zip(table.columns, row) {
          text += CSVText.line([
            .text(table.name), .number("\(number + 1)"), .text(column), cell(value),
          ])
        }
      }
    }
    return text
  }

  /// One table with its own columns; nil where the report has no table of this name.
  public static func text(_ data: ReportData, table name: String) -> String? {
    guard let table = data.tables.first(where: { $0.name == name }) else { return nil }
    return table.rows.reduce(line(table.columns)) { $0 + CSVText.line($1.map(cell)) }
  }

  private static func line(_ names: [String]) -> String {
    CSVText.line(names.map(CSVText.Cell.text))
  }

  /// The value in one line, so that every line of the text is a row.
  private static func cell(_ value: ReportValue) -> CSVText.Cell {
    switch value {
    case .number(let number): .number("\(number)")
    case .text(let text): .text(LogText.line(text))
    case .none: .none
    }
  }
}
