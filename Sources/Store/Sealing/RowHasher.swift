import CloudTrail

/// Hashes rows as they are stored.
final class RowHasher {
  private var statements: [SealedTable: Statement] = [:]
  private let rejections: Statement
  private var input = HashInput()
  private var textInput = HashInput()

  init(_ connection: Connection) throws(DatabaseError) {
    for table in SealedTable.allCases {
      statements[table] = try connection.prepare(Self.query(table))
    }
    rejections = try connection.prepare(
      "SELECT record, byte_offset, reason FROM rejection WHERE file = ?1 ORDER BY record")
  }

  private static func query(_ table: SealedTable) -> String {
    let columns = table.columns.map { "r.\($0)" }.joined(separator: ", ")
    guard table == .event else { return "SELECT \(columns) FROM \(table.name) AS r WHERE id = ?1" }
    return
      "SELECT \(columns), o.bytes FROM event AS r LEFT JOIN original AS o ON o.event = r.id "
      + "WHERE r.id = ?1"
  }

  /// The hash of a row; nil where there is none.
  func hash(_ table: SealedTable, _ id: Int64) throws(DatabaseError) -> SHA256Hash? {
    guard let statement = statements[table] else { return nil }
    statement.bind(1, id)
    defer { statement.reset() }
    guard try statement.step() else { return nil }
    if table == .event { return eventHash(statement) }
    input.removeAll()
    input.append(Int64(table.rawValue))
    for column in 0..<statement.columnCount { input.append(statement, column) }
    if table == .file { try appendRejections(of: id) }
    return input.hash
  }

  private static let flagsIndex = 2
  private static let shapeIndex = 4

  /// The topics and the shape of the event that was hashed last.
  private(set) var lastTopics: (bits: Int64, shape: Int64) = (0, 0)

  /// The hash of an event by its numbers and the hash of its texts.
  ///
  /// - Parameters:
  ///   - numbers: those of ``EventTable/numberColumns``.
  static func eventHash(
    _ id: Int64, _ numbers: InlineArray<10, Int64?>, _ textHash: SHA256Hash,
    _ input: inout HashInput
  ) -> SHA256Hash {
    input.removeAll()
    input.append(Int64(SealedTable.event.rawValue))
    input.append(id)
    for index in numbers.indices {
      // Topics follow from the shape, by lists that may change: see ``SealedTopics``.
      input.append(index == flagsIndex ? numbers[index].map { $0 & ~Topic.mask } : numbers[index])
    }
    input.append(textHash)
    return input.hash
  }

  private func eventHash(_ statement: Statement) -> SHA256Hash {
    textInput.removeAll()
    let numbers = InlineArray<10, Int64?> { statement.optionalNumber(Int32($0 + 1)) }
    lastTopics = (
      (numbers[Self.flagsIndex] ?? 0) & Topic.mask, numbers[Self.shapeIndex] ?? 0
    )
    for column in 11..<statement.columnCount { textInput.append(statement, column) }
    return Self.eventHash(statement.number(0), numbers, textInput.hash, &input)
  }

  private func appendRejections(of file: Int64) throws(DatabaseError) {
    rejections.bind(1, file)
    defer { rejections.reset() }
    while try rejections.step() {
      for column in 0..<rejections.columnCount { input.append(rejections, column) }
    }
  }
}

extension HashInput {
  /// Adds a column of a row.
  fileprivate mutating func append(_ statement: Statement, _ column: Int32) {
    switch statement.kind(column) {
    case .null: appendNull()
    case .number: append(statement.number(column))
    case .real: append(Int64(bitPattern: statement.real(column).bitPattern))
    case .text: append(text: statement.bytes(column))
    case .blob: append(blob: statement.blobBytes(column))
    }
  }
}
