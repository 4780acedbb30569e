/// When the clock will change something about groups, and how far it was asked.
final class DueTable {
  private let read: Statement
  private let lower: Statement
  private let remove: Statement
  private let first: Statement
  private let readSettled: Statement
  private let writeSettled: Statement
  private let startSettled: Statement

  /// How far back a clock must go to be believed, in seconds.
  private static let jumpSeconds: Int64 = 86_400

  /// The plus keeps SQLite from looking rule by rule: by time the first row is found at once.
  init(_ connection: Connection) throws(DatabaseError) {
    read = try connection.prepare(
      "SELECT rule, group_key, due_at FROM due WHERE due_at <= ?1 "
        + "AND +rule IN (SELECT value FROM json_each(?3)) ORDER BY due_at LIMIT ?2")
    lower = try connection.prepare(
      "INSERT INTO due (rule, group_key, due_at) VALUES (?1, ?2, ?3) "
        + "ON CONFLICT (rule, group_key) DO UPDATE SET due_at = min(due_at, ?3)")
    remove = try connection.prepare("DELETE FROM due WHERE rule = ?1 AND group_key = ?2")
    first = try connection.prepare(
      "SELECT due_at FROM due WHERE +rule IN (SELECT value FROM json_each(?1)) "
        + "ORDER BY due_at LIMIT 1")
    readSettled = try connection.prepare("SELECT value FROM progress WHERE name = ?1")
    startSettled = try connection.prepare(
      "INSERT OR IGNORE INTO progress (name, value) VALUES (?1, ?2)")
    writeSettled = try connection.prepare(
      "INSERT INTO progress (name, value) VALUES (?1, ?2) "
        + "ON CONFLICT (name) DO UPDATE SET "
        + "value = CASE WHEN value > ?2 + \(Self.jumpSeconds) THEN ?2 ELSE max(value, ?2) END")
  }

  /// The time until which everything has arrived, never earlier than it was before, but where the
  /// clock has been wrong by more than a day: then it must not have judged for years to come.
  func settled(_ trust: ClockTrust, atLeast seconds: Int64) throws(DatabaseError) -> Int64 {
    writeSettled.bind(1, trust.progressName)
    writeSettled.bind(2, seconds)
    try writeSettled.run()
    return try settled(trust) ?? seconds
  }

  /// The time until which everything had arrived when the clock was last asked; nil where it never
  /// was.
  func settled(_ trust: ClockTrust) throws(DatabaseError) -> Int64? {
    readSettled.bind(1, trust.progressName)
    defer { readSettled.reset() }
    return try readSettled.step() ? readSettled.number(0) : nil
  }

  /// The time until which everything has arrived for alarms that are held back: as it was.
  ///
  /// - Parameters:
  ///   - start: where they begin that were never judged.
  ///   - arrivedSeconds: where they would be without being held back; a time far beyond it is that of
  ///     a clock that was wrong.
  func held(
    _ trust: ClockTrust, since start: Int64, arrivedSeconds: Int64
  ) throws(DatabaseError) -> Int64 {
    startSettled.bind(1, trust.progressName)
    startSettled.bind(2, start)
    try startSettled.run()
    let held = try settled(trust) ?? start
    guard held > arrivedSeconds + Self.jumpSeconds else { return held }
    return try settled(trust, atLeast: arrivedSeconds)
  }

  /// Takes out the groups that the clock has reached, the earliest first.
  func take(
    of rules: [Int64], until settledSeconds: Int64, maximum: Int
  ) throws(DatabaseError) -> [(rule: Int64, group: Int64, dueAt: Int64)] {
    read.bind(1, settledSeconds)
    read.bind(2, Int64(maximum))
    read.bind(3, list: rules)
    var due: [(rule: Int64, group: Int64, dueAt: Int64)] = []
    while try read.step() { due.append((read.number(0), read.number(1), read.number(2))) }
    read.reset()
    for (rule, group, _) in due { try remove.run(with: rule, group) }
    return due
  }

  /// Has a group looked at no later than at a time.
  func lower(_ rule: Int64, _ group: Int64, to seconds: Int64) throws(DatabaseError) {
    try lower.run(with: rule, group, seconds)
  }

  /// The first time at which a group has to be looked at; nil where none has to.
  func firstDue(of rules: [Int64]) throws(DatabaseError) -> Int64? {
    first.bind(1, list: rules)
    return try first.firstNumber()
  }
}

extension ClockTrust {
  /// The name under which it is kept how far the clock was asked by those who waited for it.
  fileprivate var progressName: String {
    switch self {
    case .matches: "settled_at"
    case .windows: "windows_settled_at"
    case .everything: "silences_settled_at"
    }
  }
}
