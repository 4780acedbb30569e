/// Finds the rows that no seal holds.
struct InsertedRows {
  /// A table is looked at slice by slice, so that memory does not grow with it.
  private static let sliceRowCount: Int64 = 1_000_000

  private let connection: Connection
  private let reader: SealReader
  private let rows: SealedRows

  init(_ connection: Connection) throws(DatabaseError) {
    self.connection = connection
    reader = try SealReader(connection)
    rows = try SealedRows(connection)
  }

  /// Such rows in the tables that are sealed.
  func search() throws(DatabaseError) -> [SealProblem] {
    var problems: [SealProblem] = []
    for table in SealedTable.allCases { problems += try search(table) }
    return problems
  }

  /// Rows of other tables that belong to one that is not there.
  func orphans() throws(DatabaseError) -> [SealProblem] {
    var problems = try orphans(
      .file, "SELECT DISTINCT file FROM rejection WHERE file NOT IN (SELECT id FROM file)",
      "has rejections, and is not there")
    problems += try orphans(
      .event, "SELECT event FROM original WHERE event NOT IN (SELECT id FROM event)",
      "has an original, and is not there")
    return problems
  }

  private func search(_ table: SealedTable) throws(DatabaseError) -> [SealProblem] {
    let next = try connection.prepare(
      "SELECT id FROM \(table.name) WHERE id > ?1 ORDER BY id LIMIT ?2")
    var problems: [SealProblem] = []
    var last = Int64.min
    while true {
      // The rows and the seals of one moment.
      try connection.execute("SAVEPOINT searching")
      defer { try? connection.execute("RELEASE searching") }
      let ids = try next.numbers(with: last, Self.sliceRowCount)
      guard let first = ids.first, let newLast = ids.last else { return problems }
      let sealed = Set(try reader.liveIDs(of: table, in: first...newLast))
      for id in ids where !sealed.contains(id) {
        problems.append(try problem(table, id, "was not stored by Trailbell"))
      }
      last = newLast
    }
  }

  private func orphans(
    _ table: SealedTable, _ query: String, _ what: String
  ) throws(DatabaseError) -> [SealProblem] {
    var problems: [SealProblem] = []
    for id in try connection.prepare(query).numbers() {
      problems.append(try problem(table, id, what))
    }
    return problems
  }

  private func problem(
    _ table: SealedTable, _ id: Int64, _ what: String
  ) throws(DatabaseError) -> SealProblem {
    .init(.rowInserted, table, id, seal: nil, "\(try rows.name(of: table, id)) \(what)")
  }
}
