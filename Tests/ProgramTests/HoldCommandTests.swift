import Foundation
import Testing

/// Holds as people place them.
struct HoldCommandTests {
  private let site: Site

  init() throws {
    site = try Site()
    try site.arrive("a.json", call: "CreateModel", actors: ["ada"])
    let ingest = ["ingest", site.trail.path, "--database", site.database]
    try #require(try Program.run(ingest).status == 0)
  }

  private func place(_ arguments: String...) throws -> Program.Ended {
    try Program.run(
      ["hold", "place", "--case", "7", "--reason", "a test", "--database", site.database]
        + arguments)
  }

  @Test func `names that no event has are held, and warned of`() throws {
    let ended = try place("--account", "999999999999", "--actor", "arn:aws:iam::9:user/eve")
    #expect(ended.status == 0, "\(ended.errors)")
    #expect(ended.errors.contains("no event names the account '999999999999' so far"))
    #expect(ended.errors.contains("no event names the actor 'arn:aws:iam::9:user/eve' so far"))
    #expect(ended.errors.contains("held are also events to come"))
    #expect(
      try site.rows("SELECT account, actor FROM holds") == ["999999999999|arn:aws:iam::9:user/eve"])
  }

  @Test func `names that events have are not warned of`() throws {
    let ended = try place("--actor", "arn:aws:iam::111122223333:user/ada")
    #expect(ended.status == 0 && ended.errors.isEmpty, "\(ended.errors)")
  }
}
