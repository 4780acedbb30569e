import Foundation
import Testing

/// Standard output that nobody reads: alerts wait, and nothing else does.
@Suite(.serialized) struct OutputTests {
  private func alertIDs(_ text: String) -> [String] {
    text.split(separator: "\n").compactMap { line in
      let object = try? JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      return object?["alertID"] as? String
    }
  }

  /// Starts the daemon once more, until every alert is printed; returns all that it printed.
  private func printRest(_ site: Site) throws -> String {
    let daemon = try site.start()
    #expect(RunningProgram.wait { site.waitingCount == 0 }, "\(daemon.errors)")
    daemon.waitUntilReady()
    daemon.stop()
    return daemon.output
  }

  @Test func `a file that moves into place is a printed alert`() throws {
    let site = try Site.ringing(for: "Call")
    let daemon = try site.start()
    daemon.waitUntilReady()
    try site.arrive("a/b/c.json", call: "Call", actors: ["ada"])
    #expect(RunningProgram.wait { daemon.output.hasSuffix("\n") }, "\(daemon.errors)")
    #expect(alertIDs(daemon.output) == (try site.rows("SELECT alert_id FROM alert")))
    #expect(daemon.output.contains("arn:aws:iam::111122223333:user/ada"))
    #expect(RunningProgram.wait { site.waitingCount == 0 })
    daemon.stop()
    #expect(try printRest(site).isEmpty, "what is printed is not printed again")
  }

  @Test func `a reader that goes away after its first line`() throws {
    let site = try Site.ringing(for: "Call")
    let pipe = Pipe()
    let daemon = try site.start(output: pipe)
    try pipe.fileHandleForWriting.close()
    daemon.waitUntilReady()
    try site.arrive("a.json", call: "Call", actors: ["ada"])
    let first = String(decoding: pipe.fileHandleForReading.availableData, as: UTF8.self)
    #expect(first.contains("Call-of-ada"))
    try pipe.fileHandleForReading.close()

    for number in 0..<20 {
      try site.arrive("\(number).json", call: "Call", actors: ["actor-\(number)"])
    }
    #expect(RunningProgram.wait { site.fileCount == 21 }, "the ingest goes on")
    #expect(
      RunningProgram.wait { daemon.errors.contains("standard output cannot be written") })
    // One for each actor, and what Trailbell rings about its own output.
    #expect(RunningProgram.wait { site.waitingCount == 21 })
    #expect(try site.rows("SELECT rule_id FROM signals") == ["trailbell-sink-failing"])
    daemon.stop()
    let rest = alertIDs(try printRest(site))
    #expect(Set(rest).count == 21)
    #expect(Set(rest + alertIDs(first)) == Set(try site.rows("SELECT alert_id FROM alert")))
  }

  @Test func `a reader that does not read`() throws {
    let site = try Site.ringing(for: "Call")
    let pipe = Pipe()
    let daemon = try site.start(output: pipe)
    try pipe.fileHandleForWriting.close()
    daemon.waitUntilReady()
    for number in 0..<30 {
      let actors = (0..<20).map { "actor-\(number)-\($0)" }
      try site.arrive("\(number).json", call: "Call", actors: actors)
    }
    #expect(RunningProgram.wait { site.fileCount == 30 }, "the ingest goes on")
    #expect(site.waitingCount > 0)
    daemon.stop()
    let seen = alertIDs(
      String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self))
    #expect(!seen.isEmpty && seen.count < 600)
    let rest = alertIDs(try printRest(site))
    #expect(Set(seen + rest) == Set(try site.rows("SELECT alert_id FROM alert")))
    #expect(Set(seen + rest).count == 600)
  }
}
