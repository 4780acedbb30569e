import CloudTrail

/// Everything of the JSON of rows but the texts in it: the names of members, numbers, and what is in what.
///
/// Taking a name out of records may change nothing of it.
struct RecordStructure {
  private let connection: Connection

  /// The JSON of a table: documents, and members that make up one with braces around them.
  private static let documents: [SealedTable: [String]] = [
    .event: [
      "error_message", "request_parameters", "response_elements", "additional_event_data",
      "resources", braced("rest"),
    ],
    .shape: [braced("members")],
    .identity: [braced("members")],
    .client: [braced("members")],
  ]

  private static func braced(_ column: String) -> String {
    "'{' || rtrim(\(column), ',') || '}'"
  }

  init(_ connection: Connection) { self.connection = connection }

  /// A hash of the structure of rows.
  func of(_ rows: [SealedTable: Set<Int64>]) throws(DatabaseError) -> SHA256Hash {
    var input = HashInput()
    for (table, documents) in Self.documents.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      for document in documents {
        let read = try connection.prepare(
          """
          SELECT r.id, j.fullkey, j.type, CASE j.type WHEN 'text' THEN NULL ELSE j.atom END
          FROM \(table.name) AS r, json_tree(CASE WHEN json_valid(\(document)) THEN \(document) END) AS j
          WHERE r.id IN (SELECT value FROM json_each(?1)) ORDER BY r.id, j.id
          """)
        read.bind(1, list: rows[table, default: []].sorted())
        while try read.step() {
          input.append(read.number(0))
          for column in Int32(1)...3 { input.append(read.optionalText(column)) }
          input = input.folded
        }
      }
    }
    return input.hash
  }
}
