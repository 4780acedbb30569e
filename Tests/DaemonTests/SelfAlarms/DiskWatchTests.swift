import Store
import Synchronization
import Testing

@testable import Settings
@testable import Daemon

/// When a disk is said to be nearly full.
struct DiskWatchTests {
  private static func space(_ free: UInt64, of all: UInt64, disk: UInt64 = 1) -> DiskSpace {
    DiskSpace(fileSystem: disk, byteCount: all, freeByteCount: free)
  }

  @Test func `a large disk is nearly full below a gibibyte, a small one below a twentieth`() {
    let gibibyte: UInt64 = 1 << 30
    #expect(!Self.space(gibibyte, of: 1_000 * gibibyte).isNearlyFull)
    #expect(Self.space(gibibyte - 1, of: 1_000 * gibibyte).isNearlyFull)
    #expect(!Self.space(50 << 20, of: 1_000 << 20).isNearlyFull)
    #expect(Self.space((50 << 20) - 1, of: 1_000 << 20).isNearlyFull)
  }

  @Test func `the system is asked, and what cannot be asked about is nothing`() {
    let space = DiskSpace(of: "/")
    #expect((space?.byteCount ?? 0) > 0)
    #expect((space?.freeByteCount ?? .max) <= (space?.byteCount ?? 0))
    #expect(DiskSpace(of: "/nowhere/at/all") == nil)
  }

  @Test func `every disk rings once, until it has room`() {
    let clock = TestClock(nowSeconds: 1_793_527_200)
    let alarms = SelfAlarms(
      behind: 0, settings: Configuration.Rules(), clock: clock.clock, startedAt: 0)
    let isFull = Mutex(true)
    let watch = DiskWatch(["/db", "/trail", "/far", "/gone"], alarms) { path in
      let free: UInt64 = isFull.withLock { $0 } ? 10 << 20 : 90 << 30
      return switch path {
      case "/gone": nil
      case "/far": Self.space(free, of: 100 << 30, disk: 2)
      default: Self.space(free, of: 100 << 30)
      }
    }
    watch.look()
    let signals = alarms.take().sorted { $0.group < $1.group }
    #expect(signals.map(\.group) == [#"{"path":"/db"}"#, #"{"path":"/far"}"#])
    #expect(signals.map(\.text) == Array(repeating: "10 of 102400 MiB are free", count: 2))
    clock.pass(seconds: 300)
    alarms.look()
    #expect(alarms.take().count == 2)
    isFull.withLock { $0 = false }
    watch.look()
    clock.pass(seconds: 300)
    alarms.look()
    #expect(alarms.take().isEmpty)
  }
}
