import Alarms
import CloudTrail
import Rules
import Store
import Synchronization
import Watch

/// Gathers what the decoders of a scan find; each event counts once for each rule.
final class ScanFindings: Sendable {
  private struct Group: Hashable {
    let alarm: Int
    let key: String
  }

  private struct Values {
    var summary = ScanRun.Summary()
    var seen: Set<UInt64> = []
    var groups: [Group: [ScanMatch]] = [:]
  }

  private let rules: RuleBook
  private let onMatch: (@Sendable (ScanRun.Match) -> Void)?
  private let values = Mutex(Values())

  init(_ rules: RuleBook, onMatch: (@Sendable (ScanRun.Match) -> Void)?) {
    self.rules = rules
    self.onMatch = onMatch
  }

  func add(unreadable reason: String) { values.withLock { $0.summary.unreadable.add(reason) } }

  func add(skipped text: String) { values.withLock { $0.summary.skipped.append(text) } }

  func add(_ matches: [ScanMatch], _ parts: [FilePart], path: PathBytes) {
    values.withLock { values in
      for part in parts {
        values.summary.records += part.records
        values.summary.rejected += part.rejected
        guard let ending = part.ending else { continue }
        values.summary.files += 1
        if let reason = ending.reason {
          values.summary.problems.add("\(path): \(ending.state): \(reason)")
        }
      }
      for match in matches { add(match, to: &values) }
    }
  }

  private func add(_ match: ScanMatch, to values: inout Values) {
    let identity = ContentHash.of(
      "\(match.detection)\n\(match.key.value)\n\(match.contentHash)\n\(match.eventID)")
    guard values.seen.insert(identity).inserted else { return }
    if let onMatch {
      let time = match.key.seconds
      onMatch(
        ScanRun.Match(
          rule: rules.rules.detections[match.detection], eventID: match.eventID,
          eventTime: time == EventKey.untimedSeconds ? "" : EventTime.text(ofSeconds: time)))
      return
    }
    guard match.key.seconds != EventKey.untimedSeconds else { return }
    for (alarm, group) in match.groups {
      values.groups[Group(alarm: alarm, key: group), default: []].append(match)
    }
  }

  /// Computes the episodes of everything that was found.
  func summary() -> ScanRun.Summary {
    values.withLock { values in
      var summary = values.summary
      for (group, matches) in values.groups {
        summary.alerts += alerts(
          of: group, matches.sorted { ($0.key, $0.contentHash) < ($1.key, $1.contentHash) })
      }
      summary.alerts.sort {
        ($0.episode.startedAt, $0.alertID) < ($1.episode.startedAt, $1.alertID)
      }
      return summary
    }
  }

  private func alerts(of group: Group, _ matches: [ScanMatch]) -> [AlertNotice] {
    let rule = rules.alarmRules[group.alarm]
    // An event can answer yes to several detections of one alarm; it is counted once.
    var unique: [ScanMatch] = []
    for match in matches
    where unique.last?.key != match.key || unique.last?.contentHash != match.contentHash {
      unique.append(match)
    }
    let times = unique.map(\.key.seconds)
    guard let first = times.first, let last = times.last else { return [] }
    let holding = rule.condition.holdingTimes(of: times, within: first...last)
    let changes = EpisodeMerge.merge(
      [], holdingTimes: holding, windowSeconds: rule.condition.windowSeconds)
    return changes.map { notice(of: $0.episode, rule, group.key, unique) }
  }

  private func notice(
    of episode: Episode, _ rule: AlarmRule, _ group: String, _ matches: [ScanMatch]
  ) -> AlertNotice {
    let range = episode.evidenceRange(rule.condition)
    let evidence = matches.filter { range.contains($0.key.seconds) }
    func firstFew(_ values: [String]) -> [String] {
      var few: [String] = []
      for value in values where few.count < AlertNotice.evidenceMaximum {
        if !few.contains(value) { few.append(value) }
      }
      return few
    }
    return AlertNotice(
      alertID: AlertID.make(rule: rule, group: group, startedAt: episode.startedAt), rule: rule,
      group: group, episode: episode, count: evidence.count,
      actors: firstFew(evidence.compactMap(\.actor)),
      addresses: firstFew(evidence.compactMap(\.address)),
      eventNames: firstFew(evidence.compactMap(\.eventName)),
      eventIDs: firstFew(evidence.map(\.eventID)))
  }
}
