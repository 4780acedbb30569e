import Foundation
import Testing

/// A receiver that is killed amid many alerts.
@Suite(.enabled(if: Rsyslog.isInstalled, "rsyslog is not installed"))
struct RsyslogKillTests {
  private static let count = 2_000

  private func expectAll(_ input: Rsyslog.Input) throws {
    let rsyslog = try Rsyslog(input)
    let sender = try Senders.syslog(rsyslog.sinkKeys)
    for number in 0..<Self.count {
      switch number {
      case 700, 1_200:
        rsyslog.kill()
        try rsyslog.start()
      case 1_100:
        // It is there, and reads no more: what comes now gets no further than the kernel.
        rsyslog.hold()
      default: break
      }
      sender.deliver(Notices.notice(number))
    }
    // Who is told the last alert has read all that were sent before it.
    let lines = try rsyslog.received(Self.count)
    let numbers = try ReceivedLine.numbers(lines)
    #expect(Set(numbers) == Set(0..<Self.count))
    #expect(numbers.last == Self.count - 1)
    // What comes twice is the same: a receiver can tell it by its id.
    #expect(Set(lines.map(\.raw)).count == Self.count)
  }

  @Test func `over TCP, all alerts arrive, some of them twice`() throws { try expectAll(.tcp) }

  @Test(.enabled(if: Rsyslog.canDoTLS, Rsyslog.withoutTLS), arguments: Rsyslog.drivers)
  func `over TLS, all alerts arrive, some of them twice`(driver: String) throws {
    try expectAll(.tls(driver: driver, Certificates(), asksClient: false))
  }
}
