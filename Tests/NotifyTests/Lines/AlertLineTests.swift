import Alarms
import Testing

@testable import Notify

/// An alert as a line for a person.
struct AlertLineTests {
  @Test func `an alert that only comes to ring says so`() {
    let pending = AlertNotice(
      alertID: "0123456789abcdef", rule: Notices.ordinary().rule, group: "{}",
      episode: Episode(startedAt: 1_000, lastAt: 1_060), count: 1, actors: [], addresses: [],
      eventNames: [], eventIDs: [], isPending: true)
    #expect(AlertLine.text(pending).hasPrefix("1970-01-01T00:16:40Z HIGH PENDING Burst"))
    let json = AlertJSON.text(pending)
    #expect(json.contains(#""change":"pending","state":"pending""#))
  }

  private func text(_ notice: AlertNotice) -> String {
    AlertLine.text(notice)
  }

  @Test func `a line tells when, how grave, what, who, from where, how often and by which rule`() {
    #expect(
      text(Notices.ordinary()) == """
        1970-01-01T00:16:40Z HIGH Burst of refusals: arn:role from 192.0.2.1 — 7 events until 1970-01-01T00:17:40Z (rings: at \
        least 5 events in 10 min) (GetObject) — first event id-1 and following — rule rule-1 by Ada, alert \
        0123456789abcdef
        """)
  }

  @Test func `an alert that nobody was told of says so, and one of a rule on trial`() {
    #expect(text(Notices.ordinary(audience: .told(firstAt: 9))) == text(Notices.ordinary()))
    #expect(text(Notices.ordinary(audience: .nobody)).hasSuffix("def — nobody was told"))
    #expect(
      text(Notices.ordinary(audience: .shadow)).hasPrefix("1970-01-01T00:16:40Z HIGH SHADOW Burst"))
  }

  @Test func `a single event has no end and no condition`() {
    let line = text(Notices.ordinary(condition: "", count: 1, lastAt: 1_000))
    #expect(line.contains("— 1 event (GetObject)"))
  }

  @Test func `what was measured stands beside what was expected`() {
    let counted = text(Notices.ordinary(measured: Measure(value: 12.34567)))
    #expect(counted.contains("(measured 12.346; rings: at least 5 events in 10 min)"))
    let expected = Measure.Expectation(mean: 2.5, deviation: 1)
    let compared = text(Notices.ordinary(measured: Measure(value: 40, expected: expected)))
    #expect(compared.contains("(measured 40, expected 2.5 give or take 1; rings: "))
  }

  @Test func `an alert about Trailbell itself tells what was noticed, and counts signals`() {
    let line = text(Notices.aboutItself(group: #"{"path":"/trail"}"#, details: "9 MiB are free"))
    #expect(
      line == """
        1970-01-01T00:16:40Z HIGH Disk Nearly Full: path /trail — 9 MiB are free — 2 signals until 1970-01-01T00:17:40Z (rings: \
        little is left) — rule trailbell-disk-low by Trailbell, alert 0123456789abcdef
        """)
    let groupless = text(Notices.aboutItself(group: "{}", details: "it went back"))
    #expect(groupless.contains("Disk Nearly Full: it went back — 2 signals"))
  }

  @Test func `what was noticed stays in its line too`() {
    for value in HostileText.all {
      #expect(!HostileText.isObeyed(text(Notices.aboutItself(group: "{}", details: value))))
    }
  }

  @Test(arguments: HostileText.all)
  func `hostile values stay in their line and command nothing`(value: String) {
    let line = text(Notices.make(value))
    #expect(!HostileText.isObeyed(line))
    #expect(line.hasPrefix("1970-01-01T00:16:40Z HIGH "), "an event's text never begins a line")
  }

  @Test func `every character that could be obeyed is written out`() {
    for scalar in HostileText.scalars {
      let line = text(Notices.make("a\(Character(scalar))b"))
      #expect(!HostileText.isObeyed(line))
      guard HostileText.isObeyed(String(Character(scalar))) else { continue }
      let written = scalar == "\t" ? "\\t" : "\\u{\(String(scalar.value, radix: 16))}"
      #expect(line.contains("a\(written)b"))
    }
  }

  @Test func `harmless text is not touched`() {
    #expect(text(Notices.make("ünïcödé 🔔")).contains("ünïcödé 🔔"))
  }

  @Test func `a level that is no word of Sigma does not forge a line either`() {
    #expect(!HostileText.isObeyed(text(Notices.make("x", level: "hi\ngh"))))
  }

  @Test(arguments: [
    ("critical", 2), ("high", 3), ("medium", 4), ("low", 5), ("informational", 6), ("odd", 6),
  ])
  func `levels have priorities`(level: String, priority: Int) {
    #expect(AlertPriority.number(ofLevel: level) == priority)
  }
}
