import CloudTrail
import Retention

/// Remembers when the events of a seal are to be looked at again.
final class RetentionLooks {
  private static let policyName = "retention_policy"

  private let connection: Connection
  private let findNew: Statement
  private let findDue: Statement
  private let note: Statement

  init(_ connection: Connection) throws(DatabaseError) {
    self.connection = connection
    findNew = try connection.prepare(
      "SELECT seal FROM retention_look WHERE looked_until IS NULL AND oldest < ?1 "
        + "ORDER BY oldest LIMIT 1")
    findDue = try connection.prepare(
      "SELECT seal FROM retention_look WHERE looked_until <= ?1 ORDER BY looked_until LIMIT 1")
    note = try connection.prepare(
      "UPDATE retention_look SET looked_until = ?2, is_held = ?3 WHERE seal = ?1")
  }

  /// Has everything looked at again if the policy is another than last time.
  func adopt(_ policy: RetentionPolicy) throws(DatabaseError) {
    let stamp = try Self.stamp(policy)
    let known = try connection.number(
      "SELECT value FROM progress WHERE name = '\(Self.policyName)'")
    guard known != stamp else { return }
    // Also those that somebody took out of the list.
    try connection.execute(
      """
      UPDATE retention_look SET looked_until = NULL WHERE looked_until NOT NULL;
      INSERT OR IGNORE INTO retention_look (seal, oldest)
      SELECT id, oldest FROM seal WHERE events NOT NULL;
      INSERT INTO progress (name, value) VALUES ('\(Self.policyName)', \(stamp))
      ON CONFLICT (name) DO UPDATE SET value = excluded.value
      """)
  }

  /// The next seal with events that may be due.
  func next(
    _ policy: RetentionPolicy, nowSeconds: Int64
  ) throws(DatabaseError) -> Int64? {
    guard let shortest = policy.shortestSeconds else { return nil }
    // Its youngest age from now on may have come meanwhile.
    let cut = EventKey.first(ofSeconds: nowSeconds - shortest + 1).value
    if let seal = try findNew.firstNumber(with: cut) { return seal }
    return try findDue.firstNumber(with: nowSeconds)
  }

  /// Notes when a seal is due again; nil for never, unless a hold is lifted.
  func note(
    _ seal: Int64, lookedUntil seconds: Int64?, isHeld: Bool = false
  ) throws(DatabaseError) {
    try note.run(with: seal, seconds ?? .max, isHeld ? 1 : 0)
  }

  private static func stamp(_ policy: RetentionPolicy) throws(DatabaseError) -> Int64 {
    var input = HashInput()
    for rule in policy.rules {
      input.append(rule.name)
      for name in rule.classes.map(\.rawValue).sorted() { input.append(name) }
      input.appendNull()
      for account in rule.accounts.sorted() { input.append(account) }
      input.appendNull()
      input.append(rule.atLeastSeconds)
      input.append(rule.atMostSeconds)
    }
    return input.hash.bytes.prefix(8).reduce(0) { $0 << 8 | Int64($1) }
  }
}
