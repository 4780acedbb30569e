import CloudTrail

/// Reads seals in their order, and finds what is wrong with them by themselves.
final class SealReader {
  private let connection: Connection
  private let withdrawn: WithdrawnEntries
  private let withdrawals: Statement
  private let deletions: DeletionTable

  init(_ connection: Connection) throws(DatabaseError) {
    self.connection = connection
    withdrawn = try WithdrawnEntries(connection)
    deletions = try DeletionTable(connection)
    withdrawals = try connection.prepare(
      "SELECT seal, runs, entry_count FROM withdrawal WHERE by_seal = ?1 ORDER BY seal")
  }

  /// The head of the last seal before one; nil where there is none.
  func lastHead(before seal: Int64) throws(DatabaseError) -> SealHead? {
    let read = try connection.prepare(
      "SELECT id, head FROM seal WHERE id < ?1 ORDER BY id DESC LIMIT 1")
    read.bind(1, seal)
    guard try read.step() else { return nil }
    return SealHead(seal: read.number(0), hash: hash(read, 1))
  }

  /// Gives the seals of a span to a body, the first one first.
  ///
  /// - Parameter previous: the head before the first one.
  func forEach(
    in span: SealSpan, after previous: SHA256Hash?,
    _ body: (StoredSeal) throws(DatabaseError) -> Void
  ) throws(DatabaseError) {
    let read = try connection.prepare(
      """
      SELECT id, sealed_at, cause, event_count, events_hash, row_count, rows_hash,
        withdrawal_count, withdrawals_hash, deletions_hash, head, oldest, newest, events_salt, rows_salt, rows, events,
        has_decisions
      FROM seal WHERE id BETWEEN ?1 AND ?2 ORDER BY id
      """)
    read.bind(1, span.first)
    read.bind(2, span.last)
    var previous = previous
    while try read.step() {
      let stored = try storedSeal(read, after: previous)
      previous = stored.head
      try body(stored)
    }
  }

  /// The rows of one table with ids in a span that entries hold, in no order.
  func liveIDs(
    of table: SealedTable, in span: ClosedRange<Int64>
  ) throws(DatabaseError) -> [Int64] {
    var ids: [Int64] = []
    try forEachLiveID(of: table, in: span) { ids.append($1) }
    return ids
  }

  /// The seals that hold the entries of events.
  func seals(ofEvents events: Set<Int64>) throws(DatabaseError) -> [Int64: Int64] {
    guard let first = events.min(), let last = events.max() else { return [:] }
    var seals: [Int64: Int64] = [:]
    try forEachLiveID(of: .event, in: first...last) { seal, event in
      if events.contains(event) { seals[event] = seal }
    }
    return seals
  }

  /// Gives the rows of one table with ids in a span that entries hold to a body, with their seals.
  private func forEachLiveID(
    of table: SealedTable, in span: ClosedRange<Int64>, _ body: (Int64, Int64) -> Void
  ) throws(DatabaseError) {
    let isEvent = table == .event
    let read = try connection.prepare(
      isEvent
        ? "SELECT id, 0, events, events_salt FROM seal WHERE newest >= ?1 AND oldest <= ?2"
        : "SELECT id, event_count, rows, rows_salt FROM seal")
    if isEvent {
      read.bind(1, span.lowerBound)
      read.bind(2, span.upperBound)
    }
    while try read.step() {
      guard let bytes = read.optionalBlob(2), let salt = read.optionalBlob(3),
        let entries = SealEntries(bytes: bytes, salt: salt)
      else { continue }
      let gone = try withdrawn.positions(of: read.number(0), first: read.number(1), entries.count)
      for position in 0..<entries.count
      where !gone[position] && entries.table(at: position) == table {
        let id = entries.id(at: position)
        if span.contains(id) { body(read.number(0), id) }
      }
    }
  }

  /// Seals that have withdrawals or deletions, and are not there.
  func missingSeals() throws(DatabaseError) -> [Int64] {
    try connection.prepare(
      """
      SELECT by_seal FROM withdrawal WHERE by_seal NOT IN (SELECT id FROM seal)
      UNION SELECT seal FROM deletion WHERE seal NOT IN (SELECT id FROM seal)
      """
    ).numbers()
  }

  private func storedSeal(
    _ read: Statement, after previous: SHA256Hash?
  ) throws(DatabaseError) -> StoredSeal {
    let seal = Seal(
      id: read.number(0), sealedAt: read.number(1), cause: read.text(2),
      events: list(read, 3), rows: list(read, 5), withdrawalCount: read.number(7),
      withdrawalsHash: read.isNull(8) ? nil : hash(read, 8),
      deletionsHash: read.isNull(9) ? nil : hash(read, 9))
    let head = hash(read, 10)
    var faults: [String] = []
    if seal.head(after: previous) != head {
      faults.append("its head does not follow from the seal and the one before")
    }
    try checkWithdrawals(of: seal, &faults)
    if Deletion.hash(try deletions.all(of: seal.id)) != seal.deletionsHash {
      faults.append("what it says was deleted was changed")
    }
    let events = try liveEntries(read, 16, salt: 13, seal.events, of: seal.id, first: 0, &faults)
    let rows = try liveEntries(
      read, 15, salt: 14, seal.rows, of: seal.id, first: seal.events.count, &faults)
    checkNotes(read, &faults)
    return StoredSeal(seal: seal, head: head, liveEntries: events + rows, faults: faults)
  }

  /// The entries of one list that hold.
  private func liveEntries(
    _ read: Statement, _ column: Int32, salt saltColumn: Int32, _ list: Seal.List, of seal: Int64,
    first: Int64, _ faults: inout [String]
  ) throws(DatabaseError) -> [SealEntry] {
    guard list.count > 0 else {
      if !read.isNull(column) || !read.isNull(saltColumn) {
        faults.append("it has rows in a list that was empty")
      }
      return []
    }
    guard (0...Int64(Int32.max)).contains(list.count), first >= 0 else {
      faults.append("the count of its rows was changed")
      return []
    }
    let gone = try withdrawn.positions(of: seal, first: first, Int(list.count))
    guard gone.contains(false) else {
      // All of it was deleted or stored anew: then nothing is left of the list.
      if !read.isNull(column) || !read.isNull(saltColumn) {
        faults.append("it has a list of rows of which none holds any more")
      }
      return []
    }
    guard let bytes = read.optionalBlob(column), let salt = read.optionalBlob(saltColumn),
      let entries = SealEntries(bytes: bytes, salt: salt), Seal.List(entries) == list
    else {
      faults.append("the list of its rows was changed")
      return []
    }
    return gone.indices.filter { !gone[$0] }.map { entries[$0] }
  }

  private func checkNotes(_ read: Statement, _ faults: inout [String]) {
    let entries = SealEntries(bytes: read.optionalBlob(16) ?? [], salt: [])
    let span = entries.flatMap { $0.count > 0 ? ($0.id(at: 0), $0.id(at: $0.count - 1)) : nil }
    if read.optionalNumber(11) != span?.0 || read.optionalNumber(12) != span?.1 {
      faults.append("the times of its events were changed")
    }
    let rows = SealEntries(bytes: read.optionalBlob(15) ?? [], salt: [])
    if read.number(17) != (rows?.haveDecisions == true ? 1 : 0) {
      faults.append("whether it holds decisions was changed")
    }
  }

  private func list(_ read: Statement, _ column: Int32) -> Seal.List {
    Seal.List(count: read.number(column), hash: hash(read, column + 1))
  }

  private func hash(_ read: Statement, _ column: Int32) -> SHA256Hash {
    SHA256Hash(bytes: read.optionalBlob(column) ?? []) ?? .ofNothing
  }

  private func checkWithdrawals(
    of seal: Seal, _ faults: inout [String]
  ) throws(DatabaseError) {
    withdrawals.bind(1, seal.id)
    defer { withdrawals.reset() }
    var found: [Withdrawal] = []
    var isReadable = true
    while try withdrawals.step() {
      let runs = EntryRuns(bytes: withdrawals.optionalBlob(1) ?? [])
      if runs == nil || Int64(runs?.count ?? 0) != withdrawals.number(2)
        || withdrawals.number(0) >= seal.id
      {
        isReadable = false
      }
      if let runs { found.append(Withdrawal(seal: withdrawals.number(0), runs: runs)) }
    }
    guard isReadable, Int64(found.count) == seal.withdrawalCount,
      Withdrawal.hash(found) == seal.withdrawalsHash
    else {
      faults.append("what it withdrew of earlier seals was changed")
      return
    }
  }
}
