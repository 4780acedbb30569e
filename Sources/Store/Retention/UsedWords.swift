/// Collects which texts are in use while it is looked which are not.
///
/// What is stored meanwhile refers to rows that were looked up before, which are marked at the
/// beginning, or are looked up or made meanwhile, which is noted here.
final class UsedWords {
  /// The tables of texts that events refer to.
  static let tables: [SealedTable] = [.word, .shape, .identity, .client]

  /// Whether anybody looks.
  private(set) var isCollecting = false
  private var rows: [SealedTable: RowBitmap] = [:]

  /// Begins anew.
  func begin() {
    isCollecting = true
    rows = [:]
  }

  /// Forgets everything.
  func end() {
    isCollecting = false
    rows = [:]
  }

  /// Notes that a row is in use.
  func note(_ table: SealedTable, _ row: Int64) {
    if isCollecting { rows[table, default: RowBitmap()].insert(row) }
  }

  /// Whether a row is known to be in use.
  func contains(_ table: SealedTable, _ row: Int64) -> Bool {
    rows[table]?.contains(row) ?? false
  }
}
