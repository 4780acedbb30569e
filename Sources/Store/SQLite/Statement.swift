import CSQLite

/// A compiled statement.
///
/// Columns count from 0 and parameters from 1, as SQLite has it.
public final class Statement {
  private let handle: OpaquePointer
  /// Keeps the connection open as long as its statements live.
  private let connection: Connection

  init(handle: OpaquePointer, connection: Connection) {
    self.handle = handle
    self.connection = connection
  }

  deinit { sqlite3_finalize(handle) }

  // MARK: Running

  /// Runs to the next row; returns false at the end.
  public func step() throws(DatabaseError) -> Bool {
    switch sqlite3_step(handle) {
    case SQLITE_ROW: return true
    case SQLITE_DONE: return false
    default:
      let error = DatabaseError(connection.handle, doing: "cannot run «\(shortSQL)»")
      sqlite3_reset(handle)
      throw error
    }
  }

  /// Runs a statement that gives no rows, and makes it ready for the next run.
  public func run() throws(DatabaseError) {
    _ = try step()
    reset()
  }

  /// Makes the statement ready for the next run; bound values stay until they are bound anew.
  public func reset() { sqlite3_reset(handle) }

  private var shortSQL: String { String(cString: sqlite3_sql(handle)).excerpt }

  // MARK: Binding

  /// Binds a number.
  public func bind(_ index: Int32, _ value: Int64) { sqlite3_bind_int64(handle, index, value) }

  /// Binds a number or NULL.
  public func bind(_ index: Int32, _ value: Int64?) {
    if let value { bind(index, value) } else { bindNull(index) }
  }

  /// Binds a floating-point number or NULL.
  public func bindReal(_ index: Int32, _ value: Double?) {
    // SQLite stores what is no number as NULL, and so does this.
    if let value { sqlite3_bind_double(handle, index, value) } else { bindNull(index) }
  }

  /// Binds NULL.
  public func bindNull(_ index: Int32) { sqlite3_bind_null(handle, index) }

  /// Binds a copy of a text, or NULL.
  public func bind(_ index: Int32, _ text: String?) {
    guard var text else { return bindNull(index) }
    text.withUTF8 { utf8 in
      _ = utf8.withMemoryRebound(to: CChar.self) { characters in
        sqlite3_bind_text(
          handle, index, characters.baseAddress, Int32(clamping: characters.count),
          Statement.transient)
      }
    }
  }

  /// Binds text in place: the bytes must live until the statement has run.
  ///
  /// This is the hot path of storing: no copy is made on the way from inflate to the page.
  @inline(__always)
  func bindInPlace(_ index: Int32, _ bytes: UnsafeRawBufferPointer) {
    sqlite3_bind_text(
      handle, index, bytes.baseAddress?.assumingMemoryBound(to: CChar.self),
      Int32(truncatingIfNeeded: bytes.count), nil)
  }

  /// Binds a copy of bytes, or NULL.
  func bind(_ index: Int32, blob: [UInt8]?) {
    guard let blob else { return bindNull(index) }
    blob.withUnsafeBytes { bytes in
      if bytes.isEmpty {
        _ = sqlite3_bind_zeroblob(handle, index, 0)
      } else {
        _ = sqlite3_bind_blob(
          handle, index, bytes.baseAddress, Int32(clamping: bytes.count), Statement.transient)
      }
    }
  }

  /// Binds bytes in place: they must live until the statement has run.
  func bindBytesInPlace(_ index: Int32, _ bytes: UnsafeRawBufferPointer) {
    sqlite3_bind_blob(handle, index, bytes.baseAddress, Int32(truncatingIfNeeded: bytes.count), nil)
  }

  /// SQLite's mark for "copy the bytes now".
  private static let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)

  // MARK: Reading

  /// A column as a number.
  public func number(_ column: Int32) -> Int64 { sqlite3_column_int64(handle, column) }

  /// A column as a number, nil when it is NULL.
  public func optionalNumber(_ column: Int32) -> Int64? {
    isNull(column) ? nil : number(column)
  }

  /// A column as a floating-point number.
  public func real(_ column: Int32) -> Double { sqlite3_column_double(handle, column) }

  /// A column as a floating-point number, nil when it is NULL.
  public func optionalReal(_ column: Int32) -> Double? { isNull(column) ? nil : real(column) }

  /// Whether a column holds a text.
  public func isText(_ column: Int32) -> Bool {
    sqlite3_column_type(handle, column) == SQLITE_TEXT
  }

  /// A column as text, empty when it is NULL.
  public func text(_ column: Int32) -> String { optionalText(column) ?? "" }

  /// A column as text, nil when it is NULL.
  public func optionalText(_ column: Int32) -> String? {
    guard let bytes = sqlite3_column_text(handle, column) else { return nil }
    let count = Int(sqlite3_column_bytes(handle, column))
    return String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)
  }

  /// The bytes of a text column, valid until the next step.
  func bytes(_ column: Int32) -> UnsafeRawBufferPointer {
    let start = sqlite3_column_text(handle, column)
    return UnsafeRawBufferPointer(
      start: start, count: Int(sqlite3_column_bytes(handle, column)))
  }

  /// The bytes of a blob column, valid until the next step.
  func blobBytes(_ column: Int32) -> UnsafeRawBufferPointer {
    // The pointer first: it decides in which form the length is meant.
    let start = sqlite3_column_blob(handle, column)
    return UnsafeRawBufferPointer(
      start: start, count: Int(sqlite3_column_bytes(handle, column)))
  }

  /// A column as bytes, nil when it is NULL.
  func optionalBlob(_ column: Int32) -> [UInt8]? {
    isNull(column) ? nil : Array(blobBytes(column))
  }

  /// The kinds of values that SQLite tells apart.
  enum ValueKind { case null, number, real, text, blob }

  /// Of which kind a column's value is.
  func kind(_ column: Int32) -> ValueKind {
    switch sqlite3_column_type(handle, column) {
    case SQLITE_INTEGER: .number
    case SQLITE_FLOAT: .real
    case SQLITE_TEXT: .text
    case SQLITE_BLOB: .blob
    default: .null
    }
  }

  /// Whether a column is NULL.
  public func isNull(_ column: Int32) -> Bool {
    sqlite3_column_type(handle, column) == SQLITE_NULL
  }

  /// How many columns a row has.
  public var columnCount: Int32 { sqlite3_column_count(handle) }

  /// The names of the columns.
  public var columnNames: [String] {
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
}
