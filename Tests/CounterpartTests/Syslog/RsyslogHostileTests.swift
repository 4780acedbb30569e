import Alarms
import Foundation
import Notify
import Testing

/// What others fill in cannot make a message say anything else to a real rsyslogd.
@Suite(.enabled(if: Rsyslog.isInstalled, "rsyslog is not installed"))
struct RsyslogHostileTests {
  /// What others fill in of an alert, in JSON.
  private struct Alert: Decodable, Equatable {
    let alertID: String
    let group: [String: String]
    let actors: [String]
    let addresses: [String]
    let eventNames: [String]
    let eventIDs: [String]
    let details: String?
  }

  private let notices = HostileValues.notices

  private func exchange(_ keys: String) throws -> [ReceivedLine] {
    let rsyslog = try Rsyslog(.tcp)
    let sender = try Senders.syslog("\(rsyslog.sinkKeys), message_size_max: 64KiB, \(keys)")
    for notice in notices { sender.deliver(notice) }
    let lines = try rsyslog.received(notices.count)
    try #require(lines.count == notices.count)
    return lines
  }

  @Test func `structured data holds what the alert holds, and the words are the sentence`() throws {
    for (line, notice) in zip(try exchange("body: line"), notices) {
      let parameters = try line.parameters()
      func expect(_ name: String, _ values: [String]) {
        #expect(parameters[name, default: []] == values.map(HostileValues.shown))
      }
      expect("alertID", [notice.alertID])
      expect("ruleTitle", [notice.rule.title])
      expect("change", ["firing"])
      expect("group", [notice.group])
      expect("actor", notice.actors)
      expect("address", notice.addresses)
      expect("eventName", notice.eventNames)
      expect("eventID", notice.eventIDs)
      expect("details", [notice.details].compactMap(\.self))
      #expect(line.sentence == Wording().text(.alert(notice)))
      #expect(line.id == "firing" && line.pri == "27")
    }
  }

  @Test func `a body of JSON holds exactly what the alert holds`() throws {
    for (line, notice) in zip(try exchange("body: json"), notices) {
      let alert = try JSONDecoder().decode(Alert.self, from: Data(line.sentence.utf8))
      let group = try JSONDecoder().decode([String: String].self, from: Data(notice.group.utf8))
      let expected = Alert(
        alertID: notice.alertID, group: group, actors: notice.actors, addresses: notice.addresses,
        eventNames: notice.eventNames, eventIDs: notice.eventIDs, details: notice.details)
      #expect(alert == expected)
      #expect(line.data == "-")
    }
  }

  @Test func `a body of CEF holds what the alert holds`() throws {
    for (line, notice) in zip(try exchange("body: cef"), notices) {
      let event = try CEFEvent(line.sentence)
      #expect(event.header.dropFirst(4) == [notice.rule.ruleID, notice.rule.title, "8"])
      #expect(event.keys["externalId"] == notice.alertID)
      #expect(event.keys["cat"] == "firing")
      #expect(event.keys["suser"] == notice.actors.first.map(HostileValues.shown))
      #expect(event.keys["msg"] == Wording().text(.alert(notice)))
      let labelled = event.labelled
      func expect(_ name: String, _ values: [String]) {
        #expect(labelled[name] == values.map(HostileValues.shown).joined(separator: ", "))
      }
      expect("group", [notice.group])
      expect("eventNames", notice.eventNames)
      expect("eventIDs", notice.eventIDs)
    }
  }

  @Test(arguments: ["line", "json", "cef"])
  func `RFC 3164 keeps one message one message`(body: String) throws {
    for (line, notice) in zip(try exchange("format: rfc3164, body: \(body)"), notices) {
      #expect(line.app == "trailbell" && line.process == "\(getpid())" && line.pri == "27")
      #expect(line.message.contains(notice.rule.title))
    }
  }
}
