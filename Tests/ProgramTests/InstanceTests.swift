import Foundation
import Testing

/// One database has one daemon.
@Suite(.serialized) struct InstanceTests {
  @Test func `a second daemon ends at once and says who has the database`() throws {
    let site = try Site()
    let first = try site.start()
    first.waitUntilReady()
    let second = try Program.run(["run", "--config", site.configuration])
    #expect(second.status == 75)
    #expect(second.errors.contains("\(first.process.processIdentifier)"), "\(second.errors)")
    #expect(second.errors.contains(site.database))
    first.stop()
    let third = try site.start()
    third.waitUntilReady()
    third.stop()
  }

  @Test func `a link to a database is the same database`() throws {
    let site = try Site()
    let first = try site.start()
    first.waitUntilReady()
    let link = site.folder.path("link.db")
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: site.database)
    let second = try Program.run(["ingest", site.trail.path, "--database", link])
    #expect(second.status == 75)
    first.stop()
  }

  @Test func `of daemons that start at once one wins`() throws {
    let site = try Site()
    let daemons = try (0..<6).map { _ in try site.start() }
    let haveLost = RunningProgram.wait { daemons.count { !$0.process.isRunning } == 5 }
    #expect(haveLost)
    let losers = daemons.filter { !$0.process.isRunning }
    #expect(losers.map(\.process.terminationStatus) == Array(repeating: 75, count: 5))
    for winner in daemons where winner.process.isRunning {
      winner.waitUntilReady()
      winner.stop()
    }
  }

  @Test func `the lock goes with its process, however that ends`() throws {
    let site = try Site()
    let killed = try site.start()
    killed.waitUntilReady()
    killed.send(SIGKILL)
    killed.process.waitUntilExit()
    let next = try site.start()
    next.waitUntilReady()
    next.stop()
  }
}
