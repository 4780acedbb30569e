import CloudTrail
import Rules

@testable import Alarms

/// A match as it is handed to a history.
struct HandedMatch: Hashable {
  let alarm: Int
  let reference: Int
  let isIndirect: Bool
  let group: String
  let outerGroup: String?
  let value: MatchValue?
  let event: EventKey
}

/// All episodes of alarms that refer to each other, gathered anew for every question.
struct SlowHistory {
  let alarms: [HistoryAlarm]
  let handed: [HandedMatch]
  let settled: Int64
  let activity: Set<Int64>

  /// What `AlarmHistory` promises for an alarm.
  func results(_ alarm: Int) -> [GroupEpisodes] {
    let all = matches(alarm)
    return all.keys.sorted().compactMap { group in
      let matches = all[group] ?? []
      let entries = episodes(alarm, group, of: all).map { found in
        GroupEpisodes.Entry(
          found: found,
          evidence: events(
            matches, from: found.evidenceStart, to: found.episode.lastAt + lookahead(alarm)))
      }
      return entries.isEmpty ? nil : GroupEpisodes(group: group, entries: entries)
    }
  }

  /// Where a rule must be missing, a window lies behind its time.
  private func lookahead(_ alarm: Int) -> Int64 {
    guard case .ruleExpression(let expression) = alarms[alarm].condition, expression.hasNegation
    else { return 0 }
    return alarms[alarm].windowSeconds
  }

  private func events(_ matches: [GroupMatch], from: Int64, to: Int64) -> [EventKey] {
    Set(matches.filter { $0.seconds >= from && $0.seconds <= to }.map(\.event)).sorted()
  }

  private func episodes(
    _ alarm: Int, _ group: String, of all: [String: [GroupMatch]]
  ) -> [FoundEpisode] {
    let peers = all.filter { outer(alarm, $0.key) == outer(alarm, group) }
    return SlowAlarm(
      condition: alarms[alarm].condition, window: alarms[alarm].windowSeconds,
      matches: all[group] ?? [], settled: settled,
      knownSince: peers.values.flatMap { $0 }.map(\.seconds).min(), activity: activity
    ).episodes()
  }

  private func outer(_ alarm: Int, _ group: String) -> String {
    handed.first { $0.alarm == alarm && $0.group == group }?.outerGroup ?? group
  }

  private func matches(_ alarm: Int) -> [String: [GroupMatch]] {
    var matches: [String: [GroupMatch]] = [:]
    for (group, events) in Dictionary(grouping: handed, by: \.group) {
      let direct = events.filter { $0.alarm == alarm && !$0.isIndirect }
      matches[group] = Set(direct.map(\.event)).flatMap { event in
        let answers = direct.filter { $0.event == event }.sorted { $0.reference < $1.reference }
        return self.matches(of: event, answers, alarms[alarm].condition)
      }
    }
    for (reference, child) in alarms[alarm].children {
      for match in episodesAsMatches(of: child, for: alarm, reference) {
        matches[match.group, default: []].append(match.match)
      }
    }
    var groups = matches.mapValues { $0.sorted() }.filter { !$0.value.isEmpty }
    if let standing = alarms[alarm].standingGroup, groups[standing] == nil {
      groups[standing] = []
    }
    return groups
  }

  /// One match for all answers of an event; for a CloudWatch alarm, one for each.
  private func matches(
    of event: EventKey, _ answers: [HandedMatch], _ condition: AlarmCondition
  ) -> [GroupMatch] {
    if case .metricAlarm = condition {
      return Dictionary(grouping: answers, by: \.reference).map { reference, same in
        GroupMatch(
          event: event, references: 1 << UInt64(reference), value: same.compactMap(\.value).last)
      }
    }
    let references: UInt64 = answers.reduce(0) { $0 | 1 << UInt64($1.reference) }
    return [
      GroupMatch(event: event, references: references, value: answers.compactMap(\.value).first)
    ]
  }

  /// One match for each group and value of the parent that a child's first window carries.
  private func episodesAsMatches(
    of child: Int, for parent: Int, _ reference: Int
  ) -> [(group: String, match: GroupMatch)] {
    let all = matches(child)
    return all.flatMap { group, matches in
      episodes(child, group, of: all).flatMap { found -> [(group: String, match: GroupMatch)] in
        let startedAt = found.episode.startedAt
        let evidence = events(matches, from: found.evidenceStart, to: startedAt)
        let carriers = handed.filter {
          $0.alarm == parent && $0.reference == reference && $0.isIndirect
            && evidence.contains($0.event)
        }
        let kinds = Dictionary(grouping: carriers) { [MatchValue.text($0.group), $0.value] }
        return kinds.values.compactMap { kind in
          kind.max { $0.event < $1.event }.map {
            let match = GroupMatch(
              event: $0.event, countedAt: startedAt, references: 1 << UInt64(reference),
              value: $0.value)
            return ($0.group, match)
          }
        }
      }
    }
  }
}
