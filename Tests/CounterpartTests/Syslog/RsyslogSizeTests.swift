import Alarms
import Foundation
import Notify
import Testing

/// Messages that are too long are cut off here, where nothing is torn apart, and never by rsyslog.
@Suite(.enabled(if: Rsyslog.isInstalled, "rsyslog is not installed"))
struct RsyslogSizeTests {
  /// Alerts whose words are longer than all limits, with characters at all places modulo their length.
  private let notices = (0..<64).map { number in
    let name = String(repeating: "x", count: number) + String(repeating: "é🔔]", count: 3_000)
    return Notices.notice(number, Evidence(actors: [name], details: name))
  }

  private func exchange(_ rsyslog: Rsyslog, _ keys: String) throws -> [ReceivedLine] {
    let sender = try Senders.syslog("\(rsyslog.sinkKeys)\(keys)")
    for notice in notices { sender.deliver(notice) }
    sender.deliver(Notices.notice(64))
    return try rsyslog.received(65)
  }

  @Test(arguments: ["480B", "481B", "482B", "483B", "2KiB", "8000B", "64KiB"])
  func `what is too long is cut between two characters, and marked`(size: String) throws {
    let lines = try exchange(try Rsyslog(.tcp), ", message_size_max: \(size)")
    try #require(try ReceivedLine.numbers(lines) == Array(0...64))
    for line in lines.dropLast() {
      #expect(!line.raw.unicodeScalars.contains("\u{FFFD}"))
      let words = line.sentence
      #expect(words.hasSuffix("…"))
      let whole = AlertLine.text(notices[try ReceivedLine.numbers([line])[0]])
      #expect(whole.hasPrefix(words.dropLast()))
      let parameters = try line.parameters()
      #expect((parameters["truncated"] == ["true"]) == (parameters["details"] == nil))
    }
  }

  @Test func `what the default allows is what rsyslog takes by itself`() throws {
    // In JSON it is the values that are cut, and the rest of the room stays empty.
    let least = [
      "": 7_990, ", body: json": 2_000, ", format: rfc3164": 7_990,
      ", format: rfc3164, body: cef": 7_990,
    ]
    for (keys, byteMinimum) in least {
      let rsyslog = try Rsyslog(.tcp, maximum: nil)
      let lines = try exchange(rsyslog, keys)
      // More would be what was cut off, as messages of their own.
      #expect(lines.count == 65 && lines.allSatisfy { $0.app == "trailbell" }, "\(keys)")
      #expect(lines.map(\.raw.utf8.count).max() ?? 0 >= byteMinimum, "\(keys)")
    }
  }
}
