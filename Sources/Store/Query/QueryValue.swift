import CSQLite

/// A value of a query's row, as SQLite has it.
public enum QueryValue: Sendable, Hashable {
  case null
  case integer(Int64)
  case real(Double)
  case text(String)
  case blob([UInt8])
}

extension Statement {
  /// A column's value with its kind.
  func value(_ column: Int32) -> QueryValue {
    switch sqlite3_column_type(handle, column) {
    case SQLITE_NULL: return .null
    case SQLITE_INTEGER: return .integer(number(column))
    case SQLITE_FLOAT: return .real(real(column))
    case SQLITE_BLOB:
      let start = sqlite3_column_blob(handle, column)
      let count = Int(sqlite3_column_bytes(handle, column))
      return .blob(Array(UnsafeRawBufferPointer(start: start, count: start == nil ? 0 : count)))
    default: return .text(text(column))
    }
  }

  /// The names of the columns.
  var columnNames: [String] {
    (0..<columnCount).map { column in
      sqlite3_column_name(handle, column).map { String(cString: $0) } ?? ""
    }
  }

  /// The parameters by their places from 1 on, as they are written; nil for one without a name.
  var parameterNames: [String?] {
    (0..<sqlite3_bind_parameter_count(handle)).map { index in
      sqlite3_bind_parameter_name(handle, index + 1).map { String(cString: $0) }
    }
  }

  /// Binds a value.
  func bind(_ index: Int32, _ value: QueryValue) {
    switch value {
    case .null: bindNull(index)
    case .integer(let number): bind(index, number)
    case .real(let number): bindReal(index, number)
    case .text(let text): bind(index, text)
    case .blob: bindNull(index)
    }
  }
}
