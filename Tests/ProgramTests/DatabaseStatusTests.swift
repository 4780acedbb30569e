import Foundation
import Store
import Testing

/// Every command that reads a database ends alike where there is none that it can read.
@Suite struct DatabaseStatusTests {
  private static let commands = [
    ["query", "SELECT 1"], ["query", "denied"], ["coverage"], ["access", "ada"],
    ["ml", "history", "classifier"], ["ml", "retraining"],
    ["report", "audit", "--from", "2026-11-01", "--to", "2026-11-02"],
    ["report", "integrity", "--from", "2026-11-01", "--to", "2026-11-02"],
    ["verify"], ["alerts"], ["alerts", "show", "1"], ["outbox"], ["silence", "list"],
    ["hold", "list"], ["hold", "place", "--case", "1", "--reason", "a test", "--all"],
    ["hold", "lift", "1"], ["erase", "ada.lovelace", "--reason", "a test"],
    ["backtest", "--rules", Program.shippedRules[2]],
    ["export", "--evidence", "1", "--output", "/nowhere/evidence"],
  ]

  /// What is wrong with a database, the status that commands end with, and what they say.
  private struct Case: Sendable {
    let name: String
    let status: Int32
    let words: String
    let make: @Sendable (String) throws -> Void
  }

  private static func marked(_ version: Int) -> @Sendable (String) throws -> Void {
    { path in
      try Connection(path: path, access: .readWrite).execute(
        "CREATE TABLE event (id); PRAGMA application_id = 0x5442454C; PRAGMA user_version = \(version)"
      )
    }
  }

  private static let cases = [
    Case(name: "missing", status: 66, words: "is not there; name the database", make: { _ in }),
    Case(
      name: "a folder", status: 66, words: "is a folder; name the file",
      make: {
        try FileManager.default.createDirectory(atPath: $0, withIntermediateDirectories: true)
      }),
    Case(
      name: "empty", status: 66, words: "start the daemon, or run 'trailbell ingest'",
      make: { try Data().write(to: URL(filePath: $0)) }),
    Case(
      name: "no database", status: 69, words: "it is no database; name another file",
      make: {
        try Data(String(repeating: "not a database\n", count: 100).utf8).write(
          to: URL(filePath: $0))
      }),
    Case(
      name: "another program's", status: 69, words: "of another program; name another file",
      make: { try Connection(path: $0, access: .readWrite).execute("CREATE TABLE other (x)") }),
    Case(
      name: "older", status: 69, words: "start its daemon once, or run 'trailbell ingest'",
      make: marked(5)),
    Case(name: "newer", status: 69, words: "run the newer program", make: marked(1_000)),
  ]

  @Test func `each ends with the same status, and says the mend`() throws {
    let folder = try TemporaryFolder()
    for (number, one) in Self.cases.enumerated() {
      let path = folder.path("\(number).db")
      try one.make(path)
      let before = try? Data(contentsOf: URL(filePath: path))
      for command in Self.commands {
        let ended = try Program.run(command + ["--database", path])
        #expect(ended.status == one.status, "\(one.name), \(command): \(ended.errors)")
        #expect(ended.errors.contains(one.words), "\(one.name), \(command): \(ended.errors)")
        #expect(ended.errors.contains(path) && ended.output.isEmpty, "\(one.name), \(command)")
      }
      #expect((try? Data(contentsOf: URL(filePath: path))) == before, "\(one.name) was changed")
    }
  }
}
