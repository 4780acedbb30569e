import CloudTrail
import Integrity

/// Reads what a digest is judged by.
final class DigestReader {
  private let find: Statement
  private let around: Statement
  private let earlier: Statement
  private let later: Statement
  private let chainsBeside: Statement
  private let isKnown: Statement
  private let listed: Statement
  private let findDirectory: Statement
  private let unlisted: Statement

  /// How far around a digest others of its chains bear on it, in seconds.
  private static let reachSeconds: Int64 = 3 * 3_600

  init(_ connection: Connection) throws(DatabaseError) {
    let query = StoredDigest.query
    find = try connection.prepare("\(query) WHERE g.id = ?1")
    around = try connection.prepare(
      "\(query) WHERE g.chain = ?1 AND g.ended_at BETWEEN ?2 AND ?3 ORDER BY g.ended_at")
    earlier = try connection.prepare(
      "\(query) WHERE g.chain = ?1 AND g.ended_at < ?2 ORDER BY g.ended_at DESC LIMIT 1")
    later = try connection.prepare(
      "\(query) WHERE g.chain = ?1 AND g.ended_at > ?2 ORDER BY g.ended_at LIMIT 1")
    chainsBeside = try connection.prepare(
      """
      SELECT c.id FROM digest_chain AS own
      JOIN digest_chain AS c ON c.account = own.account AND c.region = own.region
        AND c.folder = own.folder
      WHERE own.id = ?1
      """)
    isKnown = try connection.prepare(
      "SELECT 1 FROM directory AS d JOIN file AS f ON f.directory = d.id "
        + "WHERE d.path = ?1 AND f.name = ?2")
    listed = try connection.prepare(
      """
      SELECT d.path || '/' || e.name, e.hash, f.state, f.reason, f.content_hash,
        f.has_trailing_bytes
      FROM digest_entry AS e
      LEFT JOIN directory AS d ON d.id = e.directory
      LEFT JOIN file AS f ON f.directory = e.directory AND f.name = e.name
      WHERE e.digest = ?1
      """)
    findDirectory = try connection.prepare("SELECT id FROM directory WHERE path = ?1")
    unlisted = try connection.prepare(
      """
      SELECT f.name FROM file AS f WHERE f.directory = ?1 AND f.name >= ?2 AND f.name < ?3
        AND NOT EXISTS (SELECT 1 FROM digest_entry AS e
          WHERE e.directory = f.directory AND e.name = f.name)
      """)
  }

  /// A digest by its number.
  func digest(_ id: Int64) throws(DatabaseError) -> StoredDigest? {
    find.bind(1, id)
    return try rows(of: find).first
  }

  /// The digests of a chain around a time, and the nearest beyond on both sides.
  func slice(ofChain chain: Int64, around endSeconds: Int64) throws(DatabaseError) -> [StoredDigest]
  {
    let (first, last) = (endSeconds - Self.reachSeconds, endSeconds + Self.reachSeconds)
    earlier.bind(1, chain)
    earlier.bind(2, first)
    around.bind(1, chain)
    around.bind(2, first)
    around.bind(3, last)
    later.bind(1, chain)
    later.bind(2, last)
    return try rows(of: earlier) + rows(of: around) + rows(of: later)
  }

  /// The digests around a time of all chains of the same account, region and folder.
  func slices(besideChain chain: Int64, around endSeconds: Int64) throws(DatabaseError)
    -> [StoredDigest]
  {
    var digests: [StoredDigest] = []
    for chain in try chainsBeside.numbers(with: chain) {
      digests += try slice(ofChain: chain, around: endSeconds)
    }
    return digests
  }

  private func rows(of statement: Statement) throws(DatabaseError) -> [StoredDigest] {
    defer { statement.reset() }
    var rows: [StoredDigest] = []
    while try statement.step() { rows.append(StoredDigest(statement)) }
    return rows
  }

  /// Whether the ledger knows a file.
  func isKnown(_ path: String) throws(DatabaseError) -> Bool {
    let (directory, name) = LedgerPath.parts(of: path)
    isKnown.bind(1, directory)
    isKnown.bind(2, name)
    defer { isKnown.reset() }
    return try isKnown.step()
  }

  /// A log file that a digest lists, with what the ledger knows of it.
  struct Listed {
    let path: String
    let hash: String
    /// Nil where it was read before hashes were kept.
    let state: LogFileState?
    /// Whether the state may be so because the file is still on its way.
    let mayBeOnItsWay: Bool
  }

  /// The log files that a digest lists.
  func listed(in digest: Int64) throws(DatabaseError) -> [Listed] {
    listed.bind(1, digest)
    defer { listed.reset() }
    var files: [Listed] = []
    while try listed.step() {
      let (state, mayBeOnItsWay) = Self.state(listed)
      files.append(
        Listed(
          path: listed.text(0), hash: listed.text(1), state: state, mayBeOnItsWay: mayBeOnItsWay))
    }
    return files
  }

  private static func state(_ row: Statement) -> (LogFileState?, mayBeOnItsWay: Bool) {
    guard let state = row.optionalText(2) else { return (.absent, true) }
    let reason = row.optionalText(3) ?? ""
    switch state {
    case FileEnding.incomplete("").state: return (.damaged(reason), true)
    case FileEnding.unreadable("").state: return (.unreadable(reason), true)
    default: break
    }
    if let hash = row.optionalBlob(4) {
      let hash = SHA256Hash(bytes: hash) ?? .ofNothing
      return (.read(hash: hash, hasTrailingBytes: row.number(5) != 0), false)
    }
    return (state == FileEnding.damaged("").state ? .damaged(reason) : nil, false)
  }

  /// The names in a folder, from one on and before another, that no digest lists.
  func unlisted(
    inDirectory path: String, from first: String, to end: String
  ) throws(DatabaseError) -> [String] {
    findDirectory.bind(1, path)
    defer { findDirectory.reset() }
    guard try findDirectory.step() else { return [] }
    unlisted.bind(1, findDirectory.number(0))
    unlisted.bind(2, first)
    unlisted.bind(3, end)
    defer { unlisted.reset() }
    var names: [String] = []
    while try unlisted.step() { names.append(unlisted.text(0)) }
    return names
  }
}
