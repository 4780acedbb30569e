import Alarms
import Foundation
import Testing

@testable import Notify

/// An alert as a JSON object in one line.
struct AlertJSONTests {
  private func object(_ line: String) throws -> [String: Any] {
    let object = try JSONSerialization.jsonObject(with: Data(line.utf8))
    return try #require(object as? [String: Any])
  }

  private func line(_ notice: AlertNotice) -> String {
    AlertJSON.text(notice)
  }

  @Test func `an object has every member`() throws {
    let notice = try object(line(Notices.ordinary()))
    #expect(notice["alertID"] as? String == "0123456789abcdef")
    #expect(notice["state"] as? String == "firing")
    #expect(notice["level"] as? String == "high")
    #expect(notice["group"] as? [String: String] == ["actor": "arn:role"])
    #expect(notice["startedAt"] as? String == "1970-01-01T00:16:40Z")
    #expect(notice["lastAt"] as? String == "1970-01-01T00:17:40Z")
    #expect(notice["count"] as? Int == 7)
    #expect(notice["windowSeconds"] as? Int == 600)
    #expect(notice["condition"] as? String == "at least 5 events in 10 min")
    #expect(notice["measured"] == nil)
    #expect(notice["eventIDs"] as? [String] == ["id-1", "id-2"])
  }

  @Test(arguments: HostileText.all)
  func `hostile values come back as they were`(value: String) throws {
    let text = line(Notices.make(value))
    #expect(!HostileText.isObeyed(text))
    let notice = try object(text)
    for name in ["ruleID", "ruleTitle", "ruleAuthor", "ruleFile"] {
      #expect(notice[name] as? String == value, "\(name)")
    }
    #expect(notice["actors"] as? [String] == [value, "second"])
    #expect(notice["addresses"] as? [String] == [value])
    #expect(notice["eventNames"] as? [String] == [value])
    #expect(notice["eventIDs"] as? [String] == [value, "following"])
    #expect(notice["level"] as? String == "high")
  }

  @Test func `every character that could be obeyed comes back`() throws {
    for scalar in HostileText.scalars {
      let value = "a\(Character(scalar))b"
      let text = line(Notices.make(value))
      #expect(!HostileText.isObeyed(text))
      let actors = try object(text)["actors"] as? [String]
      #expect(actors.map { Array($0[0].utf8) } == Array(value.utf8))
    }
  }

  @Test func `what was measured stands beside what was expected`() throws {
    let expected = Measure.Expectation(mean: 2.5, deviation: 1)
    let notice = try object(
      line(Notices.ordinary(measured: Measure(value: 40, expected: expected))))
    #expect(notice["measured"] as? Double == 40)
    #expect(notice["expectedMean"] as? Double == 2.5)
    #expect(notice["expectedDeviation"] as? Double == 1)
  }

  @Test func `what Trailbell noticed of itself is a member`() throws {
    let notice = try object(line(Notices.aboutItself(group: "{}", details: "it went \"back\"")))
    #expect(notice["details"] as? String == "it went \"back\"")
    #expect(try object(line(Notices.ordinary()))["details"] == nil)
  }

  @Test func `who was told is a member where somebody is to be`() throws {
    func notice(_ audience: AlertAudience?) throws -> [String: Any] {
      try object(line(Notices.ordinary(audience: audience)))
    }
    #expect(try notice(nil)["shadow"] == nil)
    #expect(try notice(nil)["firstAnnouncedAt"] == nil)
    #expect(try notice(.told(firstAt: 9))["firstAnnouncedAt"] as? String == "1970-01-01T00:00:09Z")
    #expect(try notice(.told(firstAt: 9))["shadow"] as? Bool == false)
    #expect(try notice(.nobody)["firstAnnouncedAt"] is NSNull)
    #expect(try notice(.shadow)["shadow"] as? Bool == true)
  }

  @Test func `an unknown author is no member`() throws {
    var rule = Notices.ordinary().rule
    rule = RuleSummary(
      ruleID: rule.ruleID, version: rule.version, title: rule.title, level: rule.level,
      author: nil, file: rule.file, windowSeconds: rule.windowSeconds, conditionText: "")
    let notice = AlertNotice(
      alertID: "1", rule: rule, group: "{}", episode: Episode(startedAt: 1, lastAt: 1), count: 1,
      actors: [], addresses: [], eventNames: [], eventIDs: [])
    #expect(try object(line(notice))["ruleAuthor"] == nil)
    #expect(try object(line(notice))["condition"] == nil)
  }
}
