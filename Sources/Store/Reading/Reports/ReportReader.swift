/// What a report is made of: the answers to its questions, all of one moment.
public struct ReportData: Sendable {
  /// What it is about.
  public let kind: ReportKind
  /// When.
  public let period: ReportPeriod
  /// The answers, in the order of the questions.
  public let tables: [ReportTable]

  /// The answers to the questions of a report.
  public init(kind: ReportKind, period: ReportPeriod, tables: [ReportTable]) {
    self.kind = kind
    self.period = period
    self.tables = tables
  }

  /// The table of a name; an empty one where the report has none.
  public func table(_ name: String) -> ReportTable {
    tables.first { $0.name == name }
      ?? ReportTable(name: name, columns: [], rows: [], rowCount: 0, sql: "")
  }
}

extension ReportData {
  /// Reads a database, without changing it and without waiting for its writer.
  public init(
    _ connection: Connection, _ kind: ReportKind, _ period: ReportPeriod
  ) throws(DatabaseError) {
    // One transaction, so that all numbers are of the same moment.
    try connection.execute("BEGIN")
    defer { try? connection.execute("ROLLBACK") }
    try ReportScan.run(connection, period, kind: kind)
    var tables: [ReportTable] = []
    for query in kind.queries(period) { try tables.append(query.table(connection)) }
    self.init(kind: kind, period: period, tables: tables)
  }
}
