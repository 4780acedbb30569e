import Foundation
import Store
import Synchronization
import Testing

/// People of the group who may only read can always do so: beside the daemon, after it, after its
/// sudden end.
@Suite(.serialized, .enabled(if: OtherUser.isPossible))
struct ReaderTests {
  private let site: Site

  init() throws {
    site = try Site.ringing(for: "Call")
    try site.openToOtherUser()
  }

  /// How many events someone reads who may not write.
  private func count(at moment: String) throws -> Int64? {
    let path = site.database
    return try OtherUser.run {
      #expect(open(path, O_RDWR | O_CLOEXEC) == -1, "\(moment): this user must not write")
      let reader = try Database.openForReading(path)
      _ = try reader.number("SELECT count(*) FROM events WHERE record != ''")
      return try reader.number("SELECT count(*) FROM event")
    }
  }

  @Test func `reading needs no permission to write`() throws {
    let daemon = try site.start()
    daemon.waitUntilReady()
    for number in 1...20 {
      try site.arrive("\(number).json", call: "Call", actors: ["actor-\(number)"])
      let stored = try count(at: "beside the daemon") ?? -1
      #expect(stored >= 0 && stored <= number)
    }
    #expect(RunningProgram.wait { site.fileCount == 20 })
    #expect(try count(at: "beside the idle daemon") == 20)
    daemon.stop()
    #expect(try count(at: "after a clean stop") == 20)

    let killed = try site.start()
    killed.waitUntilReady()
    try site.arrive("21.json", call: "Call", actors: ["last"])
    #expect(RunningProgram.wait { site.fileCount == 21 })
    killed.send(SIGKILL)
    killed.process.waitUntilExit()
    #expect(try count(at: "after kill -9") == 21)
    let next = try site.start()
    next.waitUntilReady()
    #expect(try count(at: "after the recovery") == 21)
    next.stop()
  }

  /// Others can write it, so that it may change while it is read: it is no file that stays as it is.
  @Test func `a folder that only the reader cannot write is no read-only media`() throws {
    try site.arrive("1.json", call: "Call", actors: ["ada"])
    let ingest = ["ingest", site.trail.path, "--database", site.database]
    try #require(try Program.run(ingest).status == 0)
    for suffix in ["-wal", "-shm"] {
      try FileManager.default.removeItem(atPath: site.database + suffix)
    }
    let path = site.database
    let said = Mutex("")
    _ = try OtherUser.run {
      do { return try Database.openForReading(path).number("SELECT count(*) FROM event") } catch {
        said.withLock { $0 = "\(error)" }
        return nil
      }
    }
    #expect(said.withLock { $0 }.contains("its -wal and -shm files are missing"))
    #expect(said.withLock { $0 }.contains("copy \(path)"))
  }
}
