/// Goes through a table in the order of its primary key, a few rows at a time, and remembers how far it
/// came: each part costs the same, however large the table is.
///
/// The primary key must be of numbers alone.
final class TablePass {
  /// A row.
  struct Row {
    /// The columns of the primary key.
    let key: [Int64]
    /// What was asked for beside it.
    let values: [Int64?]
  }

  /// How many rows a part has at most.
  static let rowsOfAPart = 100

  private let read: Statement
  private let keyCount: Int
  private let valueCount: Int
  private var last: [Int64]

  /// A pass that is at its beginning.
  ///
  /// - Parameters:
  ///   - table: the name of the table, which is `t` to the expressions.
  ///   - key: the columns of its primary key, in order.
  ///   - values: expressions of numbers; their parameters are numbered behind those of the key.
  init(
    _ connection: Connection, _ table: String, key: [String], values: [String]
  ) throws(DatabaseError) {
    keyCount = key.count
    valueCount = values.count
    last = Self.beginning(key.count)
    let columns = key.map { "t.\($0)" }.joined(separator: ", ")
    let places = (1...key.count).map { "?\($0)" }.joined(separator: ", ")
    read = try connection.prepare(
      "SELECT \(([columns] + values).joined(separator: ", ")) FROM \(table) AS t "
        + "WHERE (\(columns)) > (\(places)) ORDER BY \(columns) LIMIT \(Self.rowsOfAPart)")
  }

  private static func beginning(_ keyCount: Int) -> [Int64] {
    Array(repeating: .min, count: keyCount)
  }

  /// Goes back to the beginning.
  func begin() { last = Self.beginning(keyCount) }

  /// The next rows; none at the end.
  ///
  /// - Parameter parameters: those of the expressions.
  func next(_ parameters: Int64...) throws(DatabaseError) -> [Row] {
    for (index, number) in (last + parameters).enumerated() { read.bind(Int32(index + 1), number) }
    defer { read.reset() }
    var rows: [Row] = []
    while try read.step() {
      rows.append(
        Row(
          key: (0..<keyCount).map { read.number(Int32($0)) },
          values: (keyCount..<(keyCount + valueCount)).map { read.optionalNumber(Int32($0)) }))
    }
    if let end = rows.last { last = end.key }
    return rows
  }

  /// Goes on behind a row that was given.
  func goBack(to row: Row) { last = row.key }

  /// Passes over all further rows that have the first columns of the key in common with the last one.
  ///
  /// - Parameter count: how many columns.
  func skip(sharing count: Int) {
    for index in count..<keyCount { last[index] = .max }
  }
}
