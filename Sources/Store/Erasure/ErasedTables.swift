/// The columns that may hold what names a person: all texts of all tables, and the bytes of repaired
/// records.
struct ErasedTables {
  /// A table with such columns.
  struct Table {
    let name: String
    let columns: [Column]
  }

  /// A column.
  struct Column {
    let name: String
    let isBlob: Bool

    /// The column as a text, or NULL where it is none.
    var text: String {
      isBlob ? "CAST(\(name) AS TEXT)" : "CASE typeof(\(name)) WHEN 'text' THEN \(name) END"
    }
  }

  /// Lists of hashes, and the record of deletions, which is hashed in them.
  private static let left: Set<String> = ["seal", "withdrawal", "deletion"]
  /// Where files lie: under other names they would be unknown, and read again.
  private static let leftColumns: Set<String> = ["directory.path", "file.name"]

  /// All texts that are left.
  static let leftPlaces = [
    "directory.path", "file.name", "deletion.why", "deletion.account",
  ]

  let tables: [Table]

  init(_ connection: Connection) throws(DatabaseError) {
    let names = try connection.prepare(
      "SELECT name FROM sqlite_schema "
        + "WHERE type = 'table' AND name NOT LIKE 'sqlite~_%' ESCAPE '~' ORDER BY name")
    var tables: [Table] = []
    while try names.step() {
      guard !Self.left.contains(names.text(0)) else { continue }
      let columns = try Self.columns(connection, of: names.text(0))
      guard !columns.isEmpty else { continue }
      tables.append(Table(name: names.text(0), columns: columns))
    }
    self.tables = tables
  }

  private static func columns(
    _ connection: Connection, of table: String
  ) throws(DatabaseError) -> [Column] {
    // Without those that are computed of others.
    let read = try connection.prepare("SELECT name, type FROM pragma_table_info(?1)")
    read.bind(1, table)
    var columns: [Column] = []
    while try read.step() {
      guard !leftColumns.contains("\(table).\(read.text(0))") else { continue }
      switch read.text(1) {
      case "TEXT", "ANY": columns.append(Column(name: read.text(0), isBlob: false))
      // Other blobs are hashes.
      case "BLOB" where table == "original":
        columns.append(Column(name: read.text(0), isBlob: true))
      default: break
      }
    }
    return columns
  }
}
