import Foundation
import Store
import Testing

/// People who may only read can always do so: beside the daemon, after it, after its sudden end.
@Suite(.serialized, .enabled(if: OtherUser.isPossible))
struct ReaderTests {
  private let site: Site

  init() throws {
    site = try Site.ringing(for: "Call")
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o755], ofItemAtPath: site.folder.url.path)
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
}

/// Another user, for as long as one thread needs.
private enum OtherUser {
  /// The user `nobody`.
  private static let identifier: UInt32 = 65_534

  /// Linux's `setfsuid` and `setfsgid`: whose files the calling thread may open.
  private static let setUser = function("setfsuid")
  private static let setGroup = function("setfsgid")

  private typealias SetIdentifier = @convention(c) (UInt32) -> Int32

  private static func function(_ name: String) -> SetIdentifier? {
    dlsym(nil, name).map { unsafeBitCast($0, to: SetIdentifier.self) }
  }

  /// Only root can be somebody else.
  static let isPossible: Bool = {
    let isPossible = geteuid() == 0 && setUser != nil && setGroup != nil
    if !isPossible { print("skipped: only root can read as another user") }
    return isPossible
  }()

  /// Runs a body on a thread of its own, as somebody who has no right but that of all.
  static func run(_ body: @escaping @Sendable () throws -> Int64?) throws -> Int64? {
    let outcome = Outcome()
    let thread = Thread {
      _ = setGroup?(identifier)
      _ = setUser?(identifier)
      outcome.result = Result { try body() }
      outcome.done.signal()
    }
    thread.start()
    outcome.done.wait()
    return try outcome.result.get()
  }

  /// Carries the result out of the thread; written before the signal and read after it.
  private final class Outcome: @unchecked Sendable {
    var result: Result<Int64?, any Error> = .success(nil)
    let done = DispatchSemaphore(value: 0)
  }
}
