import Glibc
import ServiceNotice
import Testing

@Suite struct ServiceNotifierTests {
  @Test(arguments: [false, true])
  func everyNoticeArrives(_ abstract: Bool) throws {
    let receiver = try DatagramReceiver(abstract: abstract)
    let notifier = ServiceNotifier(environment: ["NOTIFY_SOCKET": receiver.name])
    #expect(notifier.ready(status: "reading 3 files") == .sent)
    #expect(receiver.next() == ["READY=1", "STATUS=reading 3 files"])
    #expect(notifier.ready() == .sent)
    #expect(receiver.next() == ["READY=1"])
    #expect(notifier.status("idle") == .sent)
    #expect(receiver.next() == ["STATUS=idle"])
    #expect(notifier.watchdog() == .sent)
    #expect(receiver.next() == ["WATCHDOG=1"])
    #expect(notifier.extendStart(byMicroseconds: 120_000_000, status: "12 of 100 rows") == .sent)
    #expect(receiver.next() == ["EXTEND_TIMEOUT_USEC=120000000", "STATUS=12 of 100 rows"])
    #expect(notifier.stopping(status: "closing the database") == .sent)
    #expect(receiver.next() == ["STOPPING=1", "STATUS=closing the database"])
    #expect(receiver.isEmpty())
  }

  @Test func aReloadTellsTheMonotonicTime() throws {
    let receiver = try DatagramReceiver(abstract: false)
    let before = monotonicMicroseconds()
    #expect(ServiceNotifier(environment: ["NOTIFY_SOCKET": receiver.name]).reloading() == .sent)
    let after = monotonicMicroseconds()
    let fields = try #require(receiver.next())
    #expect(fields.first == "RELOADING=1")
    let stamp = try #require(fields.last?.split(separator: "=").last.flatMap { UInt64($0) })
    #expect(fields.last == "MONOTONIC_USEC=\(stamp)")
    #expect((before...after).contains(stamp))
  }

  @Test func aStatusStaysOneFieldOfOneDatagram() throws {
    let receiver = try DatagramReceiver(abstract: true)
    let notifier = ServiceNotifier(environment: ["NOTIFY_SOCKET": receiver.name])
    notifier.status("one\nSTOPPING=1\r\u{0}\u{1B}[31m")
    #expect(receiver.next() == ["STATUS=one STOPPING=1   [31m"])
    notifier.status(String(repeating: "ü", count: 5000))
    #expect(receiver.next() == ["STATUS=" + String(repeating: "ü", count: 1024)])
    notifier.status("")
    #expect(receiver.next() == ["STATUS="])
  }

  @Test(arguments: [[:], ["NOTIFY_SOCKET": ""]])
  func withoutAServiceManagerNothingHappens(_ environment: [String: String]) {
    let notifier = ServiceNotifier(environment: environment)
    #expect(notifier.ready(status: "x") == .notAsked)
    #expect(notifier.watchdog() == .notAsked)
    #expect(notifier.reloading() == .notAsked)
    #expect(notifier.stopping() == .notAsked)
  }

  @Test(arguments: [
    ("/nowhere/notify", ENOENT, "cannot notify /nowhere/notify: No such file or directory"),
    (
      "@trailbell-nobody-listens", ECONNREFUSED,
      "cannot notify @trailbell-nobody-listens: Connection refused"
    ),
    (
      "vsock:2:1234", EAFNOSUPPORT,
      "cannot notify vsock:2:1234: Address family not supported by protocol; NOTIFY_SOCKET must start with / or @"
    ),
  ])
  func aLostNoticeIsAValue(_ name: String, _ code: Int32, _ message: String) {
    guard
      case .failed(let error) = ServiceNotifier(environment: ["NOTIFY_SOCKET": name]).watchdog()
    else {
      Issue.record("a notice to \(name) was not lost")
      return
    }
    #expect(error.code == code)
    #expect(error.description == message)
  }

  @Test(arguments: [(107, ENOENT), (108, ENAMETOOLONG), (5000, ENAMETOOLONG)])
  func aPathMayFillTheAddress(_ length: Int, _ code: Int32) {
    let name = "/" + String(repeating: "x", count: length - 1)
    let delivery = ServiceNotifier(environment: ["NOTIFY_SOCKET": name]).watchdog()
    guard case .failed(let error) = delivery else {
      Issue.record("a notice to \(length) letters was not lost")
      return
    }
    #expect(error.code == code)
  }

  @Test func aServiceManagerThatIsBehindCannotHoldTheServiceUp() throws {
    let receiver = try DatagramReceiver(abstract: true)
    let notifier = ServiceNotifier(environment: ["NOTIFY_SOCKET": receiver.name])
    let start = monotonicMicroseconds()
    var lost: ServiceNoticeError?
    // The queue of a unix socket holds a few hundred datagrams at most before a sender must wait.
    for _ in 0..<100_000 where lost == nil {
      if case .failed(let error) = notifier.watchdog() { lost = error }
    }
    #expect(lost?.code == EAGAIN)
    #expect(monotonicMicroseconds() - start < 10_000_000)
    #expect(receiver.next() == ["WATCHDOG=1"])
  }

  @Test(
    arguments: [
      ([:], nil), (["WATCHDOG_USEC": "30000000"], 30_000_000),
      (["WATCHDOG_USEC": "30000000", "WATCHDOG_PID": "42"], 30_000_000),
      (["WATCHDOG_USEC": "30000000", "WATCHDOG_PID": "43"], nil),
      (["WATCHDOG_USEC": "30000000", "WATCHDOG_PID": "x"], nil), (["WATCHDOG_USEC": "0"], nil),
      (["WATCHDOG_USEC": "-1"], nil), (["WATCHDOG_USEC": "30s"], nil),
      (["WATCHDOG_PID": "42"], nil),
      (["WATCHDOG_USEC": "1"], 1),
    ] as [([String: String], UInt64?)])
  func theWatchdogIsOnlyForTheProcessItNames(_ environment: [String: String], _ timeout: UInt64?) {
    let notifier = ServiceNotifier(environment: environment, processIdentifier: 42)
    #expect(notifier.watchdogTimeoutMicroseconds == timeout)
    #expect(notifier.watchdogIntervalMicroseconds == timeout.map { max($0 / 2, 1) })
  }

  private func monotonicMicroseconds() -> UInt64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return UInt64(time.tv_sec) * 1_000_000 + UInt64(time.tv_nsec) / 1000
  }
}
