/// Seals what a database held before there were seals.
///
/// From then on it is as hard to change as what comes later; what was changed before, nobody can tell.
struct SealAdoption {
  private let connection: Connection
  private let seals: SealTable
  private let hasher: RowHasher
  private let notes: SealNotes
  private var last: SealHead?

  private init(_ connection: Connection) throws(DatabaseError) {
    self.connection = connection
    seals = try SealTable(connection)
    hasher = try RowHasher(connection)
    notes = try SealNotes(connection)
    last = try seals.last()
  }

  /// Seals every row of tables that are sealed from a later version on; part of the transaction that
  /// brings the schema up to date.
  static func run(
    _ connection: Connection, from version: Int64, _ watch: MigrationWatch
  ) throws(DatabaseError) {
    var adoption = try SealAdoption(connection)
    let now = try connection.number("SELECT unixepoch()") ?? 0
    let tables = SealedTable.allCases.filter { $0.firstVersion > version }
    watch.begin(.sealing, rowCount: try rowCount(connection, tables))
    for table in tables { try adoption.adopt(table, nowSeconds: now, watch) }
  }

  private static func rowCount(
    _ connection: Connection, _ tables: [SealedTable]
  ) throws(DatabaseError) -> Int64 {
    var count: Int64 = 0
    for table in tables {
      count += try connection.number("SELECT count(*) FROM \(table.name)") ?? 0
    }
    return count
  }

  private mutating func adopt(
    _ table: SealedTable, nowSeconds: Int64, _ watch: MigrationWatch
  ) throws(DatabaseError) {
    let next = try connection.prepare(
      "SELECT id FROM \(table.name) WHERE id > ?1 ORDER BY id LIMIT ?2")
    var ids = try next.numbers(with: .min, Int64(SealEntries.countOfAList))
    while let lastID = ids.last {
      var entries: [SealEntry] = []
      for id in ids {
        guard let hash = try hasher.hash(table, id) else { continue }
        entries.append(SealEntry(table: table, id: id, hash: hash))
      }
      var draft = SealTable.Draft()
      draft.cause = .adopted
      if table == .event { draft.events = entries } else { draft.rows = entries }
      last = try seals.add(draft, after: last, nowSeconds: nowSeconds)
      try notes.note(entries, under: last?.seal ?? 0)
      watch.add(ids.count)
      ids = try next.numbers(with: lastID, Int64(SealEntries.countOfAList))
    }
  }
}
