import Alarms
import Foundation
import Testing

@testable import Store

/// Silences that a second process writes beside the daemon.
struct SilenceBookTests {
  private static let longRule = AlarmRule.counting(1, windowSeconds: 360_000)

  @Test func `a silence that is expired early brings what waits for it at once`() throws {
    let site = try AlertSite([Self.longRule])
    let silence = try site.silence(until: 100_000)
    try site.ring(at: 10)
    #expect(try site.book().expire(silence, nowSeconds: AlertSite.start + 50) == .ended)
    try site.tick(at: 51)
    #expect(try site.told() == ["firing"])
    #expect(
      try site.database.rows("SELECT ends_at, is_active FROM silences") == [
        ["2026-11-01T10:00:50Z", "0"]
      ])
  }

  @Test func `another silence keeps quiet what the expired one leaves`() throws {
    let site = try AlertSite([Self.longRule])
    let silence = try site.silence(until: 100_000)
    try site.silence(until: 1_000)
    try site.ring(at: 10)
    _ = try site.book().expire(silence, nowSeconds: AlertSite.start + 50)
    try site.tick(at: 51)
    #expect(try site.told().isEmpty)
    try site.tick(at: 1_000)
    #expect(try site.told() == ["firing"])
  }

  @Test func `an alert that people know is told again with the end of what put it off`() throws {
    let site = try AlertSite([Self.longRule], alarms: AlarmSettings(repeatSeconds: 100))
    try site.ring(at: 0)
    let silence = try site.silence(until: 100_000)
    try site.tick(at: 150)
    _ = try site.book().expire(silence, nowSeconds: AlertSite.start + 200)
    try site.tick(at: 201)
    #expect(try site.told() == ["firing", "repeated"])
  }

  @Test func `expiring twice, and what is not there`() throws {
    let site = try AlertSite()
    let silence = try site.silence(until: 100)
    let now = AlertSite.start + 50
    #expect(try site.book().expire(silence, nowSeconds: now) == .ended)
    #expect(try site.book().expire(silence, nowSeconds: now + 10) == .wasOver(endedAt: now))
    #expect(try site.book().expire(99, nowSeconds: now) == .unknown)
  }

  @Test func `the log stays the writer's: nothing is moved, and its files stay`() throws {
    let site = try AlertSite()
    try site.ring(at: 10)
    let bytes = try site.database.bytes
    for _ in 0..<20 {
      _ = try site.silence(rule: String(repeating: "x", count: 100_000), until: 100)
    }
    #expect(try site.database.bytes == bytes, "no commit and no end of a connection checkpoints")
    #expect(FileManager.default.fileExists(atPath: site.database.path + "-wal"))
    #expect(try site.database.number("SELECT count(*) FROM silences") == 20)
  }

  @Test func `the last one to close leaves the log as it is`() throws {
    let database = try TestDatabase()
    _ = try database.writer()
    let bytes = try database.bytes
    try SilenceBook(databasePath: database.path).addOne()
    #expect(try database.bytes == bytes)
    #expect(try database.number("SELECT count(*) FROM silences") == 1)
  }

  @Test func `what is moved into the database is not checkpointed again`() throws {
    let database = try TestDatabase()
    _ = try database.writer()
    let connection = try database.connection()
    connection.watchWriteAheadLog()
    try connection.execute("INSERT INTO word (text) VALUES ('a')")
    #expect(connection.writeAheadLogPageCount > 0)
    var checkpoint = Checkpoint(DatabaseSettings(checkpointByteCount: 1))
    try checkpoint.run(connection)
    #expect(connection.writeAheadLogPageCount == 0)
  }

  @Test func `a database of another version is refused and not touched`() throws {
    for version in [2, 99] as [Int64] {
      let database = try TestDatabase()
      _ = try database.writer()
      try database.connection().execute("PRAGMA user_version = \(version)")
      let error = #expect(throws: DatabaseError.self) {
        try SilenceBook(databasePath: database.path)
      }
      #expect(error?.description.contains("has schema version \(version), this program") == true)
      #expect(try database.connection().number("PRAGMA user_version") == version)
    }
  }

  @Test func `a database that is not there is not made`() throws {
    let database = try TestDatabase()
    #expect(throws: DatabaseError.self) { try SilenceBook(databasePath: database.path) }
    #expect(!FileManager.default.fileExists(atPath: database.path))
  }

  @Test func `rules in force can be silenced by id and title, others cannot`() throws {
    let site = try AlertSite([.counting(1), .counting(2)])
    try site.database.connection().execute(
      "UPDATE rule SET retired_at = 1, title = 'Gone' WHERE rule_id = 'rule-2'")
    #expect(try site.book().ruleNames() == ["Rule", "rule-1"])
  }
}

extension SilenceBook {
  fileprivate func addOne() throws {
    _ = try add(
      Silence.Scope(rule: nil, groupFields: nil), from: 0, until: 10, owner: "ada", reason: "test",
      nowSeconds: 0)
  }
}
