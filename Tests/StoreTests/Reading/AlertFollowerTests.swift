import Alarms
import Foundation
import Store
import Testing

/// What becomes of alerts from one look to the next.
struct AlertFollowerTests {
  private func follower(
    _ path: String, states: Set<AlertState> = Set(AlertState.allCases)
  ) -> AlertFollower {
    var filter = AlertFilter()
    filter.states = states
    return AlertFollower(databasePath: path, filter: filter)
  }

  /// The changes of a look; nil while nothing can be read.
  private func changes(_ follower: AlertFollower) throws -> [AlertChange]? {
    guard case .notices(let notices) = try follower.look() else { return nil }
    return notices.map(\.change)
  }

  @Test func `it tells what begins, moves and ends, and not what was there`() throws {
    let site = try AlertSite([.counting(1, windowSeconds: 600)])
    try site.ring(at: 0)
    let follower = follower(site.database.path)
    #expect(try changes(follower) == [])
    try site.ring(at: 10)
    #expect(try changes(follower) == [], "one more event is no change")
    try site.ring(at: 10, group: #"{"actor":"bea"}"#)
    #expect(try changes(follower) == [.firing])
    try site.ring(at: -10)
    #expect(try changes(follower) == [.changed], "it began earlier")
    try site.tick(at: 5_000)
    #expect(try changes(follower) == [.resolved, .resolved])
    #expect(try changes(follower) == [])
  }

  @Test func `an alert that comes back into the filter is told again`() throws {
    let site = try AlertSite([.counting(1, windowSeconds: 600)])
    let follower = follower(site.database.path, states: [.firing])
    #expect(try changes(follower) == [])
    try site.ring(at: 0)
    #expect(try changes(follower) == [.firing])
    try site.tick(at: 5_000)
    #expect(try changes(follower) == [])
  }

  @Test func `it waits for a database, and then tells all that it has`() throws {
    let site = try AlertSite()
    let path = site.database.path + ".later"
    let follower = follower(path)
    #expect(try changes(follower) == nil)
    try Data().write(to: URL(fileURLWithPath: path))
    #expect(try changes(follower) == nil, "an empty file is one that a daemon has just made")
    try site.ring(at: 0)
    try site.database.connection().execute("VACUUM INTO '\(path)'")
    #expect(try changes(follower) == [.firing])
    try FileManager.default.removeItem(atPath: path)
    #expect(try changes(follower) == nil)
    try site.database.connection().execute("VACUUM INTO '\(path)'")
    #expect(try changes(follower) == [])
  }

  @Test func `it fails where waiting is of no use`() throws {
    let database = try TestDatabase()
    _ = try database.writer()
    try database.connection().execute("PRAGMA user_version = 99")
    #expect(throws: DatabaseError.self) { try follower(database.path).look() }
    try database.connection().execute("PRAGMA user_version = 2")
    #expect(try changes(follower(database.path)) == nil)
  }
}
