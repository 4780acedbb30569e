import Alarms
import Daemon
import Foundation
import Rules
import Testing

@testable import Simulation
@testable import Store

/// What survives `kill -9`: everything, once.
@Suite(.serialized) struct KillTests {
  /// The alerts as people see them, without the ids that depend on what came first.
  private static let alerts = """
    SELECT rule_id, group_key, started_at, last_at, state, ended_at, count FROM alerts
    WHERE state IN ('pending', 'firing', 'resolved') ORDER BY 1, 2, 3
    """
  private static let events = "SELECT event_id, event_time, record FROM events ORDER BY 1, 2, 3"

  @Test func `nothing is lost and nothing comes twice, whenever the daemon is killed`() throws {
    let kills = Int(ProcessInfo.processInfo.environment["TRAILBELL_KILLS"] ?? "") ?? 100
    let seed =
      UInt64(ProcessInfo.processInfo.environment["TRAILBELL_SEED"] ?? "")
      ?? UInt64.random(in: 1...1_000_000)
    print("kill test: seed \(seed), \(kills) kills")
    var random = SeededGenerator(seed: seed)

    let source = try TemporaryFolder()
    var plan = SimulationPlan()
    plan.seed = seed
    plan.eventCount = 6_000
    let simulation = try Simulation(plan: plan)
    _ = try TrailWriter(directory: source.url.path).write(simulation, pace: .immediate)
    let files = try trailFiles(below: source.url).shuffled(using: &random)
    let undisturbed = try Site()
    let rules = try RunSettings.rules(paths: Program.shippedRules)
    try ingest(source.url, into: undisturbed, rules: rules)

    let site = try Site()
    let busy = try killAgainAndAgain(kills, site, files, source.url, &random)
    let printed = try finish(site, fileCount: files.count)

    #expect(busy > 0, "no kill met a writer at work")
    #expect(try site.rows(Self.events) == undisturbed.rows(Self.events))
    #expect(try site.rows(Self.alerts) == undisturbed.rows(Self.alerts))
    // What the clock makes ring afterwards, because nothing comes any more, was not planted.
    let silences = rules.alarmRules.filter { $0.condition == .absence }.map(\.summary.ruleID)
    let alerts = try site.rows(Self.alerts).filter { row in
      !silences.contains { row.hasPrefix($0) }
    }
    #expect(alerts.count == simulation.truth.alerts.count)
    #expect(try site.rows("PRAGMA integrity_check") == ["ok"])
    #expect(
      site.number("SELECT count(*) FROM file WHERE records != stored + duplicates + rejected") == 0)
    #expect(site.number("SELECT count(*) FROM outbox WHERE sent_at IS NULL") == 0)
    for id in try site.rows("SELECT alert_id FROM alerts") {
      #expect(printed.contains("\"alertID\":\"\(id)\""), "alert \(id) was never printed")
    }
  }

  private func trailFiles(below folder: URL) throws -> [URL] {
    let paths = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
    return (paths?.compactMap { $0 as? URL } ?? []).filter { $0.path.hasSuffix(".json.gz") }
      .sorted { $0.path < $1.path }
  }

  private func ingest(_ folder: URL, into site: Site, rules: RuleBook) throws {
    _ = try IngestRun(
      roots: [TrailRoot(folder.path)], databasePath: site.database, options: PipelineOptions(),
      rules: rules
    ).run()
  }

  /// Delivers files while the daemon is started and killed; returns how often it was at work.
  private func killAgainAndAgain(
    _ kills: Int, _ site: Site, _ files: [URL], _ source: URL,
    _ random: inout SeededGenerator
  ) throws -> Int {
    var waiting = files[...]
    var busy = 0
    for kill in 0..<kills {
      let daemon = try site.start()
      let share = waiting.count / (kills - kill)
      let half = share / 2
      for file in waiting.prefix(half) { try site.deliver(file, from: source) }
      usleep(UInt32.random(in: 0...120_000, using: &random))
      for file in waiting.dropFirst(half).prefix(share - half) {
        try site.deliver(file, from: source)
      }
      waiting = waiting.dropFirst(share)
      usleep(UInt32.random(in: 0...60_000, using: &random))
      let stored = site.number("SELECT count(*) FROM file") ?? 0
      daemon.send(SIGKILL)
      daemon.process.waitUntilExit()
      printedBefore.append(daemon.output)
      if stored < Int64(files.count - waiting.count) { busy += 1 }
    }
    for file in waiting { try site.deliver(file, from: source) }
    return busy
  }

  private let printedBefore = PrintedLines()

  /// Lets the daemon come to the end of its work; returns all that was ever printed.
  private func finish(_ site: Site, fileCount: Int) throws -> String {
    let daemon = try site.start()
    let isDone = RunningProgram.wait {
      site.number("SELECT count(*) FROM file") == Int64(fileCount)
        && site.number("SELECT count(*) FROM outbox WHERE sent_at IS NULL") == 0
    }
    #expect(isDone, "\(daemon.errors)")
    daemon.send(SIGTERM)
    daemon.process.waitUntilExit()
    #expect(daemon.process.terminationStatus == 0)
    return printedBefore.text + daemon.output
  }
}

/// What several runs printed.
private final class PrintedLines {
  private(set) var text = ""
  func append(_ more: String) { text += more }
}

extension SeededGenerator: RandomNumberGenerator {}
