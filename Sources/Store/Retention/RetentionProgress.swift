/// Remembers, over restarts, up to which deletions texts that are not in use were looked for.
struct RetentionProgress {
  private static let sealName = "retention_words_seal"
  private static let timeName = "retention_words_at"
  /// How often all that is left is looked through, in seconds.
  private static let pauseSeconds: Int64 = 7 * 86_400

  private let find: Statement
  private let note: Statement
  private let deletionBehind: Statement
  private let lastSeal: Statement

  init(_ connection: Connection) throws(DatabaseError) {
    find = try connection.prepare("SELECT value FROM progress WHERE name = ?1")
    note = try connection.prepare(
      "INSERT INTO progress (name, value) VALUES (?1, ?2) "
        + "ON CONFLICT (name) DO UPDATE SET value = excluded.value")
    deletionBehind = try connection.prepare(
      "SELECT 1 FROM deletion WHERE seal > ?1 AND what IN ('events', 'alerts', 'matches') LIMIT 1")
    lastSeal = try connection.prepare("SELECT max(seal) FROM deletion")
  }

  /// Whether something was deleted since the last search, and that is long ago.
  func areWordsDue(nowSeconds: Int64) throws(DatabaseError) -> Bool {
    guard try deletionBehind.firstNumber(with: value(Self.sealName) ?? 0) != nil else {
      return false
    }
    // A time that is still to come was told by a clock that ran ahead.
    guard let at = try value(Self.timeName), at <= nowSeconds else { return true }
    return nowSeconds >= at + Self.pauseSeconds
  }

  /// Notes that a search is over; nothing but texts may have been deleted since it began.
  func noteWords(nowSeconds: Int64) throws(DatabaseError) {
    // The deletions of texts as well, so that nobody has to walk over them to find what follows.
    try set(Self.sealName, try lastSeal.firstNumber() ?? 0)
    try set(Self.timeName, nowSeconds)
  }

  private func value(_ name: String) throws(DatabaseError) -> Int64? {
    find.bind(1, name)
    defer { find.reset() }
    return try find.step() ? find.number(0) : nil
  }

  private func set(_ name: String, _ value: Int64) throws(DatabaseError) {
    note.bind(1, name)
    note.bind(2, value)
    try note.run()
  }
}
