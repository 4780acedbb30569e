import CloudTrail
import Integrity

/// Writes digests, what they list, and what is known of them.
final class DigestTable {
  private let files: FileTable
  private let clear: Statement
  private let clearEntries: Statement
  private let insert: Statement
  private let insertEntry: Statement
  private let findChain: Statement
  private let insertChain: Statement
  private let setState: Statement

  init(_ connection: Connection, _ files: FileTable) throws(DatabaseError) {
    self.files = files
    clear = try connection.prepare("DELETE FROM digest WHERE id = ?1")
    clearEntries = try connection.prepare("DELETE FROM digest_entry WHERE digest = ?1")
    insert = try connection.prepare(
      """
      INSERT INTO digest (id, chain, account, region, arrived_at, state, reason, started_at,
        ended_at, end_text, bucket, object, key_fingerprint, signature_algorithm, previous_bucket,
        previous_object, previous_hash, previous_signature, log_files)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19)
      """)
    insertEntry = try connection.prepare(
      "INSERT OR REPLACE INTO digest_entry (digest, directory, name, hash) VALUES (?1, ?2, ?3, ?4)")
    findChain = try connection.prepare(
      "SELECT id FROM digest_chain WHERE account = ?1 AND region = ?2 AND folder = ?3 AND trail = ?4 "
        + "AND home_region = ?5 AND is_backfill = ?6")
    insertChain = try connection.prepare(
      "INSERT INTO digest_chain (account, region, folder, trail, home_region, is_backfill) "
        + "VALUES (?1, ?2, ?3, ?4, ?5, ?6) RETURNING id")
    setState = try connection.prepare(
      "UPDATE digest SET state = ?2, reason = ?3, is_due = 0, absence_due_at = ?4 WHERE id = ?1")
  }

  /// Writes a digest in the place of what its file was before.
  func store(_ found: FoundDigest, file: Int64, nowSeconds: Int64) throws(DatabaseError) {
    try forget(file)
    let digest = found.digest
    bind(
      file, chain: try found.place.map { place throws(DatabaseError) in try chainID(found, place) },
      account: found.chain.account, region: found.chain.region, nowSeconds, .pending, nil)
    insert.bind(8, digest.startSeconds)
    insert.bind(9, digest.endSeconds)
    let texts = [
      digest.endText, digest.bucket, digest.object, digest.keyFingerprint,
      digest.signatureAlgorithm, digest.previous?.bucket, digest.previous?.object,
      digest.previous?.hash, digest.previous?.signature,
    ]
    for (offset, text) in texts.enumerated() { insert.bind(Int32(10 + offset), text) }
    insert.bind(19, Int64(digest.logFiles.count))
    try insert.run()
    // A digest that lies elsewhere says nothing of what lies here.
    guard let place = found.place else { return }
    for logFile in digest.logFiles {
      try storeEntry(logFile, of: file, at: place.path(of: logFile.object) ?? logFile.object)
    }
  }

  /// Writes that a file has the name of a digest and is none.
  func storeUnreadable(
    file: Int64, name: DigestName, reason: String, nowSeconds: Int64
  ) throws(DatabaseError) {
    try forget(file)
    bind(file, chain: nil, account: name.account, region: name.region, nowSeconds, .failed, reason)
    insert.bindNull(8)
    insert.bind(9, name.endSeconds)
    for index in 10...18 { insert.bindNull(Int32(index)) }
    insert.bind(19, 0)
    try insert.run()
  }

  /// Forgets what a file was as a digest.
  func forget(_ file: Int64) throws(DatabaseError) {
    try clear.run(with: file)
    try clearEntries.run(with: file)
  }

  private func bind(
    _ file: Int64, chain: Int64?, account: String, region: String, _ nowSeconds: Int64,
    _ state: DigestVerdict.State, _ reason: String?
  ) {
    insert.bind(1, file)
    insert.bind(2, chain)
    insert.bind(3, account)
    insert.bind(4, region)
    insert.bind(5, nowSeconds)
    insert.bind(6, state.rawValue)
    insert.bind(7, reason)
  }

  private func chainID(
    _ found: FoundDigest, _ place: ObjectPlace
  ) throws(DatabaseError) -> Int64 {
    let name = found.chain
    for statement in [findChain, insertChain] {
      statement.bind(1, name.account)
      statement.bind(2, name.region)
      statement.bind(3, place.folder)
      statement.bind(4, name.trail)
      statement.bind(5, name.homeRegion)
      statement.bind(6, name.isBackfill ? 1 : 0)
    }
    defer {
      findChain.reset()
      insertChain.reset()
    }
    if try findChain.step() { return findChain.number(0) }
    _ = try insertChain.step()
    return insertChain.number(0)
  }

  private func storeEntry(
    _ logFile: TrailDigest.LogFile, of digest: Int64, at path: String
  ) throws(DatabaseError) {
    let (directory, name) = LedgerPath.parts(of: path)
    insertEntry.bind(1, digest)
    insertEntry.bind(2, try files.directoryID(directory))
    insertEntry.bind(3, name)
    insertEntry.bind(4, logFile.hash)
    try insertEntry.run()
  }

  /// Notes what is known of a digest.
  func set(
    _ state: DigestVerdict.State, _ reason: String?, absenceDueAt: Int64?, of digest: Int64
  ) throws(DatabaseError) {
    setState.bind(1, digest)
    setState.bind(2, state.rawValue)
    setState.bind(3, reason)
    setState.bind(4, absenceDueAt)
    try setState.run()
  }
}

/// A path as the ledger keeps it: the folder, and the name in it.
enum LedgerPath {
  static func parts(of path: String) -> (directory: String, name: String) {
    let bytes = path.utf8
    guard let slash = bytes.lastIndex(of: UInt8(ascii: "/")) else { return ("", path) }
    return (
      String(decoding: bytes[..<slash], as: UTF8.self),
      String(decoding: bytes[bytes.index(after: slash)...], as: UTF8.self)
    )
  }
}
