import Alarms
import Foundation
import Notify
import Testing

@testable import Delivery

/// Alerts in a real journal.
@Suite(.enabled(if: Journald.canRun, Journald.cannotRun))
struct JournaldTests {
  private let journald: Journald
  private let sender: JournalSender

  init() throws {
    let journald = try Journald()
    self.journald = journald
    sender = try #require(
      JournalSender(path: journald.socket, identifier: "trailbell") {
        Wording().text($0.announcement)
      })
  }

  @Test func `ten thousand alerts are ten thousand entries, in order`() throws {
    for number in 0..<10_000 { sender.deliver(Notices.notice(number)) }
    let entries = try journald.entries("SYSLOG_IDENTIFIER=trailbell")
    #expect(entries.map { $0["TRAILBELL_ALERT_ID"] } == (0..<10_000).map { [Notices.alertID($0)] })
    #expect(entries.allSatisfy { $0["PRIORITY"] == ["3"] && $0["_TRANSPORT"] == ["journal"] })
  }

  @Test func `an entry holds what the alert holds, whatever others filled in`() throws {
    for notice in HostileValues.notices { sender.deliver(notice) }
    let entries = try journald.entries("SYSLOG_IDENTIFIER=trailbell")
    try #require(entries.count == HostileValues.notices.count)
    for (entry, notice) in zip(entries, HostileValues.notices) {
      func expect(_ name: String, _ values: [String]) {
        #expect(entry.fields[name, default: []] == Set(values.map { Array($0.utf8) }), "\(name)")
      }
      expect("MESSAGE", [Wording().text(.alert(notice))])
      expect("PRIORITY", ["3"])
      expect("MESSAGE_ID", ["9f86215046dd4fd9bde9a04db0f86f6a"])
      expect("TRAILBELL_NOTIFICATION_ID", [Notices.notification(notice).id])
      expect("TRAILBELL_RULE", [notice.rule.title])
      expect("TRAILBELL_ALERT_ID", [notice.alertID])
      expect("TRAILBELL_GROUP", [notice.group])
      expect("TRAILBELL_ACTOR", notice.actors)
      expect("TRAILBELL_ADDRESS", notice.addresses)
      expect("TRAILBELL_EVENT_NAME", notice.eventNames)
      expect("TRAILBELL_EVENT_ID", notice.eventIDs)
      expect("TRAILBELL_DETAILS", [notice.details].compactMap(\.self))
    }
  }

  @Test func `entries are found by what they hold`() throws {
    sender.deliver(Notices.notice(1, Evidence(actors: ["ada", "grace\nMESSAGE=forged"])))
    sender.deliver(Notices.notice(2, Evidence(actors: ["joan"])))
    #expect(try journald.entries("TRAILBELL_RULE=Burst of Refusals").count == 2)
    for (actor, number) in [("ada", 1), ("grace\nMESSAGE=forged", 1), ("joan", 2)] {
      let found = try journald.entries("TRAILBELL_ACTOR=\(actor)")
      #expect(found.map { $0["TRAILBELL_ALERT_ID"] } == [[Notices.alertID(number)]])
    }
    #expect(try journald.entries("TRAILBELL_ACTOR=nobody").isEmpty)
  }

  @Test func `after a journal that was killed and started again, the sender goes on`() throws {
    sender.deliver(Notices.notice(1))
    try journald.sync()
    journald.kill()
    guard case .failed = sender.send(Notices.notification(2)) else {
      Issue.record("an entry was written where no journal was")
      return
    }
    try journald.start()
    for number in 2..<100 { sender.deliver(Notices.notice(number)) }
    let entries = try journald.entries("SYSLOG_IDENTIFIER=trailbell")
    #expect(entries.map { $0["TRAILBELL_ALERT_ID"] } == (1..<100).map { [Notices.alertID($0)] })
  }

  @Test func `a sink over the journal's socket for syslog is understood`() throws {
    let sender = try Senders.syslog("transport: unix, path: \(journald.syslogSocket)")
    let notice = Notices.notice(1, Evidence(actors: ["<0>\n\u{1B}[31m"]))
    sender.deliver(notice)
    let entry = try #require(try journald.entries("_TRANSPORT=syslog").first)
    #expect(entry["SYSLOG_IDENTIFIER"] == ["trailbell"] && entry["PRIORITY"] == ["3"])
    #expect(entry["SYSLOG_PID"] == ["\(getpid())"])
    #expect(entry["MESSAGE"] == [Wording().text(.alert(notice))])
  }

  // MARK: The catalog

  private static let catalog = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "systemd/trailbell.catalog")

  private static let canMount =
    Journald.canRun && (try? Counterpart.run("unshare", ["--mount", "true"])) != nil

  @Test(.enabled(if: canMount, "mount namespaces cannot be made here"))
  func `the catalog explains each change of an alert`() throws {
    for (number, change) in AlertChange.allCases.enumerated() {
      sender.deliver(Notices.notice(number, change: change))
    }
    let text = try journald.explained(by: Self.catalog, "SYSLOG_IDENTIFIER=trailbell")
    let subjects = text.split(separator: "\n").compactMap { line in
      line.firstRange(of: "Subject: ").map { String(line[$0.upperBound...]) }
    }
    let rule = "\"Burst of Refusals\""
    #expect(
      subjects == [
        "The rule \(rule) rings", "The rule \(rule) still rings",
        "The alert 0000000000000002 of \(rule) is over",
        "The alert 0000000000000003 of \(rule) is another than was told",
        "The alert 0000000000000004 is one with 00000000000000ff",
        "The alert 0000000000000005 of \(rule) is withdrawn",
      ])
    #expect(text.contains("trailbell alerts show 0000000000000000"))
    #expect(!text.contains("@TRAILBELL"))
  }
}
