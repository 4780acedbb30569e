import Foundation
import Testing

/// Reports as their readers order them.
@Suite struct ReportCommandTests {
  private let folder: TemporaryFolder
  private let database: String

  init() throws {
    folder = try TemporaryFolder()
    database = folder.path("trailbell.db")
    let made = try Program.run([
      "simulate", "--into", folder.path("trail"), "--truth", folder.path("truth.json"),
      "--events", "400",
    ])
    try #require(made.status == 0, "\(made.errors)")
    let stored = try Program.run([
      "ingest", folder.path("trail"), "--database", database, "--rules",
      Program.shippedRules[2],
    ])
    try #require(stored.status == 0, "\(stored.errors)")
  }

  private func report(_ words: String...) throws -> Program.Ended {
    try Program.run(["report"] + words + ["--database", database])
  }

  @Test func `the same period is the same page, printed or written`() throws {
    for kind in ["audit", "ml", "access", "integrity"] {
      let first = try report(kind, "--from", "2026-11-01", "--to", "2026-11-02")
      try #require(first.status == 0, "\(first.errors)")
      #expect(first.output.hasPrefix("<!DOCTYPE html>"))
      #expect(first.output.hasSuffix("</html>\n"))
      let path = folder.path("\(kind).html")
      let second = try report(
        kind, "--from", "2026-11-01T00:00:00Z", "--to", "2026-11-02", "--output", path)
      #expect(second.status == 0 && second.output.isEmpty)
      #expect(try String(contentsOfFile: path, encoding: .utf8) == first.output, "\(kind)")
    }
  }

  @Test func `its numbers come as JSON and CSV`() throws {
    let json = try report("audit", "--from", "2026-11-01", "--to", "2026-11-02", "--format", "json")
    let object = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any]
    let tables = try #require(object?["tables"] as? [String: [String: Any]])
    let totals = try #require((tables["totals"]?["rows"] as? [[Any]])?.first)
    let events = try #require(totals[0] as? Int)
    #expect(events > 300)
    let csv = try report(
      "audit", "--from", "2026-11-01", "--to", "2026-11-02", "--format", "csv", "--table", "days")
    #expect(csv.output.hasPrefix("day,events,denied,failed\r\n2026-11-01,\(events),"))
    let long = try report("audit", "--from", "2026-11-01", "--to", "2026-11-02", "--format", "csv")
    #expect(long.output.contains("\r\ntotals,1,events,\(events)\r\n"))
  }

  @Test func `what cannot be is said with its mend`() throws {
    let backwards = try report("audit", "--from", "2026-11-02", "--to", "2026-11-01")
    #expect(backwards.status == 64)
    #expect(backwards.errors.contains("and a --to at most ten years after"), "\(backwards.errors)")
    #expect(try report("audit", "--from", "2001-01-01", "--to", "2026-11-01").status == 64)
    let table = try report(
      "access", "--from", "2026-11-01", "--to", "2026-11-02", "--format", "csv", "--table", "x")
    #expect(table.status == 64)
    #expect(table.errors.contains("it has totals, principals, privileged"))
    let folder = try report(
      "access", "--from", "2026-11-01", "--to", "2026-11-02", "--output", "/nowhere/page.html")
    #expect(folder.status == 74)
    let missing = try Program.run([
      "report", "audit", "--from", "2026-11-01", "--to", "2026-11-02", "--database", "/nowhere.db",
    ])
    #expect(missing.status == 66)
    let kind = try report("everything", "--from", "2026-11-01", "--to", "2026-11-02")
    #expect(kind.status == 64)
  }
}
