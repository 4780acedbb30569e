import Synchronization
import Testing

@testable import Daemon
@testable import Store

/// A start that brings a large database to a newer version is not given up.
struct MigrationLogTests {
  private final class Ear: Sendable {
    struct Values {
      var extensions: [UInt64] = []
      var lines: [String] = []
    }

    let values = Mutex(Values())

    func log(_ clock: TestClock) -> MigrationLog {
      MigrationLog(
        clock: clock.clock,
        extend: { seconds, _ in self.values.withLock { $0.extensions.append(seconds) } },
        log: { line in self.values.withLock { $0.lines.append(line) } })
    }
  }

  private func progress(_ work: MigrationProgress.Work, _ done: Int64 = 0) -> MigrationProgress {
    var progress = MigrationProgress(version: 7, work: work)
    progress.doneRows = done
    progress.allRows = 1_000
    return progress
  }

  @Test func `each extension comes long before the last one ends`() {
    let clock = TestClock(nowSeconds: 1)
    let ear = Ear()
    let log = ear.log(clock)
    // The start itself is given up after two minutes.
    var givenUpAt: Int64 = 120
    for second in Int64(0)..<1_000 {
      let before = ear.values.withLock { $0.extensions.count }
      log.note(progress(.sealing, second))
      let extensions = ear.values.withLock { $0.extensions }
      if extensions.count > before, let last = extensions.last {
        givenUpAt = second + Int64(last)
      }
      #expect(givenUpAt > second + 60)
      clock.pass(seconds: 1)
    }
    let values = ear.values.withLock { $0 }
    #expect(values.extensions.count <= 201)
    #expect((90...101).contains(values.lines.count))
    #expect(
      values.lines.last
        == "bringing the database to version 7: 992 of 1000 rows are sealed")
  }

  @Test func `nobody hears of one that is over at once`() {
    let clock = TestClock(nowSeconds: 1)
    let ear = Ear()
    let log = ear.log(clock)
    for second in 0..<2 {
      log.note(progress(.tables))
      if second == 0 { clock.pass(seconds: 1) }
    }
    #expect(ear.values.withLock { $0.extensions.isEmpty && $0.lines.isEmpty })
  }

  @Test func `the disk is given the time that a slow one takes`() {
    let ear = Ear()
    ear.log(TestClock(nowSeconds: 1)).note(progress(.committing(bytes: 4_000_000_000)))
    let values = ear.values.withLock { $0 }
    #expect(values.extensions == [1_120])
    #expect(
      values.lines == ["bringing the database to version 7: writing to the disk what was changed"])
  }

  @Test func `moving the log is given the time that a slow disk takes`() {
    let ear = Ear()
    ear.log(TestClock(nowSeconds: 1)).note(progress(.moving(bytes: 4_000_000_000)))
    let values = ear.values.withLock { $0 }
    #expect(values.extensions == [1_120])
    #expect(
      values.lines
        == ["bringing the database to version 7: moving 3814 MiB of its log into it"])
  }
}
