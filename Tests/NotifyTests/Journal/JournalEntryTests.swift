import Alarms
import Foundation
import Testing

@testable import Notify

/// Entries of the journal: fields that come back as they were, byte for byte.
struct JournalEntryTests {
  /// Reads a datagram as the journal does.
  private func parse(_ datagram: [UInt8]) throws -> [(String, [UInt8])] {
    var fields: [(String, [UInt8])] = []
    var rest = datagram[...]
    while !rest.isEmpty {
      let end = try #require(
        rest.firstIndex { $0 == UInt8(ascii: "=") || $0 == UInt8(ascii: "\n") })
      let name = String(decoding: rest[..<end], as: UTF8.self)
      let isPlain = rest[end] == UInt8(ascii: "=")
      rest = rest[(end + 1)...]
      if isPlain {
        let line = try #require(rest.firstIndex(of: UInt8(ascii: "\n")))
        fields.append((name, Array(rest[..<line])))
        rest = rest[(line + 1)...]
      } else {
        let count = rest.prefix(8).enumerated().reduce(0) {
          $0 | Int($1.element) << (8 * $1.offset)
        }
        rest = rest.dropFirst(8)
        fields.append((name, Array(rest.prefix(count))))
        rest = rest.dropFirst(count)
        #expect(rest.popFirst() == UInt8(ascii: "\n"))
      }
    }
    return fields
  }

  private func fields(_ notice: AlertNotice) throws -> [String: [String]] {
    let entry = JournalEntry(
      Notification(row: 9, .alert(notice), createdAt: 1_000), message: AlertLine.text(notice),
      identifier: "trailbell")
    var fields: [String: [String]] = [:]
    for (name, bytes) in try parse(entry.datagram) {
      #expect(name.wholeMatch(of: /[A-Z][A-Z0-9_]{0,63}/) != nil, "\(name)")
      fields[name, default: []].append(String(decoding: bytes, as: UTF8.self))
    }
    return fields
  }

  @Test func `the fields have the names that people ask for`() throws {
    let fields = try fields(Notices.ordinary())
    #expect(fields["PRIORITY"] == ["3"] && fields["SYSLOG_IDENTIFIER"] == ["trailbell"])
    #expect(fields["MESSAGE_ID"] == ["9f86215046dd4fd9bde9a04db0f86f6a"])
    #expect(fields["TRAILBELL_RULE"] == ["Burst of refusals"])
    #expect(fields["TRAILBELL_RULE_ID"] == ["rule-1"])
    #expect(fields["TRAILBELL_ALERT_ID"] == ["0123456789abcdef"])
    #expect(fields["TRAILBELL_ACTOR"] == ["arn:role"])
    #expect(fields["TRAILBELL_EVENT_ID"] == ["id-1", "id-2"])
    #expect(fields["TRAILBELL_NOTIFICATION_ID"] == ["0123456789abcdef-firing-9"])
    #expect(fields["MESSAGE"]?.first?.hasPrefix("1970-01-01T00:16:40Z HIGH") ?? false)
  }

  @Test func `hostile values come back byte for byte, and forge no field`() throws {
    let values =
      HostileText.all
      + (0..<UInt64(2_000 * HostileTextMaker.effort)).map { seed in
        var maker = HostileTextMaker(seed: HostileTextMaker.seed &+ seed)
        return maker.text()
      } + ["a\nPRIORITY=0\nMESSAGE=forged", "\n\u{8}\0\0\0\0\0\0\0"]
    for value in values {
      let fields = try fields(Notices.make(value))
      #expect(fields["TRAILBELL_ACTOR"] == [value, "second"])
      #expect(fields["TRAILBELL_RULE"] == [value])
      #expect(fields["PRIORITY"] == ["3"])
      #expect(fields["MESSAGE"]?.count == 1)
      #expect(!HostileText.isObeyed(fields["MESSAGE"]?[0] ?? "\n"))
    }
  }

  @Test func `every kind of news has a number, which the catalogue explains`() throws {
    let catalogue = try String(
      contentsOf: URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "systemd/trailbell.catalog"), encoding: .utf8)
    let summary = BacklogSummary(startedAt: 1, lastAt: 2, rules: [])
    let all =
      AlertChange.allCases.map { Announcement.alert(Notices.ordinary(change: $0)) }
      + [.summary(summary)]
    let numbers = all.map(MessageID.of)
    #expect(Set(numbers).count == all.count)
    for number in numbers {
      #expect(number.wholeMatch(of: /[0-9a-f]{32}/) != nil)
      #expect(catalogue.contains("\n-- \(number)\n"))
    }
    #expect(catalogue.components(separatedBy: "\n-- ").count == all.count + 1)
  }

  @Test func `an entry fits into one datagram, however long its values are`() throws {
    let long = String(repeating: "🔔\n", count: 100_000)
    let entry = JournalEntry(
      Notification(row: 1, .alert(Notices.make(long)), createdAt: 1_000), message: "short",
      identifier: "trailbell")
    #expect(entry.datagram.count < 200_000)
  }
}
