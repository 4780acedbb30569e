import Alarms
import Store
import Testing

/// What becomes of alerts that begin in a silence, by a clock that stands.
struct SilencedAlertTests {
  @Test func `an alert that begins silently is recorded, and told when the silence ends`() throws {
    let site = try AlertSite([.counting(1, windowSeconds: 3_600)])
    try site.silence(until: 1_000)
    #expect(try site.ring(at: 10).alerts == 0)
    #expect(
      try site.database.rows("SELECT state, first_announced_at FROM alerts") == [["firing", nil]])
    try site.tick(at: 999)
    #expect(try site.told().isEmpty)
    try site.tick(at: 1_000)
    #expect(try site.told() == ["firing"])
    #expect(
      try site.database.rows("SELECT first_announced_at, late_by FROM alerts") == [
        ["2026-11-01T10:16:40Z", nil]
      ], "the silence does not make it late")
    try site.tick(at: 2_000)
    #expect(try site.told() == ["firing"])
  }

  @Test func `one whose events came late stays as late as they were`() throws {
    let site = try AlertSite([.counting(1, windowSeconds: 100_000)])
    try site.silence(until: 20_000)
    try site.ring([TestRecord(id: "a")], at: AlertSite.start + 5_000)
    try site.tick(at: 20_000)
    #expect(try site.database.column("SELECT late_by FROM outbox") == ["4100"])
  }

  @Test func `one that is over by the end of the silence is told to nobody`() throws {
    let site = try AlertSite([.counting(1, windowSeconds: 60)])
    try site.silence(until: 10_000)
    try site.ring(at: 10)
    try site.tick(at: 5_000)
    #expect(try site.database.column("SELECT state FROM alerts") == ["resolved"])
    try site.tick(at: 10_000)
    #expect(try site.told().isEmpty)
  }

  @Test func `one that was over long ago is in no summary`() throws {
    let site = try AlertSite([.counting(1, windowSeconds: 60)])
    try site.silence(until: 200_000)
    try site.ring([TestRecord(id: "a")], at: AlertSite.start + 100_000)
    #expect(try site.database.column("SELECT state FROM alerts") == ["resolved"])
    try site.tick(at: 200_001)
    #expect(try site.database.number("SELECT count(*) FROM outbox") == 0)
  }

  @Test func `one that begins again after its end, and after the silence, is told`() throws {
    let site = try AlertSite([.counting(1, windowSeconds: 600)])
    try site.silence(until: 100)
    try site.ring(at: 10)
    try site.ring(at: 200)
    #expect(try site.database.number("SELECT count(*) FROM alerts") == 1)
    try site.tick(at: 200)
    #expect(try site.told() == ["firing"])
  }

  @Test(
    arguments: [
      (rule: nil, group: [:], isSilent: true),
      (rule: "Rule", group: [:], isSilent: true),
      (rule: "rule-1", group: ["actor": "ada"], isSilent: true),
      (rule: "rule-1", group: ["actor": "ada", "region": "x"], isSilent: false),
      (rule: "rule-1", group: ["actor": "bea"], isSilent: false),
      (rule: "RULE-1", group: [:], isSilent: true),
      (rule: "rule-", group: [:], isSilent: false),
    ] as [(rule: String?, group: [String: String], isSilent: Bool)])
  func `a silence is about a rule and a group`(
    rule: String?, group: [String: String], isSilent: Bool
  ) throws {
    let site = try AlertSite()
    try site.silence(rule: rule, group: group, until: 1_000)
    try site.ring(at: 10)
    #expect(try site.told().isEmpty == isSilent)
  }

  @Test func `one that has not begun, or is over, silences nothing`() throws {
    let site = try AlertSite()
    try site.silence(from: 100, until: 1_000)
    try site.silence(from: -1_000, until: 10)
    try site.ring(at: 10)
    #expect(try site.told() == ["firing"])
  }

  @Test func `the next silence takes over where the first ends`() throws {
    let site = try AlertSite([.counting(1, windowSeconds: 36_000)])
    try site.silence(until: 100)
    try site.silence(from: 100, until: 300)
    try site.ring(at: 10)
    try site.tick(at: 100)
    #expect(try site.told().isEmpty)
    try site.tick(at: 300)
    #expect(try site.told() == ["firing"])
  }

  @Test func `an alert that people know is not repeated in a silence, and its end is told`() throws
  {
    let site = try AlertSite(
      [.counting(1, windowSeconds: 3_600)], alarms: AlarmSettings(repeatSeconds: 100))
    try site.ring(at: 0)
    try site.silence(until: 1_000)
    try site.tick(at: 150)
    #expect(try site.told() == ["firing"])
    try site.tick(at: 1_000)
    #expect(try site.told() == ["firing", "repeated"])
    try site.silence(until: 100_000)
    try site.tick(at: 10_000)
    #expect(try site.told() == ["firing", "repeated", "resolved"])
  }

  @Test func `what cannot be read silences nothing`() throws {
    let site = try AlertSite()
    try site.database.connection().execute(
      """
      INSERT INTO silence (group_fields, starts_at, ends_at, owner, reason, created_at)
      VALUES ('actor', 0, 9999999999, 'ada', 'by hand', 0)
      """)
    try site.ring(at: 10)
    #expect(try site.told() == ["firing"])
    let silences = try Silence.all(in: Database.openCurrentForReading(site.database.path))
    #expect(silences.map(\.scope.groupFields) == [nil])
  }
}
