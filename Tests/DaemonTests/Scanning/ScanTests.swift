import Daemon
import Foundation
import Synchronization
import Testing

/// Rules over files without a database, against the same rules with one.
struct ScanTests {
  private let folder: TemporaryFolder
  private let root: TrailFolder

  init() throws {
    folder = try TemporaryFolder()
    root = try TrailFolder(folder.path("trail"))
  }

  private func rules(threshold: Int) throws -> RuleBook {
    let counting = """
      ---
      title: Many calls
      id: many
      correlation:
          type: event_count
          rules: [call]
          timespan: 1h
          condition: {gte: \(threshold)}
      """
    let path = folder.path("rules.yml")
    try (HandWritten.rule("CreateModel", id: "call") + counting)
      .write(toFile: path, atomically: true, encoding: .utf8)
    return RuleBook(paths: [path])
  }

  private func scan(_ book: RuleBook) throws -> (alerts: Int, matches: Int) {
    let run = ScanRun(roots: [TrailRoot(root.path)], options: Ingest.options, rules: book)
    let matches = Mutex(0)
    _ = try run.run(onMatch: { _ in matches.withLock { $0 += 1 } })
    return (try run.run().alerts.count, matches.withLock { $0 })
  }

  @Test func `an event without a time that can be read is counted, and rings nothing`() throws {
    let record = HandWritten.record("untimed", actor: "ada")
      .replacing(/"eventTime":"[^"]*"/, with: #""eventTime":"2026-13-01T00:00:00Z""#)
    try root.arrive(Array(HandWritten.file([record, record]).utf8), as: "a.json")
    let run = ScanRun(
      roots: [TrailRoot(root.path)], options: Ingest.options, rules: try rules(threshold: 1))
    let summary = try run.run()
    #expect(summary.alerts.isEmpty)
    #expect(summary.untimedMatches == 1)
  }

  @Test func `an event that claims another's id counts, a copy does not`() throws {
    let first = HandWritten.record("claimed", actor: "ada")
    let rival = HandWritten.record("claimed", actor: "bea")
    let copy = first.replacing("{\"eventVersion\":", with: "{ \"eventVersion\" : ")
    try root.arrive(Array(HandWritten.file([first, rival, copy, first]).utf8), as: "a.json")
    for (threshold, alerts) in [(2, 1), (3, 0)] {
      let book = try rules(threshold: threshold)
      let found = try scan(book)
      #expect(found.matches == 2)
      #expect(found.alerts == alerts)
      let summary = try Ingest.run(
        root.path, into: folder.path("\(threshold).db"), rules: book)
      #expect(summary.alerts == alerts)
    }
  }
}
