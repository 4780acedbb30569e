/// Looks through everything that is left for the texts that are in use, part by part.
///
/// What is stored meanwhile is noted as it is looked up or made: see ``UsedWords``.
final class WordSearch {
  /// A table that refers to texts.
  private struct Table {
    let name: String
    let key: [String]
    let columns: [(name: String, of: SealedTable)]
    /// By how many columns of the key its texts are known: rows that share them are passed over.
    var columnsThatTell: Int?

    static let all = [
      Table(
        name: "event", key: ["id"],
        columns: [
          ("shape", .shape), ("identity", .identity), ("client", .client), ("name", .word),
          ("actor", .word), ("address", .word),
        ]),
      Table(
        name: "match", key: ["rule", "group_key", "event", "reference"],
        columns: [("group_key", .word)], columnsThatTell: 2),
      Table(
        name: "carrier", key: ["rule", "reference", "event"], columns: [("group_key", .word)]),
      Table(name: "episode_match", key: ["id"], columns: [("group_key", .word)]),
      Table(name: "due", key: ["rule", "group_key"], columns: [("group_key", .word)]),
      Table(name: "known_group", key: ["rule", "group_key"], columns: [("group_key", .word)]),
      Table(
        name: "inner_group", key: ["rule", "outer_key", "group_key"],
        columns: [("outer_key", .word), ("group_key", .word)]),
      Table(name: "signal", key: ["id"], columns: [("group_key", .word)]),
      Table(name: "alert", key: ["id"], columns: [("group_key", .word)]),
    ]
  }

  private let used: UsedWords
  private let passes: [(table: Table, rows: TablePass)]
  private var position = 0

  init(_ connection: Connection, _ used: UsedWords) throws(DatabaseError) {
    self.used = used
    var passes: [(table: Table, rows: TablePass)] = []
    for table in Table.all {
      let columns = table.columns.map { "t.\($0.name)" }
      passes.append(
        (table, try TablePass(connection, table.name, key: table.key, values: columns)))
    }
    self.passes = passes
  }

  /// Begins anew.
  func begin() {
    position = 0
    for pass in passes { pass.rows.begin() }
  }

  /// Looks through the next part; returns false when there is none.
  func step() throws(DatabaseError) -> Bool {
    guard position < passes.count else { return false }
    let (table, pass) = passes[position]
    let rows = try pass.next()
    for row in rows {
      for (column, value) in zip(table.columns, row.values) {
        if let value { used.note(column.of, value) }
      }
    }
    if rows.isEmpty {
      position += 1
    } else if let count = table.columnsThatTell {
      pass.skip(sharing: count)
    }
    return true
  }
}
