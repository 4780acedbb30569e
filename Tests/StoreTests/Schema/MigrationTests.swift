import Foundation
import Testing

@testable import Store

/// What the program does with the file that it is given.
struct MigrationTests {
  @Test func `an empty file gets the schema`() throws {
    let database = try TestDatabase()
    _ = try database.writer()
    #expect(try database.number("PRAGMA user_version") == Int(Migrations.current))
    #expect(try database.number("PRAGMA application_id") == 0x5442_454C)
    #expect(try database.value("PRAGMA journal_mode") == "wal")
    let tables = try database.column("SELECT name FROM sqlite_schema WHERE type = 'table'")
    #expect(Set(tables).isSuperset(of: ["event", "file", "word", "match", "alert", "outbox"]))
    for view in ["events", "files", "rejections", "conflicts", "alerts", "silences", "signals"] {
      #expect(try database.rows("SELECT * FROM \(view)").isEmpty)
    }
  }

  @Test func `a database of the present version stays as it is`() throws {
    let database = try TestDatabase()
    var decoder = TestDecoder()
    try database.store(TestFile("a.json", [TestRecord(id: "1")]), as: &decoder)
    let before = try database.contents()
    _ = try database.writer()
    #expect(try database.contents() == before)
  }

  @Test func `a newer version is refused and not touched`() throws {
    let database = try TestDatabase()
    _ = try database.writer()
    try database.connection().execute("PRAGMA user_version = 99; PRAGMA journal_mode = DELETE")
    let before = try database.bytes
    let expected =
      "\(database.path) has schema version 99, this program knows \(Migrations.current); "
      + "run the newer program"
    #expect(throws: DatabaseError(expected)) { try database.writer() }
    #expect(throws: DatabaseError(expected)) { try Database.openForReading(database.path) }
    #expect(try database.bytes == before)
  }

  @Test(arguments: ["CREATE TABLE other (x)", "PRAGMA application_id = 7"])
  func `a database of another program is refused and not touched`(sql: String) throws {
    let database = try TestDatabase()
    try database.connection().execute(sql)
    let before = try database.bytes
    let expected =
      "\(database.path) is a database of another program; name another file in database.path, or with "
      + "--database"
    #expect(throws: DatabaseError(expected)) { try database.writer() }
    #expect(throws: DatabaseError(expected)) { try Database.openForReading(database.path) }
    #expect(try database.bytes == before)
  }

  @Test func `a file that is no database is refused and not touched`() throws {
    let database = try TestDatabase()
    let text = Data(String(repeating: "not a database\n", count: 100).utf8)
    try text.write(to: URL(fileURLWithPath: database.path))
    #expect {
      try database.writer()
    } throws: { error in
      (error as? DatabaseError)?.isCorrupt == true
    }
    #expect(try database.bytes == text)
  }

  @Test func `reading before anything was written says so`() throws {
    let database = try TestDatabase()
    #expect(throws: DatabaseError.self) { try Database.openForReading(database.path) }
    try Data().write(to: URL(fileURLWithPath: database.path))
    let expected =
      "\(database.path) is empty: no trail was read into it yet; start the daemon, or run 'trailbell "
      + "ingest'"
    #expect(throws: DatabaseError(expected, isEmptiness: true)) {
      try Database.openForReading(database.path)
    }
    #expect(try database.bytes.isEmpty)
  }

  @Test func `a migration that fails leaves nothing behind`() throws {
    let database = try TestDatabase()
    let connection = try database.connection()
    try connection.execute("PRAGMA page_size = \(Migrations.pageByteCount); VACUUM")
    try connection.execute("PRAGMA max_page_count = 5")
    #expect {
      try Migrations.migrate(connection)
    } throws: { error in
      (error as? DatabaseError)?.isDiskFull == true
    }
    #expect(try connection.number("SELECT count(*) FROM sqlite_schema") == 0)
    #expect(try connection.number("PRAGMA user_version") == 0)
    try connection.execute("PRAGMA max_page_count = 100000")
    try Migrations.migrate(connection)
    #expect(try connection.number("PRAGMA user_version") == Migrations.current)
  }

  @Test func `a database of the first version gets what later ones have`() throws {
    let database = try TestDatabase()
    let connection = try database.connection()
    try Migrations.migrate(connection, to: 1)
    try connection.execute(
      "INSERT INTO rule (rule_id, version, title, level, file, window_seconds, threshold) "
        + "VALUES ('a', '1', 'A', 'high', 'a.yml', 600, 5)")
    try Migrations.migrate(connection)
    #expect(try connection.number("PRAGMA user_version") == Migrations.current)
    #expect(try connection.number("SELECT count(*) FROM rule WHERE condition = ''") == 1)
  }
}
