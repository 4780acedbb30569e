import CloudTrail

/// Collects what a transaction stores and deletes, and seals it before the commit.
final class SealBook {
  private let seals: SealTable
  private let hasher: RowHasher
  private let noteFileSeal: Statement

  private var events: [SealEntry] = []
  /// Texts and folders that are new.
  private var news: [(table: SealedTable, id: Int64)] = []
  /// Files that came to their end, with the seal that held the entry of their last reading.
  private var files: [Int64: Int64?] = [:]
  /// Entries of earlier seals that go under this one.
  private var resealed: [SealEntry] = []
  /// Entries of earlier seals that hold no longer, by seal.
  private var deleted: [Int64: Set<Int>] = [:]
  private var deletions: [Deletion] = []
  private var cause = Seal.Cause.stored
  private var last: SealHead?

  init(_ connection: Connection) throws(DatabaseError) {
    seals = try SealTable(connection)
    hasher = try RowHasher(connection)
    noteFileSeal = try connection.prepare("UPDATE file SET seal = ?2 WHERE id = ?1")
    try forget()
  }

  /// The number of the seal that the transaction will get.
  var openSeal: Int64 { (last?.seal ?? 0) + 1 }

  /// Adds an event that is new.
  func add(event id: Int64, _ hash: SHA256Hash) {
    events.append(SealEntry(table: .event, id: id, hash: hash))
  }

  /// Adds a text or a folder that is new.
  ///
  /// Only what the writer itself made: a row that somebody else puts into the table stays without a seal.
  func add(_ table: SealedTable, _ id: Int64) { news.append((table, id)) }

  /// Adds a file that came to its end.
  ///
  /// - Parameter seal: the seal that holds the entry of an earlier reading.
  func add(file id: Int64, replacing seal: Int64?) {
    // Twice in a transaction: the first time says which entry is replaced.
    if files[id] == nil { files[id] = .some(seal) }
  }

  /// Withdraws entries of an earlier seal, by their positions.
  func withdraw(_ positions: some Sequence<Int>, of seal: Int64) {
    deleted[seal, default: []].formUnion(positions)
  }

  /// Puts entries of an earlier seal under this one, as they are; rows beside them were deleted.
  func resealed(_ entries: [SealEntry]) throws(DatabaseError) {
    resealed += entries
    for entry in entries where entry.table == .file {
      try noteFileSeal.run(with: entry.id, openSeal)
    }
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
    for id in files.keys { draft.rows.append(try entry(.file, id)) }
    for (table, id) in news { draft.rows.append(try entry(table, id)) }
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
    files.removeAll()
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

  private func entry(_ table: SealedTable, _ id: Int64) throws(DatabaseError) -> SealEntry {
    guard let hash = try hasher.hash(table, id) else {
      throw DatabaseError("the row \(id) of \(table.name) that was just stored is not there")
    }
    return SealEntry(table: table, id: id, hash: hash)
  }

  /// The entries that hold no longer: of files that were read again, and of rows that are deleted.
  private func withdrawals() throws(DatabaseError) -> [Withdrawal] {
    var positions = deleted
    // A list is read once, however many of its files were read again.
    var ids: [Int64: [Int64]] = [:]
    for case (let id, let seal?) in files { ids[seal, default: []].append(id) }
    for (seal, ids) in ids {
      guard let list = try seals.list(ofEvents: false, of: seal) else { continue }
      let found = ids.compactMap { list.entries.position(of: .file, $0) }
      positions[seal, default: []].formUnion(found.map { list.first + $0 })
    }
    return positions.sorted { $0.key < $1.key }.map {
      Withdrawal(seal: $0.key, runs: EntryRuns($0.value))
    }
  }
}
