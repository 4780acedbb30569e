import Testing

@testable import Alarms

/// What belongs to an episode, and what an alert is called.
struct EvidenceTests {
  private let rule = RuleSummary(
    ruleID: "rule", version: "1", title: "Title", level: "high", author: nil, file: "rule.yml",
    windowSeconds: 60, conditionText: "")

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
