import Alarms
import Delivery
import Foundation
import Notify
import Testing

/// Alerts in a real Alertmanager.
@Suite(.enabled(if: Alertmanager.isInstalled, "prometheus-alertmanager is not installed"))
struct AlertmanagerTests {
  private let alertmanager: Alertmanager

  init() throws { alertmanager = try Alertmanager() }

  @Test func `an alert fires there, and is resolved`() throws {
    let sender = try Senders.webhook(alertmanager.sinkKeys)
    let notice = Notices.notice(1)
    sender.deliver(notice)
    let alert = try #require(try alertmanager.active()[notice.alertID])
    #expect(alert.status.state == "active")
    #expect(alert.labels["alertname"] == "Burst of Refusals" && alert.labels["severity"] == "high")
    #expect(alert.labels["group_actor"] == "arn:aws:iam::111122223333:role/Trainer")
    #expect(alert.annotations["summary"] == Wording().text(.alert(notice)))
    #expect(alert.startsAt == "2023-11-14T22:13:20.000Z")
    wait(for: "people hear of it") {
      alertmanager.told.statuses(of: notice.alertID) == ["firing"]
    }
    sender.deliver(Notices.notice(1, change: .resolved))
    wait(for: "people hear of its end") {
      alertmanager.told.statuses(of: notice.alertID) == ["firing", "resolved"]
    }
    #expect(try alertmanager.active()[notice.alertID] == nil)
  }

  @Test func `what is told again goes on, and what is not is over`() throws {
    // As if it had been told long ago: it has a moment left to live.
    let past = try Senders.webhook(
      alertmanager.sinkKeys, nowSeconds: { Senders.now() - AlertmanagerAlert.lifeSeconds + 10 })
    let present = try Senders.webhook(alertmanager.sinkKeys)
    let (standing, forgotten) = (Notices.notice(1), Notices.notice(2))
    for notice in [standing, forgotten] { past.deliver(notice) }
    #expect(present.standingIntervalSeconds == 60)
    #expect(present.tellStanding([standing]) == nil)
    wait(for: "the end of what is not told again") {
      alertmanager.told.statuses(of: forgotten.alertID) == ["firing", "resolved"]
    }
    #expect(try alertmanager.active().keys.sorted() == [standing.alertID])
    #expect(alertmanager.told.statuses(of: standing.alertID) == ["firing"])
  }

  @Test func `labels and annotations hold what the alert holds, whatever others filled in`() throws
  {
    let sender = try Senders.webhook(alertmanager.sinkKeys)
    for notice in HostileValues.notices { sender.deliver(notice) }
    let active = try alertmanager.active()
    for notice in HostileValues.notices {
      let alert = try #require(active[notice.alertID])
      let group = try JSONDecoder().decode([String: String].self, from: Data(notice.group.utf8))
      // An empty value is none to Alertmanager.
      let label = alert.labels["group_actor", default: ""]
      #expect(label.utf8.elementsEqual(group["actor", default: ""].utf8))
      #expect(alert.labels["rule_id"] == notice.rule.ruleID)
      #expect(alert.annotations["actors"] == notice.actors.joined(separator: ", "))
      #expect(alert.annotations["details"] == notice.details)
      #expect(alert.annotations["summary"] == Wording().text(.alert(notice)))
    }
  }

  @Test func `ten thousand alerts that still ring are told again`() throws {
    let sender = try Senders.webhook(alertmanager.sinkKeys)
    let notices = (0..<10_000).map { Notices.notice($0) }
    #expect(sender.tellStanding(notices) == nil)
    #expect(Set(try alertmanager.active().keys) == Set(notices.map(\.alertID)))
  }
}
