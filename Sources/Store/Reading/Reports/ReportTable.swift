/// A value of a table of a report.
public enum ReportValue: Sendable, Equatable {
  /// A count, or another whole number.
  case number(Int64)
  /// A text, as it was in a record.
  case text(String)
  /// Nothing.
  case none
}

/// What a table of a report holds: the answer to one question.
public struct ReportTable: Sendable {
  /// A word for it, such as `days`.
  public let name: String
  /// The names of its columns.
  public let columns: [String]
  /// Its rows, at most ``rowMaximum``.
  public let rows: [[ReportValue]]
  /// How many rows the answer has.
  public let rowCount: Int
  /// The question, for everybody to ask again: the same rows in the same order.
  public let sql: String

  /// The most rows that are kept of a table.
  public static let rowMaximum = 100_000

  /// A table with what a query answered.
  public init(name: String, columns: [String], rows: [[ReportValue]], rowCount: Int, sql: String) {
    self.name = name
    self.columns = columns
    self.rows = rows
    self.rowCount = rowCount
    self.sql = sql
  }

  /// The number in a column of a row; 0 where there is none.
  public func number(_ column: String, row: Int = 0) -> Int64 {
    guard case .number(let number) = value(column, row: row) else { return 0 }
    return number
  }

  /// The text in a column of a row; nil where there is none.
  public func text(_ column: String, row: Int = 0) -> String? {
    guard case .text(let text) = value(column, row: row) else { return nil }
    return text
  }

  private func value(_ column: String, row: Int) -> ReportValue {
    guard rows.indices.contains(row), let position = columns.firstIndex(of: column) else {
      return .none
    }
    return rows[row][position]
  }
}
