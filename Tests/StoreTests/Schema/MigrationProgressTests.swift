import Testing

@testable import Store

/// Who waits for a migration hears how far it is.
struct MigrationProgressTests {
  private final class Ear {
    var heard: [MigrationProgress] = []

    func rows(of work: MigrationProgress.Work) -> [Int64] {
      heard.filter { $0.work == work }.map(\.doneRows)
    }
  }

  @Test func `each row is counted, and long statements are heard of`() throws {
    let database = try TestDatabase()
    let connection = try database.connection()
    try connection.execute("PRAGMA journal_mode = WAL")
    try Migrations.migrate(connection, to: 5)
    try connection.execute(
      """
      INSERT INTO shape (hash, members, event_source) VALUES (1, 'a', 'sagemaker.amazonaws.com');
      WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 25000)
      INSERT INTO event (id, file, position, flags, outcome, shape, event_id)
      SELECT (1700000000 + i) << 25, 1, i, 0, 0, 1, 'id-' || i FROM n;
      """)
    let ear = Ear()
    let settings = DatabaseSettings(waitsForDisk: false, checkpointByteCount: 1 << 20)
    try Database.prepare(connection, settings) { ear.heard.append($0) }

    #expect(ear.heard.allSatisfy { $0.version == Migrations.current })
    let marked = ear.rows(of: .marking)
    #expect(marked == marked.sorted() && marked.first == 0 && marked.last == 25_000)
    // Each slice is heard of, and SQLite at work in between.
    #expect(Set(marked) == [0, 10_000, 20_000, 25_000])
    #expect(marked.count > 4)
    let sealed = ear.rows(of: .sealing)
    #expect(sealed == sealed.sorted() && sealed.first == 0 && sealed.last == 25_001)
    guard case .moving(let bytes) = ear.heard.last?.work else {
      return #expect(Bool(false), "the log was not moved at the end")
    }
    #expect(bytes >= 1 << 20)
    #expect(connection.writeAheadLogPageCount == 0)
    #expect(
      try connection.number(
        "SELECT count(*) FROM event WHERE flags & \(Topic.modelChange.rawValue)")
        == 25_000)
    #expect(try connection.number("PRAGMA temp_store") == 2)
  }

  @Test func `a database that is new, or of this version, has nothing to tell`() throws {
    let database = try TestDatabase()
    let ear = Ear()
    for _ in 0..<2 {
      try Database.prepare(database.connection(), TestDatabase.settings) { ear.heard.append($0) }
    }
    #expect(ear.heard.allSatisfy { $0.allRows == 0 && $0.doneRows == 0 })
    let count = ear.heard.count
    try Database.prepare(database.connection(), TestDatabase.settings) { ear.heard.append($0) }
    #expect(ear.heard.count == count)
  }
}
