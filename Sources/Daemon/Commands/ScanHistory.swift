import Alarms
import CloudTrail
import Rules

extension HistoryAlarm {
  /// An alarm as a scan's history knows it.
  fileprivate init(_ rule: AlarmRule) {
    self.init(
      condition: rule.condition, windowSeconds: rule.windowSeconds, children: rule.children,
      standingGroup: rule.hasStandingGroup ? AlarmRule.standingGroup : nil,
      keepFiringSeconds: rule.keepFiringSeconds)
  }
}

/// The matches of a scan, in memory, and the alerts that follow from them.
struct ScanHistory {
  private struct Entry {
    /// A position in `events`.
    let event: Int
    let subscription: AlarmSubscription
    let group: MatchGroup
  }

  private let rules: RuleBook
  private var runs: ScanRuns
  private var events: [ScanEvent] = []
  private var numbers: [ScanEvent: Int] = [:]
  private var entries: [Entry] = []
  private var activeMinutes: Set<Int64> = []
  /// Events that rules match, and that are in no window for want of a time.
  private(set) var untimedEvents: Set<ScanEvent> = []

  init(_ rules: RuleBook) {
    self.rules = rules
    runs = ScanRuns(rules.alarmRules)
  }

  /// Adds what a part of a file brought; copies of an event are one event.
  mutating func add(_ found: ScanFound) {
    activeMinutes.formUnion(found.activeMinutes)
    for match in found.matches {
      guard match.event.identity.key.seconds != EventKey.untimedSeconds else {
        untimedEvents.insert(match.event)
        continue
      }
      for (subscription, group) in match.groups {
        if runs.keeps(subscription.alarm) {
          runs.add(match.event, subscription.alarm, group)
        } else {
          let number = number(of: match.event)
          entries.append(Entry(event: number, subscription: subscription, group: group))
        }
      }
    }
  }

  private mutating func number(of event: ScanEvent) -> Int {
    if let known = numbers[event] { return known }
    let number = events.count
    numbers[event] = number
    events.append(event)
    return number
  }

  /// The alerts, in the order of time.
  ///
  /// - Parameter nowSeconds: the clock: what has not happened until then, has not happened.
  func alerts(nowSeconds: Int64) -> [JudgedAlert] {
    let alerts = countedAlerts(nowSeconds) + pauseAlerts(nowSeconds)
    return alerts.sorted {
      ($0.notice.episode.startedAt, $0.notice.alertID)
        < ($1.notice.episode.startedAt, $1.notice.alertID)
    }
  }

  private func pauseAlerts(_ nowSeconds: Int64) -> [JudgedAlert] {
    runs.episodes(settledSeconds: nowSeconds).compactMap { alarm, group, found, evidence in
      let rule = rules.alarmRules[alarm]
      guard rule.rings, rule.comesToRing(found, settledSeconds: nowSeconds) else { return nil }
      return JudgedAlert(alarm, of: rule, group, found, evidence)
    }
  }

  private func countedAlerts(_ nowSeconds: Int64) -> [JudgedAlert] {
    let keys = uniqueKeys()
    var history = AlarmHistory(alarms: rules.alarmRules.map { HistoryAlarm($0) })
    for entry in entries {
      history.add(
        alarm: entry.subscription.alarm, reference: entry.subscription.reference,
        isIndirect: entry.subscription.isIndirect, group: entry.group.group,
        outerGroup: entry.group.outerGroup, value: entry.group.value, event: keys[entry.event])
    }
    var eventsByKey: [EventKey: ScanEvent] = [:]
    for (event, key) in zip(events, keys) { eventsByKey[key] = event }
    let found = history.episodes(
      settledSeconds: nowSeconds, activity: TrailActivity(minutes: activeMinutes))
    var alerts: [JudgedAlert] = []
    for (alarm, rule) in rules.alarmRules.enumerated() where rule.rings {
      for group in found[alarm] {
        alerts += group.entries.compactMap { entry in
          guard rule.comesToRing(entry.found, settledSeconds: nowSeconds) else { return nil }
          let evidence = entry.evidence.compactMap { eventsByKey[$0] }
          return JudgedAlert(alarm, of: rule, group.group, entry.found, evidence)
        }
      }
    }
    return alerts
  }

  /// A key for each event that no other has: rivals and chance can make two the same.
  private func uniqueKeys() -> [EventKey] {
    var keys = events.map(\.identity.key)
    let order = events.indices.sorted { events[$0].identity < events[$1].identity }
    var last = Int64.min
    for index in order {
      last = max(keys[index].value, last + 1)
      keys[index] = EventKey(value: last)
    }
    return keys
  }
}
