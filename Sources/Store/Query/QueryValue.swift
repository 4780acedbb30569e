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
    switch kind(column) {
    case .null: .null
    case .number: .integer(number(column))
    case .real: .real(real(column))
    case .text: .text(text(column))
    case .blob: .blob(Array(blobBytes(column)))
    }
  }

  /// Binds a value.
  func bind(_ index: Int32, _ value: QueryValue) {
    switch value {
    case .null: bindNull(index)
    case .integer(let number): bind(index, number)
    case .real(let number): bindReal(index, number)
    case .text(let text): bind(index, text)
    case .blob(let bytes): bind(index, blob: bytes)
    }
  }
}
