import CloudTrail

/// Writes seals and their withdrawals.
final class SealTable {
  private let insert: Statement
  private let insertWithdrawal: Statement
  private let findEntries: Statement
  private let findLast: Statement

  init(_ connection: Connection) throws(DatabaseError) {
    insert = try connection.prepare(
      """
      INSERT INTO seal (id, sealed_at, cause, entry_count, entries_hash, withdrawal_count,
        withdrawals_hash, head, oldest, newest, salt, entries)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)
      """)
    insertWithdrawal = try connection.prepare(
      "INSERT INTO withdrawal (seal, by_seal, entry_count, runs) VALUES (?1, ?2, ?3, ?4)")
    findEntries = try connection.prepare("SELECT entries FROM seal WHERE id = ?1")
    findLast = try connection.prepare("SELECT id, head FROM seal ORDER BY id DESC LIMIT 1")
  }

  /// The end of the chain; nil before the first seal.
  func last() throws(DatabaseError) -> SealHead? {
    defer { findLast.reset() }
    guard try findLast.step(), let hash = SHA256Hash(bytes: findLast.optionalBlob(1) ?? []) else {
      return nil
    }
    return SealHead(seal: findLast.number(0), hash: hash)
  }

  /// The entries of a seal.
  func entries(of seal: Int64) throws(DatabaseError) -> SealEntries? {
    findEntries.bind(1, seal)
    defer { findEntries.reset() }
    guard try findEntries.step() else { return nil }
    return findEntries.optionalBlob(0).flatMap { SealEntries(bytes: $0) }
  }

  /// Adds a seal; returns the end of the chain.
  func add(
    _ entries: SealEntries, withdrawing withdrawals: [Withdrawal], salt: [UInt8]?,
    cause: Seal.Cause, after last: SealHead?, nowSeconds: Int64
  ) throws(DatabaseError) -> SealHead {
    let seal = Seal(
      id: (last?.seal ?? 0) + 1, sealedAt: nowSeconds, cause: cause.rawValue,
      entryCount: Int64(entries.count), entriesHash: entries.hash,
      withdrawalCount: Int64(withdrawals.count),
      withdrawalsHash: Seal.withdrawalsHash(withdrawals))
    let head = seal.head(after: last?.hash)
    let events = entries.positions(of: .event)
    insert.bind(1, seal.id)
    insert.bind(2, seal.sealedAt)
    insert.bind(3, seal.cause)
    insert.bind(4, seal.entryCount)
    insert.bind(5, blob: seal.entriesHash.bytes)
    insert.bind(6, seal.withdrawalCount)
    insert.bind(7, blob: seal.withdrawalsHash?.bytes)
    insert.bind(8, blob: head.bytes)
    insert.bind(9, events.first.map { entries[$0].id })
    insert.bind(10, events.last.map { entries[$0].id })
    insert.bind(11, blob: salt)
    insert.bind(12, blob: entries.bytes)
    try insert.run()
    for withdrawal in withdrawals {
      insertWithdrawal.bind(1, withdrawal.seal)
      insertWithdrawal.bind(2, seal.id)
      insertWithdrawal.bind(3, Int64(withdrawal.runs.count))
      insertWithdrawal.bind(4, blob: withdrawal.runs.bytes)
      try insertWithdrawal.run()
    }
    return SealHead(seal: seal.id, hash: head)
  }
}
