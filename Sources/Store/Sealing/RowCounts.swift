/// Compares how many rows there are with how many the seals hold, and with how many each index has.
///
/// An index that lacks a row hides it from every question that uses the index.
struct RowCounts {
  /// What the counts tell.
  struct Result {
    /// Whether there are as many rows as entries that hold.
    let areAllSealed: Bool
    /// Indexes with other counts than their tables.
    let problems: [SealProblem]
  }

  private struct Index {
    let name: String
    /// Which rows are in it; nil for all.
    let condition: String?
  }

  private let connection: Connection

  init(_ connection: Connection) { self.connection = connection }

  /// Counts everything in one moment.
  func run() throws(DatabaseError) -> Result {
    try connection.execute("SAVEPOINT counting")
    defer { try? connection.execute("RELEASE counting") }
    var rowCount: Int64 = 0
    var problems: [SealProblem] = []
    for table in SealedTable.allCases {
      let indexes = try indexes(of: table)
      let counts = try counts(in: table, of: [nil] + indexes.map(\.condition))
      rowCount += counts.first ?? 0
      for (index, count) in zip(indexes, counts.dropFirst()) {
        let found = try self.count(in: table, of: index)
        if found != count { problems.append(Self.problem(table, index, found, count)) }
      }
    }
    return Result(areAllSealed: try rowCount == entryCount(), problems: problems)
  }

  private static func problem(
    _ table: SealedTable, _ index: Index, _ found: Int64, _ count: Int64
  ) -> SealProblem {
    .init(
      .indexChanged, seal: nil,
      "the index \(index.name) has \(found) rows of \(count) in \(table.name), so that questions that "
        + "use it miss some or count some twice; 'REINDEX \(index.name)' makes it anew")
  }

  /// How many entries hold.
  private func entryCount() throws(DatabaseError) -> Int64 {
    try connection.number(
      """
      SELECT CAST((SELECT total(event_count + row_count) FROM seal)
        - (SELECT total(entry_count) FROM withdrawal) AS INTEGER)
      """) ?? 0
  }

  private func indexes(of table: SealedTable) throws(DatabaseError) -> [Index] {
    let read = try connection.prepare(
      """
      SELECT i.name, s.sql FROM pragma_index_list(?1) AS i
      LEFT JOIN sqlite_schema AS s ON s.type = 'index' AND s.name = i.name ORDER BY i.name
      """)
    read.bind(1, table.name)
    var indexes: [Index] = []
    while try read.step() {
      let parts = (read.optionalText(1) ?? "").split(separator: /\bWHERE\b/, maxSplits: 1)
      indexes.append(
        Index(name: read.text(0), condition: parts.count > 1 ? String(parts[1]) : nil))
    }
    return indexes
  }

  /// How many rows a table has for each of some conditions, without the help of any index.
  private func counts(
    in table: SealedTable, of conditions: [String?]
  ) throws(DatabaseError) -> [Int64] {
    let columns = conditions.map { condition in
      condition.map { "count(*) FILTER (WHERE \($0))" } ?? "count(*)"
    }
    let read = try connection.prepare(
      "SELECT \(columns.joined(separator: ", ")) FROM \(table.name) NOT INDEXED")
    guard try read.step() else { return [] }
    return columns.indices.map { read.number(Int32($0)) }
  }

  private func count(in table: SealedTable, of index: Index) throws(DatabaseError) -> Int64 {
    let condition = index.condition.map { " WHERE \($0)" } ?? ""
    return try connection.number(
      "SELECT count(*) FROM \(table.name) INDEXED BY \"\(index.name)\"\(condition)") ?? 0
  }
}
