import Notify
import Store

/// The numbers of a report as one JSON object.
public struct ReportJSON {
  /// The object, in one line.
  public let text: String

  /// The object of some data.
  public init(_ data: ReportData) {
    text = JSONText.object([
      ("report", JSONText.text(data.kind.rawValue)),
      ("from", JSONText.text(data.period.from)),
      ("to", JSONText.text(data.period.to)),
      ("tables", JSONText.object(data.tables.map { ($0.name, Self.table($0)) })),
    ])
  }

  private static func table(_ table: ReportTable) -> String {
    JSONText.object([
      ("rowCount", "\(table.rowCount)"),
      ("columns", JSONText.list(table.columns.map(JSONText.text))),
      ("rows", JSONText.list(table.rows.map { JSONText.list($0.map(value)) })),
      ("sql", JSONText.text(table.sql)),
    ])
  }

  private static func value(_ value: ReportValue) -> String {
    switch value {
    case .number(let number): "\(number)"
    case .text(let text): JSONText.text(text)
    case .none: "null"
    }
  }
}
