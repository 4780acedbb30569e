import Foundation
import Testing

/// `trailbell backtest` as its users run it.
@Suite(.serialized) struct BacktestCommandTests {
  private let site: Site

  init() throws { site = try Site.ringing(for: "Call") }

  private var rules: String { site.rules?.path("rules") ?? "" }

  private func backtest(_ arguments: String...) throws -> Program.Ended {
    try Program.run(["backtest", "--rules", rules, "--config", site.configuration] + arguments)
  }

  private func ingest(calls: [String]) throws {
    for call in calls { try site.arrive("\(call).json", call: call, actors: ["ada", "bea"]) }
    let ended = try Program.run(["ingest", site.trail.path, "--database", site.database])
    #expect(ended.status == 0, "\(ended.errors)")
  }

  @Test func `the result as JSON has every rule with its days and actors`() throws {
    try ingest(calls: ["Call", "Other"])
    let ended = try backtest("--format", "json", "--until", "2026-11-01T23:00:00Z")
    #expect(ended.status == 0)
    #expect(ended.errors.isEmpty, "no bar without a terminal: \(ended.errors)")
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(ended.output.utf8)) as? [String: Any])
    #expect(object["since"] as? String == "2026-11-01T10:00:00Z")
    #expect(object["until"] as? String == "2026-11-01T23:00:00Z")
    #expect(object["events"] as? Int == 4)
    let rules = try #require(object["rules"] as? [[String: Any]])
    let rule = try #require(rules.first)
    #expect(rules.count == 1)
    #expect(rule["ruleID"] as? String == "rule-Call")
    #expect(rule["ruleTitle"] as? String == "Call of Call")
    #expect(rule["level"] as? String == "high")
    #expect(rule["alerts"] as? Int == 2)
    #expect(rule["events"] as? Int == 2)
    #expect(rule["byDay"] as? [String: Int] == ["2026-11-01": 2])
    let actors = ["ada", "bea"].map { "arn:aws:iam::111122223333:user/\($0)" }
    #expect(rule["byActor"] as? [String: Int] == [actors[0]: 1, actors[1]: 1])
    #expect((rule["alertsList"] as? [[String: Any]])?.count == 2)
  }

  @Test func `the tables tell the rules, then the days and actors of each`() throws {
    try ingest(calls: ["Call"])
    let ended = try backtest()
    let lines = ended.output.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.first?.hasPrefix("2026-11-01T10:00:00Z to ") ?? false, "\(ended.output)")
    #expect(lines.contains("alerts  events  level  rule"))
    #expect(lines.contains("2       2       high   Call of Call"))
    #expect(lines.contains("Call of Call: 2 alerts"))
    #expect(lines.contains("  2  2026-11-01"))
    #expect(lines.contains("  1  arn:aws:iam::111122223333:user/ada"))
  }

  @Test func `it reads beside the daemon, and changes nothing`() throws {
    let daemon = try site.start()
    daemon.waitUntilReady()
    try site.arrive("a.json", call: "Call", actors: ["ada"])
    #expect(RunningProgram.wait { site.fileCount == 1 && site.waitingCount == 0 })
    let before = try site.rows("SELECT * FROM alert")
    try site.ring(for: ["Other"])
    let ended = try backtest("--format", "json")
    #expect(ended.status == 0, "\(ended.errors)")
    #expect(ended.output.contains(#""ruleID":"rule-Other""#))
    #expect(try site.rows("SELECT * FROM alert") == before)
    daemon.stop()
  }

  @Test(arguments: [
    (["--since", "yesterday"], "'yesterday' is no time; write 2026-11-01"),
    (["--until", "2026-02-30"], "'2026-02-30' names a day that its month does not have"),
    (["--since", "2026-11-02", "--until", "2026-11-01"], "give an earlier --since, or a later"),
    (["--since", "2999-01-01"], "give an earlier --since"),
  ])
  func `mistakes are told with their mend`(arguments: [String], message: String) throws {
    let ended = try Program.run(
      ["backtest", "--rules", rules, "--database", site.database] + arguments)
    #expect(ended.status == 64)
    #expect(ended.errors.contains(message), "\(ended.errors)")
  }

  @Test func `a database must be named, and be there`() throws {
    let unnamed = try Program.run(["backtest", "--rules", rules])
    #expect(unnamed.status == 64)
    #expect(unnamed.errors.contains("Give --config FILE or --database FILE."))
    let missing = try backtest("--database", site.folder.path("missing.db"))
    #expect(missing.status == 66)
    #expect(missing.errors.contains("missing.db is not there; name"), "\(missing.errors)")
    #expect(!FileManager.default.fileExists(atPath: site.folder.path("missing.db")))
  }
}
