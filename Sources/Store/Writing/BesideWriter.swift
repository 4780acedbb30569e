/// Writes a little into a database that a daemon may be writing at the same time.
///
/// Neither the schema nor the log is anything to be changed here.
final class BesideWriter {
  let connection: Connection

  /// Opens a database that is there.
  init(databasePath: String) throws(DatabaseError) {
    connection = try Database.openBesideWriter(databasePath)
  }

  /// Runs a body as one transaction; whatever it throws undoes it.
  func inTransaction<Value>(
    _ body: () throws(DatabaseError) -> Value
  ) throws(DatabaseError) -> Value {
    try connection.execute("BEGIN IMMEDIATE")
    do throws(DatabaseError) {
      // A newer daemon may have started meanwhile.
      try Migrations.requireCurrent(connection)
      let value = try body()
      try connection.execute("COMMIT")
      return value
    } catch {
      try? connection.execute("ROLLBACK")
      throw error
    }
  }
}
