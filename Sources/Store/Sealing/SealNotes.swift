/// Notes in rows which seal holds their entry, where they may be sealed again: so their old entry is
/// found.
final class SealNotes {
  private var writes: [SealedTable: Statement] = [:]

  init(_ connection: Connection) throws(DatabaseError) {
    for table in SealedTable.allCases where table.notesSeal {
      writes[table] = try connection.prepare("UPDATE \(table.name) SET seal = ?2 WHERE id = ?1")
    }
  }

  /// Notes the seal of entries in their rows, as far as these have a place for it.
  func note(_ entries: [SealEntry], under seal: Int64) throws(DatabaseError) {
    for entry in entries { try writes[entry.table]?.run(with: entry.id, seal) }
  }
}
