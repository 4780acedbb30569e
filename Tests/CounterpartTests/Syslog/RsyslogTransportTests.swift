import Alarms
import Foundation
import Notify
import Testing

/// Ten thousand alerts over each way that leads to a real rsyslogd.
@Suite(.enabled(if: Rsyslog.isInstalled, "rsyslog is not installed"), .serialized)
struct RsyslogTransportTests {
  private static let count = 10_000

  /// Sends them all, and returns what arrived.
  private func exchange(_ rsyslog: Rsyslog, _ keys: String = "") throws -> [ReceivedLine] {
    let sender = try Senders.syslog("\(rsyslog.sinkKeys), facility: local4\(keys)")
    for number in 0..<Self.count { sender.deliver(Notices.notice(number)) }
    return try rsyslog.received(Self.count)
  }

  /// Every message is the one that was sent: none lost, none twice, none split.
  private func expectAll(_ lines: [ReceivedLine], inOrder: Bool = true) throws {
    let numbers = try ReceivedLine.numbers(lines)
    #expect((inOrder ? numbers : numbers.sorted()) == Array(0..<Self.count))
    for line in lines {
      try #require(line.pri == "163" && line.app == "trailbell" && line.id == "firing")
      try #require(line.process == "\(getpid())" && line.host == Self.hostName)
      try #require(line.time == "2023-11-14T22:15:00Z")
    }
    let last = try #require(lines.last)
    let words = Wording().text(.alert(Notices.notice(try #require(numbers.last))))
    #expect(last.sentence == words)
    // The mark that announces UTF-8 is left where it was.
    #expect(last.message == "\u{FEFF}" + words)
  }

  private static let hostName: String = {
    (try? String(contentsOfFile: "/proc/sys/kernel/hostname", encoding: .utf8))?
      .trimmingCharacters(in: .whitespacesAndNewlines) ?? ""
  }()

  @Test func `over a socket of this machine, where rsyslog is told to expect RFC 5424`() throws {
    let rsyslog = try Rsyslog(
      .unix,
      socketKeys:
        #"useSpecialParser="off" parseHostname="on" useSysTimeStamp="off" ignoreTimestamp="off""#)
    try expectAll(try exchange(rsyslog, ", format: rfc5424"))
  }

  @Test func `over a socket of this machine, as rsyslog and Debian have it`() throws {
    let lines = try exchange(try Rsyslog(.unix))
    #expect(lines.count == Self.count)
    for (number, line) in lines.enumerated() {
      try #require(line.app == "trailbell" && line.process == "\(getpid())")
      try #require(line.pri == "163" && line.host == Self.hostName)
      try #require(line.message == " " + Wording().text(.alert(Notices.notice(number))))
    }
  }

  @Test func `in datagrams over UDP`() throws {
    // What has the kernel's buffer for itself loses nothing on loopback; order is not promised.
    try expectAll(try exchange(try Rsyslog(.udp)), inOrder: false)
  }

  @Test func `over TCP`() throws { try expectAll(try exchange(try Rsyslog(.tcp))) }

  @Test(.enabled(if: Rsyslog.canDoTLS, Rsyslog.withoutTLS), arguments: Rsyslog.drivers)
  func `over TLS, with a certificate of the receiver`(driver: String) throws {
    try expectAll(
      try exchange(try Rsyslog(.tls(driver: driver, Certificates(), asksClient: false))))
  }

  @Test(.enabled(if: Rsyslog.canDoTLS, Rsyslog.withoutTLS), arguments: Rsyslog.drivers)
  func `over TLS, with certificates of both`(driver: String) throws {
    try expectAll(
      try exchange(try Rsyslog(.tls(driver: driver, Certificates(), asksClient: true))))
  }
}
