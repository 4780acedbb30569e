import Alarms
import Daemon
import Foundation
import Rules
import Testing

@testable import Simulation
@testable import Store

/// What survives `kill -9`: everything, once.
@Suite(.serialized) struct KillTests {
  @Test func `nothing is lost and nothing comes twice, whenever the daemon is killed`() throws {
    let kills = Int(ProcessInfo.processInfo.environment["TRAILBELL_KILLS"] ?? "") ?? 100
    let seed =
      UInt64(ProcessInfo.processInfo.environment["TRAILBELL_SEED"] ?? "")
      ?? UInt64.random(in: 1...1_000_000)
    print("kill test: seed \(seed), \(kills) kills")
    var random = SeededGenerator(seed: seed)

    let trail = try KillTrail(seed: seed)
    let files = trail.files.shuffled(using: &random)
    let rules = try TemporaryFolder()
    try KillRules.text.write(toFile: rules.path("rules.yml"), atomically: true, encoding: .utf8)
    let paths = Program.shippedRules + [rules.url.path]
    let site = try Site(rules: paths)
    let run = KilledRun(site: site, source: trail.folder.url)
    let busy = try run.killAgainAndAgain(kills, files, &random)
    let printed = try run.finish(fileCount: files.count)

    #expect(busy > 0, "no kill met a writer at work")
    let undisturbed = try Site()
    try ingest(trail.folder.url, into: undisturbed, rules: paths, asOf: site)
    for (what, sql) in KilledContents.queries {
      let (found, expected) = (try site.rows(sql), try undisturbed.rows(sql))
      let difference = Set(found).symmetricDifference(expected)
      #expect(found == expected, "\(what): \(Array(difference.prefix(5)))")
    }
    try expectEveryState(site, ofRules: paths)
    let alerts = Set(try site.rows(KilledContents.counts))
    for alert in trail.plantedAlerts { #expect(alerts.contains(alert), "never rang: \(alert)") }
    #expect(try site.rows("PRAGMA integrity_check") == ["ok"])
    #expect(
      site.number("SELECT count(*) FROM file WHERE records != stored + duplicates + rejected") == 0)
    try ToldAlerts(site: site, printed: printed).check()
  }

  /// Reads the trail at once, at the time until which the killed daemon has judged it.
  private func ingest(
    _ folder: URL, into site: Site, rules: [String], asOf killed: Site
  ) throws {
    let options = PipelineOptions()
    let settled = try #require(killed.number(KilledContents.settled))
    let clock = DaemonClock.system.standing(at: settled + options.alarms.deliveryDelaySeconds)
    _ = try IngestRun(
      roots: [TrailRoot(folder.path)], databasePath: site.database, options: options,
      rules: try RunSettings.rules(paths: rules), clock: clock
    ).run()
    #expect(site.number(KilledContents.settled) == settled)
  }

  /// The test is worth little where nothing is under way.
  private func expectEveryState(_ site: Site, ofRules paths: [String]) throws {
    let states = Set(try site.rows("SELECT DISTINCT state FROM alert"))
    #expect(states.isSuperset(of: ["firing", "pending", "resolved"]))
    let ringing = try site.rows("SELECT DISTINCT rule_id FROM alerts")
    let rules = RuleBook(paths: paths).alarmRules
      .filter { $0.summary.file.hasSuffix("/rules.yml") && $0.rings }
    #expect(rules.count == 13)
    for rule in rules {
      #expect(ringing.contains(rule.summary.ruleID), "\(rule.summary.ruleID) has no alert")
    }
  }
}
