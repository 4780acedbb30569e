@testable import Simulation

/// Says what must ring, from the records alone: every shipped rule once more, by hand and slowly.
struct SlowEvaluator {
  struct Rule: Sendable {
    var id: String
    var windowSeconds: Int64
    var groupBy: [String]
    var matches: @Sendable (SimulatedTrail.Record) -> Bool
    var holds: @Sendable ([SimulatedTrail.Record]) -> Bool
  }

  struct Episode: Hashable {
    var ruleID: String
    var group: [String: String]
    var startedAtSeconds: Int64
    var lastAtSeconds: Int64
    var count: Int
  }

  var trail: SimulatedTrail

  func episodes(of rule: Rule) -> Set<Episode> {
    let matches = matchesByGroup(of: rule)
    return Set(
      matches.flatMap { group, records in
        episodes(of: rule, group: group, records: records)
      })
  }

  func matchesByGroup(of rule: Rule) -> [[String: String]: [SimulatedTrail.Record]] {
    var matches: [[String: String]: [SimulatedTrail.Record]] = [:]
    for record in trail.distinctRecords where rule.matches(record) {
      guard let group = group(of: record, by: rule.groupBy) else { continue }
      matches[group, default: []].append(record)
    }
    return matches
  }

  /// Goes through all seconds at which something matched, and looks back over the window from each.
  private func episodes(
    of rule: Rule, group: [String: String], records: [SimulatedTrail.Record]
  ) -> [Episode] {
    let times = Set(records.map(\.timeSeconds)).sorted()
    func inside(_ first: Int64, _ last: Int64) -> [SimulatedTrail.Record] {
      records.filter { $0.timeSeconds >= first && $0.timeSeconds <= last }
    }
    let holding = times.filter { rule.holds(inside($0 - rule.windowSeconds, $0)) }
    var stretches: [(first: Int64, last: Int64)] = []
    for time in holding {
      if let last = stretches.last?.last, time <= last + rule.windowSeconds {
        stretches[stretches.count - 1].last = time
      } else {
        stretches.append((time, time))
      }
    }
    return stretches.map { stretch in
      Episode(
        ruleID: rule.id, group: group, startedAtSeconds: stretch.first,
        lastAtSeconds: stretch.last,
        count: inside(stretch.first - rule.windowSeconds, stretch.last).count)
    }
  }

  private func group(of record: SimulatedTrail.Record, by fields: [String]) -> [String: String]? {
    var group: [String: String] = [:]
    for field in fields {
      let value = field == "actor" ? actor(of: record) : record.text(field)
      guard let value else { return nil }
      group[field] = value
    }
    return group
  }

  private func actor(of record: SimulatedTrail.Record) -> String? {
    record.text("userIdentity.sessionContext.sessionIssuer.arn")
      ?? record.text("userIdentity.arn") ?? record.text("userIdentity.invokedBy")
  }
}
