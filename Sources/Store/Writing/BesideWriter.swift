/// Writes a little into a database that a daemon may be writing at the same time.
///
/// Neither the schema nor the log is anything to be changed here.
final class BesideWriter {
  let connection: Connection
  /// Seals what a transaction writes into tables that are sealed.
  let seals: SealBook

  /// Opens a database that is there.
  init(databasePath: String) throws(DatabaseError) {
    connection = try Database.openBesideWriter(databasePath)
    seals = try SealBook(connection)
  }

  /// Runs a body as one transaction; whatever it throws undoes it.
  func inTransaction<Value>(
    nowSeconds: Int64, _ body: () throws(DatabaseError) -> Value
  ) throws(DatabaseError) -> Value {
    try connection.execute("BEGIN IMMEDIATE")
    do throws(DatabaseError) {
      // A newer daemon may have started meanwhile.
      try Migrations.requireCurrent(connection)
      try seals.begin()
      let value = try body()
      _ = try seals.close(nowSeconds: nowSeconds)
      try connection.execute("COMMIT")
      return value
    } catch {
      try? connection.execute("ROLLBACK")
      try? seals.forget()
      throw error
    }
  }
}
