import CloudTrail
import Retention

/// Remembers when the events of a seal are to be looked at again.
final class RetentionLooks {
  private static let policyName = "retention_policy"
  /// Up to which seal a policy that is new was adopted; there is none once it was wholly.
  private static let adoptedName = "retention_adopted"
  private static let sealsOfAPart: Int64 = 200

  private let progress: ProgressTable
  private let lookAgain: Statement
  private let addMissing: Statement
  private let findLastSeal: Statement
  private let findNew: Statement
  private let findDue: Statement
  private let note: Statement

  init(_ connection: Connection) throws(DatabaseError) {
    progress = try ProgressTable(connection)
    lookAgain = try connection.prepare(
      "UPDATE retention_look SET looked_until = NULL "
        + "WHERE seal > ?1 AND seal <= ?2 AND +looked_until NOT NULL")
    addMissing = try connection.prepare(
      "INSERT OR IGNORE INTO retention_look (seal, oldest) "
        + "SELECT id, oldest FROM seal WHERE id > ?1 AND id <= ?2 AND events NOT NULL")
    findLastSeal = try connection.prepare("SELECT max(id) FROM seal")
    findNew = try connection.prepare(
      "SELECT seal FROM retention_look WHERE looked_until IS NULL AND oldest < ?1 "
        + "ORDER BY oldest LIMIT 1")
    findDue = try connection.prepare(
      "SELECT seal FROM retention_look WHERE looked_until <= ?1 ORDER BY looked_until LIMIT 1")
    note = try connection.prepare(
      "UPDATE retention_look SET looked_until = ?2, is_held = ?3 WHERE seal = ?1")
  }

  /// Notes a policy; if it is another than last time, everything is to be looked at again: see
  /// ``adoptPart()``.
  func adopt(_ policy: RetentionPolicy) throws(DatabaseError) {
    let stamp = try Self.stamp(policy)
    guard try progress.value(Self.policyName) != stamp else { return }
    try progress.set(Self.policyName, stamp)
    try progress.set(Self.adoptedName, 0)
  }

  /// Has some more seals looked at again, if the policy is another than last time; returns whether there
  /// are more.
  ///
  /// How far it came is in the database, so that it goes on after a restart.
  func adoptPart() throws(DatabaseError) -> Bool {
    guard let first = try progress.value(Self.adoptedName) else { return false }
    let end = first + Self.sealsOfAPart
    try lookAgain.run(with: first, end)
    // Also those that somebody took out of the list.
    try addMissing.run(with: first, end)
    guard let last = try findLastSeal.firstNumber(), end < last else {
      try progress.remove(Self.adoptedName)
      return false
    }
    try progress.set(Self.adoptedName, end)
    return true
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
