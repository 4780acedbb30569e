/// Conditions of which one is enough, in SQL.
enum Alternatives {
  /// How many stand in a row: SQLite bounds how deep an expression is, and a row of n is n deep.
  private static let countInARow = 32

  /// The conditions as one, however many they are; there must be one.
  static func sql(_ conditions: [String]) -> String {
    let rows = stride(from: 0, to: conditions.count, by: countInARow).map { start in
      conditions[start..<min(start + countInARow, conditions.count)].joined(separator: " OR ")
    }
    return rows.map { "(\($0))" }.joined(separator: " OR ")
  }
}
