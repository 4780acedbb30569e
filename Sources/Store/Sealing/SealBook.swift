import CloudTrail

/// Collects what a transaction stores and deletes, and seals it before the commit.
final class SealBook {
  private let seals: SealTable
  private let hasher: RowHasher
  private let news: [SealedTable: Statement]
  private let lastIDs: [SealedTable: Statement]
  private let noteFileSeal: Statement

  private var events: [SealEntry] = []
  /// Files that came to their end, with the seal that held the entry of their last reading.
  private var files: [Int64: Int64?] = [:]
  /// Entries of earlier seals that go under this one.
  private var resealed: [SealEntry] = []
  /// Entries of earlier seals that hold no longer, by seal.
  private var deleted: [Int64: Set<Int>] = [:]
  private var deletions: [Deletion] = []
  private var cause = Seal.Cause.stored
  private var last: SealHead?
  /// The highest ids that are sealed.
  private var sealedIDs: [SealedTable: Int64] = [:]

  init(_ connection: Connection) throws(DatabaseError) {
    seals = try SealTable(connection)
    hasher = try RowHasher(connection)
    var news: [SealedTable: Statement] = [:]
    var lastIDs: [SealedTable: Statement] = [:]
    for table in SealedTable.growing {
      news[table] = try connection.prepare("SELECT id FROM \(table.name) WHERE id > ?1 ORDER BY id")
      lastIDs[table] = try connection.prepare("SELECT max(id) FROM \(table.name)")
    }
    self.news = news
    self.lastIDs = lastIDs
    noteFileSeal = try connection.prepare("UPDATE file SET seal = ?2 WHERE id = ?1")
    try forget()
  }

  /// The number of the seal that the transaction will get.
  var openSeal: Int64 { (last?.seal ?? 0) + 1 }

  /// Adds an event that is new.
  func add(event id: Int64, _ hash: SHA256Hash) {
    events.append(SealEntry(table: .event, id: id, hash: hash))
  }

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
    // The numbers of deleted rows may be given again.
    try findSealedIDs()
  }

  /// Notes what the transaction deletes, and why.
  func note(_ deletion: Deletion, as cause: Seal.Cause) {
    self.cause = cause
    deletions.append(deletion)
  }

  /// Seals what was stored since the last seal; returns the end of the chain when it has grown.
  func close(nowSeconds: Int64) throws(DatabaseError) -> SealHead? {
    var draft = SealTable.Draft()
    draft.events = events
    draft.rows = resealed
    for id in files.keys { draft.rows.append(try entry(.file, id)) }
    for table in SealedTable.growing {
      for id in try news[table]?.numbers(with: sealedIDs[table] ?? 0) ?? [] {
        draft.rows.append(try entry(table, id))
        sealedIDs[table] = id
      }
    }
    draft.withdrawals = try withdrawals()
    draft.deletions = deletions
    draft.cause = cause
    guard !draft.isEmpty else { return nil }
    last = try seals.add(draft, after: last, nowSeconds: nowSeconds)
    clear()
    return last
  }

  private func clear() {
    events.removeAll(keepingCapacity: true)
    files.removeAll()
    resealed.removeAll()
    deleted.removeAll()
    deletions.removeAll()
    cause = .stored
  }

  /// Forgets what a rolled back transaction may have taken away.
  func forget() throws(DatabaseError) {
    clear()
    last = try seals.last()
    try findSealedIDs()
  }

  private func findSealedIDs() throws(DatabaseError) {
    for table in SealedTable.growing {
      sealedIDs[table] = try lastIDs[table]?.firstNumber() ?? 0
    }
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
    for case (let id, let seal?) in files {
      guard let list = try seals.list(ofEvents: false, of: seal),
        let position = list.entries.position(of: .file, id)
      else { continue }
      positions[seal, default: []].insert(list.first + position)
    }
    return positions.sorted { $0.key < $1.key }.map {
      Withdrawal(seal: $0.key, runs: EntryRuns($0.value))
    }
  }
}
