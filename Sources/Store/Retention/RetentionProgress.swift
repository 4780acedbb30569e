/// Remembers, over restarts, up to which deletions texts that are not in use were looked for.
struct RetentionProgress {
  private static let sealName = "retention_words_seal"
  private static let timeName = "retention_words_at"
  /// How often all that is left is looked through, in seconds.
  private static let pauseSeconds: Int64 = 7 * 86_400

  private let progress: ProgressTable
  private let deletionBehind: Statement
  private let lastSeal: Statement

  init(_ connection: Connection) throws(DatabaseError) {
    progress = try ProgressTable(connection)
    deletionBehind = try connection.prepare(
      "SELECT 1 FROM deletion WHERE seal > ?1 AND what IN ('events', 'alerts', 'matches') LIMIT 1")
    lastSeal = try connection.prepare("SELECT max(seal) FROM deletion")
  }

  /// Whether something was deleted since the last search, and that is long ago.
  func areWordsDue(nowSeconds: Int64) throws(DatabaseError) -> Bool {
    guard try deletionBehind.firstNumber(with: progress.value(Self.sealName) ?? 0) != nil else {
      return false
    }
    // A time that is still to come was told by a clock that ran ahead.
    guard let at = try progress.value(Self.timeName), at <= nowSeconds else { return true }
    return nowSeconds >= at + Self.pauseSeconds
  }

  /// Notes that a search is over; nothing but texts may have been deleted since it began.
  func noteWords(nowSeconds: Int64) throws(DatabaseError) {
    // The deletions of texts as well, so that nobody has to walk over them to find what follows.
    try progress.set(Self.sealName, try lastSeal.firstNumber() ?? 0)
    try progress.set(Self.timeName, nowSeconds)
  }
}
