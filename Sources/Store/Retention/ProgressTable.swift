/// Numbers by which long work goes on after a restart where it was.
final class ProgressTable {
  private let find: Statement
  private let note: Statement
  private let remove: Statement

  init(_ connection: Connection) throws(DatabaseError) {
    find = try connection.prepare("SELECT value FROM progress WHERE name = ?1")
    note = try connection.prepare(
      "INSERT INTO progress (name, value) VALUES (?1, ?2) "
        + "ON CONFLICT (name) DO UPDATE SET value = excluded.value")
    remove = try connection.prepare("DELETE FROM progress WHERE name = ?1")
  }

  /// The number of a name; nil where there is none.
  func value(_ name: String) throws(DatabaseError) -> Int64? {
    find.bind(1, name)
    defer { find.reset() }
    return try find.step() ? find.number(0) : nil
  }

  /// Gives a name a number.
  func set(_ name: String, _ value: Int64) throws(DatabaseError) {
    note.bind(1, name)
    note.bind(2, value)
    try note.run()
  }

  /// Takes the number of a name away.
  func remove(_ name: String) throws(DatabaseError) {
    remove.bind(1, name)
    try remove.run()
  }
}
