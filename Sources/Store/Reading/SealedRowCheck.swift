/// Compares single rows with the entries that seals have of them.
struct SealedRowCheck {
  /// A row of a table that seals cover.
  struct Row: Hashable {
    let table: SealedTable
    let id: Int64
  }

  /// What is wrong with rows.
  private(set) var problems: [Row: [SealProblem]] = [:]

  /// A check of rows, each with the seal that is said to hold it; nil where none does.
  init(
    _ connection: Connection, _ seals: [Row: Int64?]
  ) throws(DatabaseError) {
    let reader = try SealReader(connection)
    let rows = try SealedRows(connection)
    let bySeal = Dictionary(grouping: seals.keys) { seals[$0] ?? nil }
    for (seal, held) in bySeal {
      guard let seal else {
        for row in held {
          let name = try rows.name(of: row.table, row.id)
          problems[row] = [
            SealProblem(.rowInserted, row.table, row.id, seal: nil, "\(name), is in no seal")
          ]
        }
        continue
      }
      try check(Set(held), in: seal, reader, rows)
    }
  }

  private mutating func check(
    _ held: Set<Row>, in seal: Int64, _ reader: SealReader, _ rows: SealedRows
  ) throws(DatabaseError) {
    var stored: StoredSeal?
    let previous = try reader.lastHead(before: seal)?.hash
    try reader.forEach(in: SealSpan(first: seal, last: seal), after: previous) {
      (found: StoredSeal) throws(DatabaseError) in stored = found
    }
    let faults = (stored?.faults ?? ["it is not there"]).map {
      SealProblem(.sealChanged, seal: seal, "seal \(seal): \($0)")
    }
    var left = held
    for row in held where !faults.isEmpty { problems[row] = faults }
    if let stored {
      for entry in stored.liveEntries {
        let row = Row(table: entry.table, id: entry.id)
        guard left.remove(row) != nil else { continue }
        if let problem = try Self.problem(entry, in: stored, rows) {
          problems[row, default: []].append(problem)
        }
      }
    }
    for row in left {
      let detail =
        "\(try rows.name(of: row.table, row.id)), is not in seal \(seal), as it should be"
      problems[row, default: []].append(
        SealProblem(.rowInserted, row.table, row.id, seal: seal, detail))
    }
  }

  private static func problem(
    _ entry: SealEntry, in stored: StoredSeal, _ rows: SealedRows
  ) throws(DatabaseError) -> SealProblem? {
    let kind: SealProblem.Kind
    let what: String
    switch try rows.state(of: entry, in: stored) {
    case .intact: return nil
    case .changed: (kind, what) = (.rowChanged, "is not what was sealed")
    case .missing: (kind, what) = (.rowMissing, "is gone")
    }
    let name = try rows.name(of: entry.table, entry.id)
    return SealProblem(kind, entry.table, entry.id, seal: stored.seal.id, "\(name), \(what)")
  }
}
