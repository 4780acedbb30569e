import Testing

@testable import Alarms

/// What belongs to an episode, and what an alert is called.
struct EvidenceTests {
  private let rule = RuleSummary(
    ruleID: "rule", version: "1", title: "Title", level: "high", author: nil, file: "rule.yml",
    windowSeconds: 60, conditionText: "")

  @Test func `the first window of a count belongs to its episode`() {
    let episode = Episode(startedAt: 1_000, lastAt: 1_100)
    let count = EventCountCondition(windowSeconds: 60, threshold: 3)
    #expect(episode.evidenceRange(count) == 940...1_100)
    let single = EventCountCondition(windowSeconds: 60, threshold: 1)
    #expect(episode.evidenceRange(single) == 1_000...1_100)
  }

  @Test func `an alert has one id, which differs with everything that it is made of`() {
    let id = AlertID.make(rule: rule, group: "{}", startedAt: 1)
    #expect(id == AlertID.make(rule: rule, group: "{}", startedAt: 1))
    #expect(id.count == 16 && id.allSatisfy(\.isHexDigit))
    #expect(id != AlertID.make(rule: rule, group: "{}", startedAt: 2))
    #expect(id != AlertID.make(rule: rule, group: "[]", startedAt: 1))
    let edited = RuleSummary(
      ruleID: "rule", version: "2", title: "Title", level: "high", author: nil, file: "rule.yml",
      windowSeconds: 60, conditionText: "")
    #expect(id != AlertID.make(rule: edited, group: "{}", startedAt: 1))
  }

  @Test func `ids stay as they are from one release to the next`() {
    #expect(AlertID.make(rule: rule, group: "{}", startedAt: 1) == "268482f4bdc80c55")
  }
}
