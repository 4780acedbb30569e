import Alarms
import CloudTrail
import Store
import Testing

/// Everything about one alert.
struct AlertDetailsTests {
  private func find(_ beginning: String, _ site: AlertSite) throws -> AlertDetailsReader.Found {
    try AlertDetailsReader(Database.openCurrentForReading(site.database.path)).find(beginning)
  }

  private func only(_ site: AlertSite) throws -> AlertDetails {
    let id = try site.database.value("SELECT alert_id FROM alerts") ?? ""
    guard case .alert(let details) = try find(id, site) else {
      throw DatabaseError("there is no alert \(id)")
    }
    return details
  }

  @Test func `details tell the rule, the course, the events and what was told`() throws {
    let site = try AlertSite([.counting(3)], sinks: ["stdout", "second"])
    let records = [0, 10, 10, 40].enumerated().map { number, seconds in
      TestRecord(
        id: "id-\(number)", time: EventTime.text(ofSeconds: AlertSite.start + Int64(seconds)),
        event: number == 3 ? "DeleteModel" : "CreateModel", actor: number < 3 ? "Trainer" : "Other",
        address: "192.0.2.\(number % 2)")
    }
    try site.ring(records, at: AlertSite.start + 50)
    let details = try only(site)
    #expect(details.alert.count == 4)
    #expect(details.alert.state == .firing)
    #expect(details.notice.rule == AlarmRule.counting(3).summary)
    #expect(details.firstAnnouncedAt == AlertSite.start + 50)
    #expect(details.nextTellingAt == AlertSite.start + 50 + 14_400)
    #expect(details.tellings.map(\.sink).sorted() == ["second", "stdout"])
    #expect(details.tellings.allSatisfy { $0.change == "firing" && $0.state == .waiting })
    let evidence = details.evidence
    #expect(evidence.first?.eventID == "id-0")
    #expect(evidence.last?.eventID == "id-3")
    #expect(evidence.times.map { $0 - AlertSite.start } == [0, 10, 10, 40])
    let roles = "arn:aws:iam::111122223333:role/team/"
    #expect(evidence.actors.map(\.value) == ["Trainer", "Other"].map { roles + $0 })
    #expect(evidence.actors.map(\.events) == [3, 1])
    #expect(evidence.addresses.map(\.value) == ["192.0.2.0", "192.0.2.1"])
    #expect(evidence.eventNames.map(\.events) == [3, 1])
    #expect(evidence.files.map(\.value) == ["/trail/1.json"])
    #expect(evidence.files.map(\.events) == [4])
  }

  @Test func `what was sent says when`() throws {
    let site = try AlertSite()
    try site.ring(at: 0)
    let row = try site.database.number("SELECT id FROM outbox")
    try site.writer.note([OutboxChange(row: Int64(row), .sent)], nowSeconds: AlertSite.start + 7)
    _ = try site.writer.commit(nowSeconds: AlertSite.start + 7)
    #expect(try only(site).tellings.map(\.settledAt) == [AlertSite.start + 7])
  }

  @Test func `an id may be cut short as long as it is one alert's`() throws {
    let site = try AlertSite([.counting(1, windowSeconds: 1)])
    for number in 0..<20 as Range<Int64> { try site.ring(at: number * 1_000) }
    let ids = try site.database.column("SELECT alert_id FROM alerts").compactMap(\.self)
    #expect(ids.count == 20)
    for id in ids {
      let beginnings = (1...id.count).map { String(id.prefix($0)) }
      for beginning in beginnings {
        let matching = ids.filter { $0.hasPrefix(beginning) }.sorted()
        switch try find(beginning.uppercased(), site) {
        case .alert(let details): #expect(matching == [details.alert.alertID])
        case .several(let named): #expect(matching.count > 1 && named == Array(matching.prefix(5)))
        case .none: Issue.record("\(beginning) is the beginning of \(matching)")
        }
      }
    }
    for unknown in ["", "zz", "%", "_", ids[0] + "0"] {
      guard case .none = try find(unknown, site) else {
        Issue.record("'\(unknown)' is no alert's")
        continue
      }
    }
  }

  @Test func `the events are found by index`() throws {
    let site = try AlertSite()
    try site.ring(at: 0)
    let plan = try site.database.rows(
      """
      EXPLAIN QUERY PLAN
      SELECT event_id, time, actor, source_ip, event_name, file FROM alert_events
      WHERE alert_id = 'x'
      """
    ).compactMap { $0.last?.map { $0 } }.joined(separator: "; ")
    #expect(!plan.contains("SCAN"), "\(plan)")
    #expect(!plan.contains("MATERIALIZE"), "\(plan)")
  }
}
