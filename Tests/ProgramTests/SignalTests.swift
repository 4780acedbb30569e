import Foundation
import Simulation
import Testing

/// How the daemon stops and reloads.
@Suite(.serialized) struct SignalTests {
  @Test(arguments: [SIGTERM, SIGINT])
  func `a stop in the middle of the work loses nothing`(signal: Int32) throws {
    let source = try TemporaryFolder()
    var plan = SimulationPlan()
    plan.eventCount = 4_000
    let simulation = try Simulation(plan: plan)
    let summary = try TrailWriter(directory: source.url.path).write(simulation)
    let site = try Site()
    try FileManager.default.moveItem(
      at: source.url.appending(path: "AWSLogs"), to: site.trail.appending(path: "AWSLogs"))

    var stops = 0
    while site.fileCount < Int64(summary.fileCount) {
      let before = site.fileCount
      let daemon = try site.start()
      #expect(
        RunningProgram.wait { daemon.catchesHangups && site.fileCount > before },
        "\(daemon.errors)")
      daemon.stop(signal)
      stops += 1
      #expect(
        site.number("SELECT count(*) FROM file WHERE records != stored + duplicates + rejected")
          == 0)
    }
    print("signal test: \(stops) runs until all files were stored")
    #expect(site.number("SELECT sum(records) FROM file") == Int64(summary.recordCount))
    #expect(site.number("SELECT count(*) FROM event") == Int64(summary.eventCount))
    #expect(site.number("SELECT sum(stored) FROM file") == Int64(summary.eventCount))
    #expect(try site.rows("PRAGMA integrity_check") == ["ok"])
  }

  /// Sends SIGHUP and waits for what the daemon says to it.
  private func reload(_ daemon: RunningProgram, expecting text: String) {
    daemon.send(SIGHUP)
    #expect(RunningProgram.wait { daemon.errors.contains(text) }, "\(daemon.errors)")
  }

  @Test func `a reload with mistakes keeps the old rules, one without takes the new ones`() throws {
    let site = try Site.ringing(for: "OldCall")
    let daemon = try site.start()
    daemon.waitUntilReady()
    try site.write(rules: "title: [")
    reload(daemon, expecting: "the old configuration stays in force")
    try site.arrive("a.json", call: "OldCall", actors: ["ada"])
    #expect(RunningProgram.wait { daemon.output.contains("OldCall-of-ada") }, "\(daemon.errors)")

    try site.ring(for: ["NewCall"])
    reload(daemon, expecting: "reloaded ")
    try site.arrive("b.json", call: "OldCall", actors: ["bea"])
    #expect(RunningProgram.wait { site.fileCount == 2 })
    try site.arrive("c.json", call: "NewCall", actors: ["cleo"])
    #expect(RunningProgram.wait { daemon.output.contains("NewCall-of-cleo") })
    #expect(!daemon.output.contains("OldCall-of-bea"))
    daemon.stop()
    #expect(daemon.output.split(separator: "\n").count == 2, "every alert is printed once")
  }

  @Test func `a configuration with a mistake keeps the old one`() throws {
    let site = try Site.ringing(for: "OldCall")
    let daemon = try site.start()
    daemon.waitUntilReady()
    let good = try String(contentsOfFile: site.configuration, encoding: .utf8)
    try (good + "\nnonsense: 1\n").write(
      toFile: site.configuration, atomically: true, encoding: .utf8)
    reload(daemon, expecting: "nonsense")
    try site.arrive("a.json", call: "OldCall", actors: ["ada"])
    #expect(RunningProgram.wait { daemon.output.contains("OldCall-of-ada") }, "\(daemon.errors)")
    daemon.stop()
  }

  @Test func `many reloads while files arrive lose nothing`() throws {
    let site = try Site.ringing(for: "Call")
    let daemon = try site.start()
    daemon.waitUntilReady()
    for number in 0..<40 {
      try site.arrive("\(number).json", call: "Call", actors: ["actor-\(number)"])
      daemon.send(SIGHUP)
    }
    #expect(RunningProgram.wait { site.fileCount == 40 && site.waitingCount == 0 })
    daemon.stop()
    let ids = try site.rows("SELECT alert_id FROM alert")
    #expect(ids.count == 40)
    for id in ids { #expect(daemon.output.contains(id)) }
  }
}
