import Foundation
import Glibc
import ServiceNotice
import Testing

/// One test after another: a process that one of them starts holds the locks of all for an instant.
@Suite(.serialized) struct InstanceLockTests {
  /// A database path in a fresh folder that is gone after the test.
  private func withDatabase(_ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("lock-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder.appendingPathComponent("trailbell.db").path)
  }

  @Test func aSecondInstanceIsToldWhoHasTheDatabase() throws {
    try withDatabase { database in
      let lock = try InstanceLock.acquire(for: database)
      let error = #expect(throws: InstanceLockError.self) {
        try InstanceLock.acquire(for: database)
      }
      let start = "\(database) is in use by process \(getpid()), running since 2"
      #expect(error?.description.hasPrefix(start) == true)
      #expect(error?.description.hasSuffix("Z; stop it first, or name another database") == true)
      lock.release()
    }
  }

  @Test func theHolderIsKnownAsLongAsItHolds() throws {
    try withDatabase { database in
      #expect(try InstanceLock.holder(of: database) == nil)
      let before = time(nil)
      let lock = try InstanceLock.acquire(for: database)
      let holder = try #require(try InstanceLock.holder(of: database))
      #expect(holder.processIdentifier == getpid())
      #expect((before...time(nil)).contains(holder.startedEpochSeconds ?? 0))
      #expect(lock.path == database + ".lock")
      lock.release()
      #expect(try InstanceLock.holder(of: database) == nil)
      lock.release()
      try InstanceLock.acquire(for: database).release()
    }
  }

  @Test func theTimeIsWrittenForPeople() throws {
    try withDatabase { database in
      let lock = try InstanceLock.acquire(for: database)
      // As a holder in another container would look: its number means nothing here.
      try "process=2147483647\nstarted=1795362062\n"
        .write(toFile: lock.path, atomically: false, encoding: .utf8)
      let holder = try InstanceLock.holder(of: database)
      #expect(holder?.description == "process 2147483647, running since 2026-11-22T15:41:02Z")
      try "nonsense".write(toFile: lock.path, atomically: false, encoding: .utf8)
      #expect(try InstanceLock.holder(of: database)?.description == "an unknown process")
      lock.release()
    }
  }

  @Test func whatACrashLeftBehindIsNoHolder() throws {
    try withDatabase { database in
      try "process=1\nstarted=1\n".write(
        toFile: database + ".lock", atomically: false, encoding: .utf8)
      #expect(try InstanceLock.holder(of: database) == nil)
      let lock = try InstanceLock.acquire(for: database)
      #expect(try InstanceLock.holder(of: database)?.processIdentifier == getpid())
      lock.release()
    }
  }

  @Test func ofFiftyAtOnceOneWins() throws {
    try withDatabase { database in
      for round in 0..<100 {
        let locks = Collection<InstanceLock>()
        let losers = Collection<LockHolder>()
        together(50) { _ in
          do throws(InstanceLockError) {
            let lock = try InstanceLock.acquire(for: database)
            locks.append(lock)
          } catch {
            if case .held(_, let holder) = error { losers.append(holder) }
          }
        }
        #expect(locks.all.count == 1, "round \(round)")
        #expect(losers.all.filter { $0.processIdentifier == getpid() }.count == 49)
        locks.all.forEach { $0.release() }
      }
    }
  }

  @Test func lookingNeverKeepsAnInstanceFromStarting() throws {
    try withDatabase { database in
      let refused = Collection<Int>()
      together(4) { thread in
        for _ in 0..<2000 {
          if thread > 0 {
            _ = try? InstanceLock.holder(of: database)
          } else if let lock = try? InstanceLock.acquire(for: database) {
            lock.release()
          } else {
            refused.append(1)
          }
        }
      }
      #expect(refused.all.isEmpty)
    }
  }

  /// A child that kept the lock would keep the database after its parent is gone.
  @Test func aChildDoesNotInheritTheLock() throws {
    try withDatabase { database in
      let lock = try InstanceLock.acquire(for: database)
      var child: pid_t = 0
      var arguments = [strdup("sleep"), strdup("60"), nil]
      defer { arguments.forEach { free($0) } }
      #expect(posix_spawnp(&child, "sleep", nil, nil, &arguments, environ) == 0)
      defer {
        kill(child, SIGKILL)
        waitpid(child, nil, 0)
      }
      // The new program is there when it has taken the name of the old one.
      while try String(contentsOfFile: "/proc/\(child)/comm", encoding: .utf8) != "sleep\n" {
        usleep(1000)
      }
      let folder = "/proc/\(child)/fd"
      let open = try FileManager.default.contentsOfDirectory(atPath: folder).compactMap { name in
        try? FileManager.default.destinationOfSymbolicLink(atPath: "\(folder)/\(name)")
      }
      #expect(!open.contains { $0.hasSuffix(".lock") })
      lock.release()
    }
  }

  @Test func theLockFileIsNotForEveryone() throws {
    try withDatabase { database in
      let lock = try InstanceLock.acquire(for: database)
      var status = stat()
      #expect(stat(lock.path, &status) == 0)
      #expect(status.st_mode & 0o137 == 0)
      lock.release()
    }
  }

  @Test func aLockFileThatCannotBeOpenedSaysWhatToDo() throws {
    let missing = #expect(throws: InstanceLockError.self) {
      try InstanceLock.acquire(for: "/nowhere/trailbell.db")
    }
    #expect(
      missing?.description
        == "cannot open /nowhere/trailbell.db.lock: No such file or directory; create the folder of the database first"
    )
    try withDatabase { database in
      #expect(symlink("/etc/passwd", database + ".lock") == 0)
      let linked = #expect(throws: InstanceLockError.self) {
        try InstanceLock.acquire(for: database)
      }
      #expect(linked?.description.hasSuffix("take the symbolic link out of the way") == true)
      #expect(throws: InstanceLockError.self) { try InstanceLock.holder(of: database) }
    }
  }

  /// Runs `body` on that many threads of their own, all let go at the same moment.
  private func together(_ count: Int, _ body: @escaping @Sendable (Int) -> Void) {
    let gate = DispatchSemaphore(value: 0)
    let group = DispatchGroup()
    for thread in 0..<count {
      group.enter()
      Thread {
        gate.wait()
        body(thread)
        group.leave()
      }.start()
    }
    for _ in 0..<count { gate.signal() }
    group.wait()
  }
}

/// Values that several threads bring together.
private final class Collection<Value>: @unchecked Sendable {
  private let lock = NSLock()
  private var values: [Value] = []

  var all: [Value] { lock.withLock { values } }

  func append(_ value: Value) { lock.withLock { values.append(value) } }
}
