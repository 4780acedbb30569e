import CloudTrail

/// Collects what a transaction stores and deletes, and seals it before the commit.
final class SealBook {
  private let seals: SealTable
  private let hasher: RowHasher
  private let notes: SealNotes

  private var events: [SealEntry] = []
  /// Texts and folders that are new.
  private var news: [Row] = []
  /// Rows that may have been there before, with the seal that held their entry.
  private var written: [Row: Int64?] = [:]
  /// Entries of earlier seals that go under this one.
  private var resealed: [SealEntry] = []
  /// Entries of earlier seals that hold no longer, by seal.
  private var deleted: [Int64: Set<Int>] = [:]
  private var deletions: [Deletion] = []
  private var cause = Seal.Cause.stored
  private var last: SealHead?

  private struct Row: Hashable {
    let table: SealedTable
    let id: Int64
  }

  init(_ connection: Connection) throws(DatabaseError) {
    seals = try SealTable(connection)
    hasher = try RowHasher(connection)
    notes = try SealNotes(connection)
    try forget()
  }

  /// Begins a transaction: another program may have sealed something since the last one.
  ///
  /// Only what follows the known end is taken over. Where that is not there any more, somebody cut it
  /// off, and the gap is to be seen.
  func begin() throws(DatabaseError) {
    let found = try seals.last()
    guard found != last else { return }
    if let last, try seals.head(of: last.seal) != last { return }
    last = found
  }

  /// The number of the seal that the transaction will get: of the first, where there are several.
  var openSeal: Int64 { (last?.seal ?? 0) + 1 }

  /// Adds an event that is new.
  func add(event id: Int64, _ hash: SHA256Hash) {
    events.append(SealEntry(table: .event, id: id, hash: hash))
  }

  /// Adds a text or a folder that is new.
  ///
  /// Only what the writer itself made: a row that somebody else puts into the table stays without a seal.
  func add(_ table: SealedTable, _ id: Int64) { news.append(Row(table: table, id: id)) }

  /// Adds a row that was written, perhaps again: a file that came to its end, or a decision.
  ///
  /// Its column `seal` is ``openSeal``.
  ///
  /// - Parameter seal: the seal that holds the entry of what was there before.
  func add(_ table: SealedTable, _ id: Int64, replacing seal: Int64?) {
    let row = Row(table: table, id: id)
    // Twice in a transaction: the first time says which entry is replaced.
    if written[row] == nil { written[row] = .some(seal) }
  }

  /// Withdraws entries of an earlier seal, by their positions.
  func withdraw(_ positions: some Sequence<Int>, of seal: Int64) {
    deleted[seal, default: []].formUnion(positions)
  }

  /// Puts entries of an earlier seal under this one, as they are; rows beside them were deleted.
  func resealed(_ entries: [SealEntry]) throws(DatabaseError) {
    resealed += entries
    try notes.note(entries, under: openSeal)
  }

  /// Notes what the transaction deletes, and why.
  func note(_ deletion: Deletion, as cause: Seal.Cause) {
    self.cause = cause
    deletions.append(deletion)
  }

  /// Seals what was stored since the last seal; returns the end of the chain when it has grown.
  func close(nowSeconds: Int64) throws(DatabaseError) -> SealHead? {
    var draft = SealTable.Draft()
    draft.rows = resealed
    for row in written.keys { draft.rows.append(try entry(row)) }
    for row in news { draft.rows.append(try entry(row)) }
    draft.withdrawals = try withdrawals()
    draft.deletions = deletions
    // A large file is one transaction; what is to be looked through in parts is sealed in parts.
    for start in stride(from: 0, to: max(1, events.count), by: SealEntries.countOfAList) {
      draft.events = Array(events.dropFirst(start).prefix(SealEntries.countOfAList))
      draft.cause = cause
      guard !draft.isEmpty else { return nil }
      last = try seals.add(draft, after: last, nowSeconds: nowSeconds)
      draft = SealTable.Draft()
    }
    clear()
    return last
  }

  private func clear() {
    events.removeAll(keepingCapacity: true)
    written.removeAll()
    news.removeAll()
    resealed.removeAll()
    deleted.removeAll()
    deletions.removeAll()
    cause = .stored
  }

  /// Forgets what a rolled back transaction may have taken away.
  func forget() throws(DatabaseError) {
    clear()
    last = try seals.last()
  }

  private func entry(_ row: Row) throws(DatabaseError) -> SealEntry {
    guard let hash = try hasher.hash(row.table, row.id) else {
      throw DatabaseError(
        "the row \(row.id) of \(row.table.name) that was just stored is not there")
    }
    return SealEntry(table: row.table, id: row.id, hash: hash)
  }

  /// The entries that hold no longer: of rows that were written again, and of those that are deleted.
  private func withdrawals() throws(DatabaseError) -> [Withdrawal] {
    var positions = deleted
    // A list is read once, however many of its rows were written again.
    var rows: [Int64: [Row]] = [:]
    for case (let row, let seal?) in written { rows[seal, default: []].append(row) }
    for (seal, rows) in rows {
      guard let list = try seals.list(ofEvents: false, of: seal) else { continue }
      let found = rows.compactMap { list.entries.position(of: $0.table, $0.id) }
      positions[seal, default: []].formUnion(found.map { list.first + $0 })
    }
    return positions.sorted { $0.key < $1.key }.map {
      Withdrawal(seal: $0.key, runs: EntryRuns($0.value))
    }
  }
}
