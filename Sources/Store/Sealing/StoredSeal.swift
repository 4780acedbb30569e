import CloudTrail

/// A seal as it lies in the database, with everything that is wrong with it by itself.
struct StoredSeal {
  let seal: Seal
  let head: SHA256Hash
  let salt: [UInt8]?
  /// Nil where they are no list of entries.
  let entries: SealEntries?
  /// Which of the entries no later seal withdrew.
  let livePositions: [Int]
  /// What is wrong, each a sentence.
  let faults: [String]
}

/// Reads seals in their order.
final class SealReader {
  private let connection: Connection
  private let withdrawn: Statement
  private let withdrawals: Statement

  init(_ connection: Connection) throws(DatabaseError) {
    self.connection = connection
    withdrawn = try connection.prepare(
      "SELECT runs FROM withdrawal WHERE seal = ?1 AND by_seal > ?1")
    withdrawals = try connection.prepare(
      "SELECT seal, runs, entry_count FROM withdrawal WHERE by_seal = ?1 ORDER BY seal")
  }

  /// Gives the seals to a body, the first one first; or those only that can have events of a span.
  func forEach(
    _ body: (StoredSeal) throws(DatabaseError) -> Void
  ) throws(DatabaseError) {
    let read = try connection.prepare(
      """
      SELECT id, sealed_at, cause, entry_count, entries_hash, withdrawal_count, withdrawals_hash,
        head, oldest, newest, salt, entries
      FROM seal ORDER BY id
      """)
    var previous: SHA256Hash?
    while try read.step() {
      let stored = try storedSeal(read, after: previous)
      previous = stored.head
      try body(stored)
    }
  }

  /// The entries that hold, of one table and with ids in a span, in no order.
  func liveIDs(
    of table: SealedTable, in span: ClosedRange<Int64>
  ) throws(DatabaseError) -> [Int64] {
    let condition = table == .event ? "WHERE newest >= ?1 AND oldest <= ?2" : ""
    let read = try connection.prepare("SELECT id, entries FROM seal \(condition)")
    if table == .event {
      read.bind(1, span.lowerBound)
      read.bind(2, span.upperBound)
    }
    var ids: [Int64] = []
    while try read.step() {
      guard let entries = SealEntries(bytes: Array(read.blobBytes(1))) else { continue }
      let live = try livePositions(of: read.number(0), entries)
      for position in entries.positions(of: table) where live[position] {
        let id = entries[position].id
        if span.contains(id) { ids.append(id) }
      }
    }
    return ids
  }

  /// Seals that have withdrawals, and are not there.
  func withdrawalsWithoutSeal() throws(DatabaseError) -> [Int64] {
    try connection.prepare(
      "SELECT DISTINCT by_seal FROM withdrawal WHERE by_seal NOT IN (SELECT id FROM seal)"
    ).numbers()
  }

  private func storedSeal(
    _ read: Statement, after previous: SHA256Hash?
  ) throws(DatabaseError) -> StoredSeal {
    let id = read.number(0)
    let seal = Seal(
      id: id, sealedAt: read.number(1), cause: read.text(2), entryCount: read.number(3),
      entriesHash: hash(read, 4), withdrawalCount: read.number(5),
      withdrawalsHash: read.isNull(6) ? nil : hash(read, 6))
    let head = hash(read, 7)
    var faults: [String] = []
    if seal.head(after: previous) != head {
      faults.append("its head does not follow from the seal and the one before")
    }
    try checkWithdrawals(of: seal, &faults)
    let entries = SealEntries(bytes: read.optionalBlob(11) ?? [])
    guard let entries, entries.hash == seal.entriesHash, entries.count == seal.entryCount else {
      faults.append("the list of its rows was changed")
      return StoredSeal(
        seal: seal, head: head, salt: nil, entries: nil, livePositions: [], faults: faults)
    }
    let events = entries.positions(of: .event)
    if read.optionalNumber(8) != events.first.map({ entries[$0].id })
      || read.optionalNumber(9) != events.last.map({ entries[$0].id })
    {
      faults.append("the times of its events were changed")
    }
    let live = try livePositions(of: id, entries)
    let isSalted = live.indices.contains { live[$0] && entries[$0].table.isSalted }
    let salt = read.optionalBlob(10)
    if !isSalted, salt != nil { faults.append("it has a salt, and nothing that is salted") }
    return StoredSeal(
      seal: seal, head: head, salt: salt, entries: entries,
      livePositions: live.indices.filter { live[$0] }, faults: faults)
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
      Seal.withdrawalsHash(found) == seal.withdrawalsHash
    else {
      faults.append("what it withdrew of earlier seals was changed")
      return
    }
  }

  /// For each entry, whether no later seal withdrew it.
  private func livePositions(
    of seal: Int64, _ entries: SealEntries
  ) throws(DatabaseError) -> [Bool] {
    var live = Array(repeating: true, count: entries.count)
    withdrawn.bind(1, seal)
    defer { withdrawn.reset() }
    while try withdrawn.step() {
      for run in EntryRuns(bytes: withdrawn.optionalBlob(0) ?? [])?.runs ?? [] {
        for position in run.clamped(to: live.indices) { live[position] = false }
      }
    }
    return live
  }
}
