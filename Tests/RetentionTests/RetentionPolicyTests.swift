import Retention
import Testing

/// Of all that is said about an event, the longest floor and the shortest cap hold.
struct RetentionPolicyTests {
  private static let day: Int64 = 86_400

  private func rule(
    _ name: String, _ classes: Set<EventClass> = [], _ accounts: Set<String> = [],
    least: Int64? = nil, most: Int64? = nil
  ) -> RetentionRule {
    RetentionRule(
      name: name, classes: classes, accounts: accounts,
      atLeastSeconds: least.map { $0 * Self.day }, atMostSeconds: most.map { $0 * Self.day })
  }

  @Test func `without rules nothing is ever due`() {
    let policy = RetentionPolicy()
    #expect(policy.limits(.data, account: "1").dueAt(0) == nil)
    #expect(policy.shortestSeconds == nil)
    #expect(policy.clash == nil)
  }

  @Test func `the shortest cap wins, and tells its name`() {
    let policy = RetentionPolicy([
      rule("all", most: 400), rule("reads", [.data], most: 90), rule("one", [], ["1"], most: 200),
    ])
    #expect(policy.limits(.data, account: "2").atMostRule == "reads")
    #expect(policy.limits(.management, account: "1").atMostRule == "one")
    #expect(policy.limits(.management, account: nil).atMostRule == "all")
    #expect(policy.limits(.management, account: nil).dueAt(5) == 5 + 400 * Self.day)
    #expect(policy.generalLimits.atMostRule == "all")
    #expect(policy.shortestSeconds == 90 * Self.day)
  }

  @Test func `a floor holds whatever the cap`() {
    let policy = RetentionPolicy([rule("keep", least: 400), rule("drop", [.data], most: 90)])
    #expect(policy.limits(.data, account: "1").dueAt(0) == 400 * Self.day)
  }

  @Test func `rules clash where they are about the same events`() {
    let keep = rule("keep", [.management], ["1"], least: 400)
    #expect(RetentionPolicy([keep, rule("drop", [.management], most: 90)]).clash?.longer == keep)
    #expect(RetentionPolicy([rule("drop", [], ["1"], most: 90), keep]).clash?.longer == keep)
    #expect(RetentionPolicy([keep, rule("drop", [.data], most: 90)]).clash == nil)
    #expect(RetentionPolicy([keep, rule("drop", [], ["2"], most: 90)]).clash == nil)
    #expect(RetentionPolicy([keep, rule("drop", most: 400)]).clash == nil)
  }

  @Test(arguments: RetentionProfile.allCases, RetentionProfile.allCases)
  func `regimes clash where one asks for more than the other allows`(
    one: RetentionProfile, other: RetentionProfile
  ) {
    let policy = RetentionPolicy([
      RetentionRule(one, name: one.rawValue), RetentionRule(other, name: other.rawValue),
    ])
    let isClash = (one == .gdpr) != (other == .gdpr)
    #expect((policy.clash != nil) == isClash)
  }

  @Test func `categories have their classes, and what says nothing is management`() {
    #expect(EventClass(category: "Data") == .data)
    #expect(EventClass(category: "NetworkActivity") == .network)
    #expect(EventClass(category: nil) == .management)
    #expect(EventClass(category: "Management") == .management)
  }
}
