/// Compares the schema of a database with that of a new one: who changes a view changes what people see,
/// and a trigger can keep alerts from being stored.
///
/// Tables, indexes and views that somebody added harm nobody; triggers and unique indexes can.
struct SchemaCheck {
  private struct Object: Hashable {
    let type: String
    let name: String
    let sql: String

    var isUniqueIndex: Bool {
      type == "index" && sql.uppercased().hasPrefix("CREATE UNIQUE INDEX")
    }
  }

  /// What a database has of a schema.
  private struct Schema {
    let objects: [String: Object]
    let modelCalls: [String]

    init(_ connection: Connection) throws(DatabaseError) {
      objects = try SchemaCheck.objects(connection)
      modelCalls = try SchemaCheck.modelCalls(connection)
    }
  }

  /// What a new database has; it is made once.
  private static let expected = Result { () throws(DatabaseError) in
    let new = try Connection(path: ":memory:", access: .readWrite)
    try Migrations.migrate(new)
    return try Schema(new)
  }

  private let connection: Connection

  init(_ connection: Connection) { self.connection = connection }

  /// What is different, each a sentence.
  func differences() throws(DatabaseError) -> [String] {
    let expected = try Self.expected.get()
    let found = try Schema(connection)
    var differences: [String] = []
    for (name, object) in expected.objects.sorted(by: { $0.key < $1.key })
    where found.objects[name] != object {
      differences.append(
        found.objects[name] == nil
          ? "the \(object.type) \(name) is gone" : "the \(object.type) \(name) is not Trailbell's")
    }
    for (name, object) in found.objects.sorted(by: { $0.key < $1.key })
    where object.type == "trigger" && expected.objects[name] == nil {
      differences.append("there is a trigger \(name), and Trailbell has none")
    }
    for (name, object) in found.objects.sorted(by: { $0.key < $1.key })
    where object.isUniqueIndex && expected.objects[name] == nil {
      differences.append(
        "there is a unique index \(name), which can keep rows from being stored, and Trailbell has none"
      )
    }
    if expected.modelCalls != found.modelCalls {
      differences.append(
        "the rows of model_call, by which views know what calls are about, were changed")
    }
    return differences
  }

  private static func objects(_ connection: Connection) throws(DatabaseError) -> [String: Object] {
    let read = try connection.prepare(
      "SELECT type, name, sql FROM sqlite_schema "
        + "WHERE sql NOT NULL AND name NOT LIKE 'sqlite~_%' ESCAPE '~'")
    var objects: [String: Object] = [:]
    while try read.step() {
      objects[read.text(1)] = Object(type: read.text(0), name: read.text(1), sql: read.text(2))
    }
    return objects
  }

  private static func modelCalls(_ connection: Connection) throws(DatabaseError) -> [String] {
    let read = try connection.prepare(
      "SELECT json_array(event_source, event_name, object_kind, request_path, response_path) "
        + "FROM model_call ORDER BY event_source, event_name")
    var rows: [String] = []
    while try read.step() { rows.append(read.text(0)) }
    return rows
  }
}
