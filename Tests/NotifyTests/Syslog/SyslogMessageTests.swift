import Alarms
import Testing

@testable import Notify

/// Messages of syslog are what RFC 5424 says, whatever events hold.
struct SyslogMessageTests {
  private static let header = SyslogHeader(
    facility: 20, hostName: "bell.example", appName: "trailbell", processID: 42)

  private func message(
    _ notice: AlertNotice, _ format: SyslogMessage.Format = .rfc5424,
    _ body: SyslogMessage.Body = .line, byteMaximum: Int = 65_536
  ) -> String {
    SyslogMessage(
      Self.header, format, body, Wording(), byteMaximum: byteMaximum,
      localTime: { _ in LegacyTime(month: 10, day: 6, hour: 8, minute: 5, second: 0) }
    ).text(Notification(row: 1, .alert(notice), createdAt: 1_000))
  }

  /// The parameters as they must come back: each field once for each of its texts.
  private func expected(_ notice: AlertNotice) -> [String] {
    AlertFields.fields(of: notice).flatMap { field in
      field.texts.map { "\(field.singularName)=\(SafeText.line($0))" }
    }
  }

  private func check(_ notice: AlertNotice) throws {
    let parsed = try SyslogParser.parse(message(notice))
    let parameters = try #require(parsed.elements[StructuredData.elementName])
    #expect(parameters.map { "\($0.0)=\($0.1)" } == expected(notice))
    #expect(parsed.text == AlertLine.text(notice))
    #expect(parsed.priority == 20 * 8 + 3)
    #expect(parsed.hasByteOrderMark == !parsed.text.utf8.allSatisfy { $0 < 0x80 })
  }

  @Test func `a header tells who, when and what`() throws {
    let parsed = try SyslogParser.parse(message(Notices.ordinary()))
    #expect(parsed.time == "1970-01-01T00:16:40Z")
    #expect(parsed.hostName == "bell.example" && parsed.appName == "trailbell")
    #expect(parsed.processID == "42" && parsed.messageID == "firing")
  }

  @Test(arguments: HostileText.all) func `hostile values come back`(value: String) throws {
    try check(Notices.make(value))
  }

  @Test func `random hostile values come back, and the grammar holds`() throws {
    for seed in 0..<UInt64(5_000 * HostileTextMaker.effort) {
      var maker = HostileTextMaker(seed: HostileTextMaker.seed &+ seed)
      try check(Notices.make(maker.text()))
    }
  }

  @Test func `what the standard does not allow in a name is replaced`() throws {
    let header = SyslogHeader(
      facility: 99, hostName: "a b\nc\(String(repeating: "x", count: 300))", appName: "",
      processID: 1)
    let text = SyslogMessage(header, .rfc5424, .line, Wording(), byteMaximum: 8_192)
      .text(Notification(row: 1, .alert(Notices.ordinary()), createdAt: 1_000))
    let parsed = try SyslogParser.parse(text)
    #expect(parsed.hostName.hasPrefix("a_b_cxxx") && parsed.hostName.utf8.count == 255)
    #expect(parsed.appName == "-")
    #expect(parsed.priority == 23 * 8 + 3)
  }

  @Test func `a message that is too long is cut, whole, valid and marked, at every length`() throws
  {
    let notice = Notices.make(String(repeating: "é🔔]\"\\", count: 40))
    let whole = message(notice)
    for maximum in stride(from: 480, through: whole.utf8.count + 2, by: 7) {
      let text = message(notice, byteMaximum: maximum)
      #expect(text.utf8.count <= maximum)
      let parsed = try SyslogParser.parse(text)
      let isCut = text != whole
      let marked =
        parsed.text.hasSuffix("…")
        || parsed.elements[StructuredData.elementName]?.last?.0 == "truncated"
      #expect(!isCut || marked, "\(maximum)")
    }
  }

  @Test func `RFC 3164 has its own header, and no structured data`() {
    let text = message(Notices.ordinary(), .rfc3164)
    #expect(
      text.hasPrefix("<163>Nov  6 08:05:00 bell.example trailbell[42]: 1970-01-01T00:16:40Z HIGH"))
  }

  @Test func `JSON and CEF stand alone`() throws {
    for body in [SyslogMessage.Body.json, .cef] {
      let parsed = try SyslogParser.parse(message(Notices.ordinary(), .rfc5424, body))
      #expect(parsed.elements.isEmpty)
      #expect(parsed.text.hasPrefix(body == .json ? "{\"alertID\"" : "CEF:0|Trailbell|"))
    }
  }
}
