import CSQLite
import Store

/// Some rows of the table `event`, in memory.
struct RowSlice {
  private enum Cell {
    case null
    case number(Int64)
    case text(start: Int, count: Int)
  }

  private static let columns = ["id"] + EventTable.numberColumns + EventTable.textColumns

  private let source: RawDatabase
  private let select: OpaquePointer
  private var cells: [Cell] = []
  private var texts: [UInt8] = []

  init(_ source: RawDatabase) throws(BenchmarkError) {
    self.source = source
    let columns = Self.columns.joined(separator: ", ")
    select = try source.prepare("SELECT \(columns) FROM event WHERE id = ?1")
  }

  /// Reads rows by their keys, in place of those before.
  mutating func read(_ keys: ArraySlice<Int64>) throws(BenchmarkError) {
    cells.removeAll(keepingCapacity: true)
    texts.removeAll(keepingCapacity: true)
    for key in keys {
      sqlite3_bind_int64(select, 1, key)
      guard sqlite3_step(select) == SQLITE_ROW else { throw source.failure("read a row") }
      for column in 0..<Int32(Self.columns.count) { cells.append(cell(column)) }
      sqlite3_reset(select)
    }
  }

  private mutating func cell(_ column: Int32) -> Cell {
    switch sqlite3_column_type(select, column) {
    case SQLITE_NULL: return .null
    case SQLITE_INTEGER: return .number(sqlite3_column_int64(select, column))
    default:
      let start = texts.count
      let text = sqlite3_column_text(select, column)
      let count = Int(sqlite3_column_bytes(select, column))
      texts.append(contentsOf: UnsafeBufferPointer(start: text, count: count))
      return .text(start: start, count: count)
    }
  }

  /// Binds and steps every row.
  func insert(with statement: OpaquePointer, into database: RawDatabase) throws(BenchmarkError) {
    let columnCount = Self.columns.count
    let status = texts.withUnsafeBytes { texts in
      let characters = texts.baseAddress?.assumingMemoryBound(to: CChar.self)
      for row in stride(from: 0, to: cells.count, by: columnCount) {
        for column in 0..<columnCount {
          let index = Int32(column + 1)
          switch cells[row + column] {
          case .null: sqlite3_bind_null(statement, index)
          case .number(let number): sqlite3_bind_int64(statement, index, number)
          case .text(let start, let count):
            sqlite3_bind_text(
              statement, index, characters.map { $0 + start }, Int32(count), nil)
          }
        }
        let status = sqlite3_step(statement)
        sqlite3_reset(statement)
        if status != SQLITE_DONE { return status }
      }
      return SQLITE_OK
    }
    guard status == SQLITE_OK else { throw database.failure("insert a row") }
  }
}
