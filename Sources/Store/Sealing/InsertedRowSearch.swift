/// Finds the rows of a table that no seal holds.
///
/// The table is looked at slice by slice, so that memory does not grow with it.
struct InsertedRowSearch {
  private static let sliceRowCount: Int64 = 1_000_000

  private let table: SealedTable
  private let next: Statement
  private let reader: SealReader

  init(
    _ connection: Connection, _ table: SealedTable, reader: SealReader
  ) throws(DatabaseError) {
    self.table = table
    self.reader = reader
    next = try connection.prepare(
      "SELECT id FROM \(table.name) WHERE id > ?1 ORDER BY id LIMIT ?2")
  }

  /// The ids of such rows.
  func run() throws(DatabaseError) -> [Int64] {
    var inserted: [Int64] = []
    var ids = try next.numbers(with: .min, Self.sliceRowCount)
    while let first = ids.first, let last = ids.last {
      let sealed = Set(try reader.liveIDs(of: table, in: first...last))
      inserted += ids.filter { !sealed.contains($0) }
      ids = try next.numbers(with: last, Self.sliceRowCount)
    }
    return inserted
  }
}
