import CloudTrail

/// Writes seals and their withdrawals.
final class SealTable {
  private let insert: Statement
  private let insertWithdrawal: Statement
  private let findList: [Statement]
  private let findCounts: Statement
  private let findLast: Statement
  private let findHead: Statement
  private let clearEvents: Statement
  private let clearRows: Statement
  private let addLook: Statement
  private let forgetLook: Statement
  private let withdrawn: WithdrawnEntries
  private let deletions: DeletionTable

  init(_ connection: Connection) throws(DatabaseError) {
    insert = try connection.prepare(
      """
      INSERT INTO seal (id, sealed_at, cause, event_count, events_hash, row_count, rows_hash,
        withdrawal_count, withdrawals_hash, deletions_hash, head, oldest, newest, events_salt,
        rows_salt, rows, events, has_decisions)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18)
      """)
    insertWithdrawal = try connection.prepare(
      "INSERT INTO withdrawal (seal, by_seal, entry_count, runs) VALUES (?1, ?2, ?3, ?4)")
    findList = [
      try connection.prepare("SELECT 0, events, events_salt FROM seal WHERE id = ?1"),
      try connection.prepare("SELECT event_count, rows, rows_salt FROM seal WHERE id = ?1"),
    ]
    findCounts = try connection.prepare(
      """
      SELECT event_count, row_count,
        (SELECT sum(w.entry_count) FROM withdrawal AS w WHERE w.seal = s.id)
      FROM seal AS s WHERE id = ?1
      """)
    findLast = try connection.prepare("SELECT id, head FROM seal ORDER BY id DESC LIMIT 1")
    findHead = try connection.prepare("SELECT id, head FROM seal WHERE id = ?1")
    clearEvents = try connection.prepare(
      "UPDATE seal SET events = NULL, events_salt = NULL, oldest = NULL, newest = NULL WHERE id = ?1"
    )
    clearRows = try connection.prepare(
      "UPDATE seal SET rows = NULL, rows_salt = NULL, has_decisions = 0 WHERE id = ?1")
    addLook = try connection.prepare("INSERT INTO retention_look (seal, oldest) VALUES (?1, ?2)")
    forgetLook = try connection.prepare("DELETE FROM retention_look WHERE seal = ?1")
    withdrawn = try WithdrawnEntries(connection)
    deletions = try DeletionTable(connection)
  }

  /// The end of the chain; nil before the first seal.
  func last() throws(DatabaseError) -> SealHead? { try head(findLast) }

  /// What the chain was with a seal; nil where that is not there.
  func head(of seal: Int64) throws(DatabaseError) -> SealHead? {
    findHead.bind(1, seal)
    return try head(findHead)
  }

  private func head(_ find: Statement) throws(DatabaseError) -> SealHead? {
    defer { find.reset() }
    guard try find.step(), let hash = SHA256Hash(bytes: find.optionalBlob(1) ?? []) else {
      return nil
    }
    return SealHead(seal: find.number(0), hash: hash)
  }

  /// A list of a seal's entries, and the position of its first one among all of the seal's.
  struct StoredList {
    let first: Int
    let entries: SealEntries
  }

  /// The events of a seal, or its other rows; nil where nothing of them holds any more.
  func list(ofEvents: Bool, of seal: Int64) throws(DatabaseError) -> StoredList? {
    let find = findList[ofEvents ? 0 : 1]
    find.bind(1, seal)
    defer { find.reset() }
    guard try find.step(), let bytes = find.optionalBlob(1), let salt = find.optionalBlob(2) else {
      return nil
    }
    return SealEntries(bytes: bytes, salt: salt).map {
      StoredList(first: Int(find.number(0)), entries: $0)
    }
  }

  /// What a seal is made of.
  struct Draft {
    var events: [SealEntry] = []
    var rows: [SealEntry] = []
    var withdrawals: [Withdrawal] = []
    var cause = Seal.Cause.stored
    var deletions: [Deletion] = []

    var isEmpty: Bool {
      events.isEmpty && rows.isEmpty && withdrawals.isEmpty && deletions.isEmpty
    }
  }

  /// Adds a seal; returns the end of the chain.
  func add(
    _ draft: Draft, after last: SealHead?, nowSeconds: Int64
  ) throws(DatabaseError) -> SealHead {
    let events = SealEntries(draft.events)
    let rows = SealEntries(draft.rows)
    let seal = Seal(
      id: (last?.seal ?? 0) + 1, sealedAt: nowSeconds, cause: draft.cause.rawValue,
      events: Seal.List(events), rows: Seal.List(rows),
      withdrawalCount: Int64(draft.withdrawals.count),
      withdrawalsHash: Withdrawal.hash(draft.withdrawals),
      deletionsHash: Deletion.hash(draft.deletions.enumerated().map { ($0, $1) }))
    let head = seal.head(after: last?.hash)
    bind(seal, head)
    insert.bind(12, events.count > 0 ? events.id(at: 0) : nil)
    insert.bind(13, events.count > 0 ? events.id(at: events.count - 1) : nil)
    insert.bind(14, blob: events.count > 0 ? events.salt : nil)
    insert.bind(15, blob: rows.count > 0 ? rows.salt : nil)
    insert.bind(16, blob: rows.count > 0 ? rows.bytes : nil)
    insert.bind(17, blob: events.count > 0 ? events.bytes : nil)
    insert.bind(18, rows.haveDecisions ? 1 : 0)
    try insert.run()
    try deletions.add(draft.deletions, to: seal.id)
    if events.count > 0 { try addLook.run(with: seal.id, events.id(at: 0)) }
    for withdrawal in draft.withdrawals {
      try add(withdrawal, by: seal.id)
      try clearLists(of: withdrawal.seal)
    }
    return SealHead(seal: seal.id, hash: head)
  }

  /// Removes the lists of a seal of which nothing holds any more, together with their salts.
  private func clearLists(of seal: Int64) throws(DatabaseError) {
    let counts = try counts(of: seal)
    for isOfEvents in [true, false] {
      // Few are withdrawn at a time: a list is not read each time to find that some still hold.
      guard counts.withdrawn >= (isOfEvents ? counts.events : counts.rows) else { continue }
      guard let list = try list(ofEvents: isOfEvents, of: seal),
        try !withdrawn.positions(of: seal, first: Int64(list.first), list.entries.count)
          .contains(false)
      else { continue }
      try (isOfEvents ? clearEvents : clearRows).run(with: seal)
      if isOfEvents { try forgetLook.run(with: seal) }
    }
  }

  /// How many entries a seal had, and how many of them do not hold any more.
  private func counts(
    of seal: Int64
  ) throws(DatabaseError) -> (events: Int64, rows: Int64, withdrawn: Int64) {
    findCounts.bind(1, seal)
    defer { findCounts.reset() }
    guard try findCounts.step() else { return (0, 0, 0) }
    return (findCounts.number(0), findCounts.number(1), findCounts.number(2))
  }

  private func bind(_ seal: Seal, _ head: SHA256Hash) {
    insert.bind(1, seal.id)
    insert.bind(2, seal.sealedAt)
    insert.bind(3, seal.cause)
    insert.bind(4, seal.events.count)
    insert.bind(5, blob: seal.events.hash.bytes)
    insert.bind(6, seal.rows.count)
    insert.bind(7, blob: seal.rows.hash.bytes)
    insert.bind(8, seal.withdrawalCount)
    insert.bind(9, blob: seal.withdrawalsHash?.bytes)
    insert.bind(10, blob: seal.deletionsHash?.bytes)
    insert.bind(11, blob: head.bytes)
  }

  private func add(_ withdrawal: Withdrawal, by seal: Int64) throws(DatabaseError) {
    insertWithdrawal.bind(1, withdrawal.seal)
    insertWithdrawal.bind(2, seal)
    insertWithdrawal.bind(3, Int64(withdrawal.runs.count))
    insertWithdrawal.bind(4, blob: withdrawal.runs.bytes)
    try insertWithdrawal.run()
  }
}
