/// A question of a report.
struct ReportQuery {
  /// The table that it fills.
  let name: String
  /// The question as everybody can ask it: from the views alone.
  let sql: String
  /// The same question to what was counted before (see ``ReportScan``); nil where it needs none.
  var quickSQL: String?

  /// Asks it.
  func table(_ connection: Connection) throws(DatabaseError) -> ReportTable {
    let statement = try connection.prepare(quickSQL ?? sql)
    var rows: [[ReportValue]] = []
    var count = 0
    while try statement.step() {
      count += 1
      if count <= ReportTable.rowMaximum { rows.append(statement.reportRow) }
    }
    return ReportTable(
      name: name, columns: statement.columnNames, rows: rows, rowCount: count, sql: sql)
  }
}

extension Statement {
  fileprivate var reportRow: [ReportValue] {
    (0..<columnCount).map { column in
      if isNull(column) { return .none }
      return isText(column) ? .text(text(column)) : .number(number(column))
    }
  }
}
