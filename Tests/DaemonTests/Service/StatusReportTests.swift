import Daemon
import ServiceNotice
import Testing

/// What the command `status` says.
struct StatusReportTests {
  private let folder: TemporaryFolder
  private let database: String

  init() throws {
    folder = try TemporaryFolder()
    database = folder.path("trailbell.db")
    let root = try TrailFolder(folder.path("trail"))
    try root.arrive(Array(HandWritten.file(ids: ["1"]).utf8), as: "a.json")
    try Ingest.run(root.path, into: database)
  }

  private func report(secondsLater: Int64) throws -> StatusReport {
    let now = DaemonClock.system
    return try StatusReport(
      databasePath: database,
      clock: DaemonClock(
        nowSeconds: { now.nowSeconds() + secondsLater },
        monotonicNanoseconds: now.monotonicNanoseconds))
  }

  @Test func `a daemon that cannot write for long is found out`() throws {
    let lock = try InstanceLock.acquire(for: database)
    defer { lock.release() }
    let young = try report(secondsLater: 5)
    #expect(young.isRunning && !young.isStuck)
    let old = try report(secondsLater: 120)
    #expect(old.isRunning && old.isStuck)
    #expect(old.lines.contains { $0.value.contains("nothing could be written for 12") })
  }

  @Test func `where no daemon runs nothing is stuck`() throws {
    let report = try report(secondsLater: 10_000)
    #expect(!report.isRunning && !report.isStuck)
  }
}
