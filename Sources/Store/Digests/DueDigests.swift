import CloudTrail
import Integrity

/// Knows which digests are to be judged again, because something came that bears on them, or because
/// what was waited for did not come.
final class DueDigests {
  private let markNeighbours: Statement
  private let markListing: Statement
  private let markCovering: Statement
  private let markFinders: Statement
  private let nextDue: Statement
  private let nextAbsence: Statement

  init(_ connection: Connection) throws(DatabaseError) {
    // Those around it in its own chain, and those of the same hours in others of its place.
    markNeighbours = try connection.prepare(
      """
      UPDATE digest SET is_due = 1 WHERE NOT is_due AND id IN (
        SELECT id FROM (SELECT id FROM digest WHERE chain = ?1 AND ended_at < ?2
          ORDER BY ended_at DESC LIMIT 1)
        UNION SELECT id FROM (SELECT id FROM digest WHERE chain = ?1 AND ended_at > ?2
          ORDER BY ended_at LIMIT 1)
        UNION SELECT g.id FROM digest_chain AS own
          JOIN digest_chain AS c ON c.account = own.account AND c.region = own.region
            AND c.folder = own.folder
          JOIN digest AS g ON g.chain = c.id AND g.ended_at BETWEEN ?2 - 10800 AND ?2 + 10800
          WHERE own.id = ?1)
      """)
    markListing = try connection.prepare(
      "UPDATE digest SET is_due = 1 WHERE NOT is_due AND id IN "
        + "(SELECT digest FROM digest_entry WHERE directory = ?1 AND name = ?2)")
    markCovering = try connection.prepare(
      """
      UPDATE digest SET is_due = 1 WHERE NOT is_due AND id IN (
        SELECT g.id FROM digest_chain AS c
        JOIN digest AS g ON g.chain = c.id AND g.ended_at BETWEEN ?3 AND ?3 + 10800
        WHERE c.account = ?1 AND c.region = ?2)
      """)
    // A file that no digest listed may be listed now.
    markFinders = try connection.prepare(
      """
      UPDATE digest SET is_due = 1 WHERE NOT is_due AND id IN (
        SELECT p.digest FROM digest_entry AS e
        JOIN directory AS d ON d.id = e.directory
        JOIN digest_problem AS p ON p.path = d.path || '/' || e.name AND p.kind = ?2
        WHERE e.digest = ?1)
      """)
    nextDue = try connection.prepare("SELECT id FROM digest WHERE is_due ORDER BY id LIMIT ?1")
    nextAbsence = try connection.prepare(
      "SELECT id FROM digest WHERE absence_due_at IS NOT NULL AND absence_due_at <= ?2 "
        + "ORDER BY absence_due_at LIMIT ?1")
  }

  /// A digest of a chain came.
  func note(digest: Int64, chain: Int64, endSeconds: Int64) throws(DatabaseError) {
    try markNeighbours.run(with: chain, endSeconds)
    markFinders.bind(1, digest)
    markFinders.bind(2, IntegrityProblem.Kind.fileUnlisted.rawValue)
    try markFinders.run()
  }

  /// A log file came.
  func note(file: LedgerFile, directory: Int64, _ area: TrailPath) throws(DatabaseError) {
    markListing.bind(1, directory)
    markListing.bind(2, file.name)
    try markListing.run()
    guard area.folder == .events, let account = area.account, let region = area.region else {
      return
    }
    // A name without a time may be anything of that day; the folder tells which.
    guard let seconds = DeliveryTime.seconds(ofLogFile: file.name) else { return }
    markCovering.bind(1, account)
    markCovering.bind(2, region)
    markCovering.bind(3, seconds)
    try markCovering.run()
  }

  /// The next digests to be judged.
  ///
  /// - Parameter judgesAbsences: whether what did not come is taken for missing.
  func next(
    _ count: Int, nowSeconds: Int64, judgesAbsences: Bool
  ) throws(DatabaseError) -> [Int64] {
    let due = try nextDue.numbers(with: Int64(count))
    guard judgesAbsences, due.count < count else { return due }
    let late = try nextAbsence.numbers(with: Int64(count - due.count), nowSeconds)
    return due + late.filter { !due.contains($0) }
  }
}
