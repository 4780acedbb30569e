import CloudTrail

/// Seals rows anew that were changed for a reason.
///
/// A list that holds one of them is withdrawn whole, all its rows go under new seals, and the list is
/// removed together with its salt: else the old hash, and what is left of the row, would let somebody
/// find out by guessing what was taken out of it.
struct Resealing {
  private let connection: Connection
  private let seals: SealTable
  private let hasher: RowHasher
  private let withdrawn: WithdrawnEntries
  private let notes: SealNotes
  private let nowSeconds: Int64
  private var draft = SealTable.Draft()
  private var last: SealHead?

  init(_ connection: Connection, nowSeconds: Int64) throws(DatabaseError) {
    self.connection = connection
    self.nowSeconds = nowSeconds
    seals = try SealTable(connection)
    hasher = try RowHasher(connection)
    withdrawn = try WithdrawnEntries(connection)
    notes = try SealNotes(connection)
    last = try seals.last()
    draft.cause = .erasure
  }

  /// Seals rows anew, with a line for the record; returns the end of the chain.
  mutating func run(
    _ changed: [SealedTable: Set<Int64>], _ deletion: Deletion
  ) throws(DatabaseError) -> SealHead? {
    draft.deletions = [deletion]
    for seal in try connection.prepare("SELECT id FROM seal ORDER BY id").numbers() {
      for isOfEvents in [true, false] {
        guard let list = try seals.list(ofEvents: isOfEvents, of: seal) else { continue }
        try reseal(list, of: seal, changed)
      }
      if draft.events.count + draft.rows.count >= SealEntries.countOfAList { try close() }
    }
    try close()
    return last
  }

  private mutating func reseal(
    _ list: SealTable.StoredList, of seal: Int64, _ changed: [SealedTable: Set<Int64>]
  ) throws(DatabaseError) {
    let entries = list.entries
    let gone = try withdrawn.positions(of: seal, first: Int64(list.first), entries.count)
    let live = (0..<entries.count).filter { !gone[$0] }
    let isChanged = live.contains { position in
      changed[entries.table(at: position)]?.contains(entries.id(at: position)) ?? false
    }
    guard isChanged else { return }
    for position in live {
      let table = entries.table(at: position)
      let id = entries.id(at: position)
      // What had been changed or removed by somebody else stays found: its old hash goes along.
      let isOurs = changed[table]?.contains(id) ?? false
      let hash = isOurs ? try hasher.hash(table, id) : entries[position].hash
      guard let hash else { continue }
      let entry = SealEntry(table: table, id: id, hash: hash)
      if table == .event { draft.events.append(entry) } else { draft.rows.append(entry) }
    }
    add(Withdrawal(seal: seal, runs: EntryRuns(live.map { list.first + $0 })))
  }

  /// Adds a withdrawal; the two lists of a seal are one.
  private mutating func add(_ withdrawal: Withdrawal) {
    guard let index = draft.withdrawals.firstIndex(where: { $0.seal == withdrawal.seal }) else {
      return draft.withdrawals.append(withdrawal)
    }
    let both = draft.withdrawals[index].runs.runs + withdrawal.runs.runs
    draft.withdrawals[index] = Withdrawal(
      seal: withdrawal.seal, runs: EntryRuns(both.flatMap { Array($0) }))
  }

  private mutating func close() throws(DatabaseError) {
    guard !draft.isEmpty else { return }
    let head = try seals.add(draft, after: last, nowSeconds: nowSeconds)
    try notes.note(draft.rows, under: head.seal)
    last = head
    draft = SealTable.Draft()
    draft.cause = .erasure
  }
}
