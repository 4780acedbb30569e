import Alarms
import Rules
import Store
import Testing

/// Lists of alerts, by what somebody asks for.
struct AlertListingTests {
  /// Five alerts, of two rules, for three actors.
  private func site() throws -> AlertSite {
    let site = try AlertSite([
      .counting(1, windowSeconds: 60), .counting(2, windowSeconds: 60, level: "low"),
    ])
    try site.ring(at: 0)
    try site.ring(at: 100, group: #"{"actor":"bea","region":"x"}"#)
    for seconds in [200, 201] as [Int64] { try site.ring(at: seconds, rule: 1) }
    try site.ring(at: 5_000, group: #"{"actor":"cyd"}"#)
    try site.ring(at: 6_000)
    try site.tick(at: 6_010)
    return site
  }

  private func page(
    _ site: AlertSite, maximum: Int = 50, _ change: (inout AlertFilter) -> Void = { _ in }
  ) throws -> AlertPage {
    var filter = AlertFilter()
    change(&filter)
    let connection = try Database.openCurrentForReading(site.database.path)
    return try AlertListing(connection).page(filter, maximum: maximum)
  }

  private func starts(_ page: AlertPage) -> [Int64] {
    page.alerts.map { $0.episode.startedAt - AlertSite.start }
  }

  @Test func `the newest come first, and the rest is counted`() throws {
    let site = try site()
    let page = try page(site, maximum: 2)
    #expect(starts(page) == [6_000, 5_000])
    #expect(page.moreCount == 3)
    #expect(try starts(self.page(site)) == [6_000, 5_000, 201, 100, 0])
    #expect(page.alerts.first?.state == .firing)
    #expect(page.alerts.first?.ruleTitle == "Rule")
    #expect(page.alerts.first?.group == #"{"actor":"ada"}"#)
  }

  @Test func `filters by rule, level, state, group and time`() throws {
    let site = try site()
    #expect(try starts(page(site) { $0.rule = "rule-2" }) == [201])
    #expect(try starts(page(site) { $0.rule = "uL" }).count == 5, "a part of the title, any case")
    #expect(try starts(page(site) { $0.rule = "rule-" }).isEmpty, "an id is whole")
    #expect(try starts(page(site) { $0.rule = "%" }).isEmpty)
    #expect(try starts(page(site) { $0.levelMinimum = .medium }) == [6_000, 5_000, 100, 0])
    #expect(try starts(page(site) { $0.levelMinimum = .critical }).isEmpty)
    #expect(try starts(page(site) { $0.states = [.firing] }).first == 6_000)
    #expect(try starts(page(site) { $0.states = [.resolved] }).last == 0)
    #expect(try starts(page(site) { $0.states = [.merged] }).isEmpty)
    #expect(
      try starts(page(site) { $0.groupFields = GroupFields(["actor": "ada"]) }) == [6_000, 201, 0])
    #expect(
      try starts(page(site) { $0.groupFields = GroupFields(["actor": "bea", "region": "x"]) })
        == [100])
    #expect(
      try starts(
        page(site) {
          $0.sinceSeconds = AlertSite.start + 100
          $0.untilSeconds = AlertSite.start + 5_000
        }) == [5_000, 201, 100])
  }

  @Test func `a group's filter counts the rest as well`() throws {
    let page = try page(site(), maximum: 1) { $0.groupFields = GroupFields(["actor": "ada"]) }
    #expect(starts(page) == [6_000])
    #expect(page.moreCount == 2)
  }
}
