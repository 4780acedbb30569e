import Alarms
import CloudTrail
import Rules

/// What a scan keeps for alarms that ask for pauses only: absences and first sightings.
///
/// Their detections can match every event of a trail, of which runs keep a handful.
struct ScanRuns {
  /// A group of an alarm.
  private struct Group: Hashable {
    let alarm: Int
    let group: String
  }

  private let rules: [AlarmRule]
  private let isKept: [Bool]
  private var runs: [Group: ActivityRuns<ScanEvent>] = [:]
  private var outerGroups: [Group: String] = [:]
  private var knownSince: [Group: Int64] = [:]

  init(_ rules: [AlarmRule]) {
    self.rules = rules
    isKept = ScanRuns.isKept(rules)
  }

  /// By alarm, whether its matches are kept here.
  static func isKept(_ rules: [AlarmRule]) -> [Bool] {
    var isKept = rules.map(\.asksForPauses)
    // What other alarms count is judged together with them.
    for reference in rules.flatMap(\.references) {
      if case .alarm(let child) = reference { isKept[child] = false }
    }
    return isKept
  }

  /// Whether matches of an alarm are kept here.
  func keeps(_ alarm: Int) -> Bool { isKept[alarm] }

  mutating func add(_ event: ScanEvent, _ alarm: Int, _ match: MatchGroup) {
    let group = Group(alarm: alarm, group: match.group)
    let seconds = event.identity.key.seconds
    // By one detection it may be compared with its rivals, and not by another.
    var event = event
    event.identity.rivalMark = 0
    let window = rules[alarm].windowSeconds
    runs[group, default: ActivityRuns(windowSeconds: window)].add(event, at: seconds)
    guard let outer = match.outerGroup else { return }
    outerGroups[group] = outer
    let known = Group(alarm: alarm, group: outer)
    knownSince[known] = min(knownSince[known] ?? seconds, seconds)
  }

  /// The episodes with their alarm, group and events.
  func episodes(
    settledSeconds: Int64
  ) -> [(alarm: Int, group: String, found: FoundEpisode, evidence: [ScanEvent])] {
    runs.flatMap { group, runs in
      entries(of: runs, group, settledSeconds).map { entry in
        let evidence = entry.evidence.sorted { $0.identity < $1.identity }
        return (group.alarm, group.group, entry.found, evidence)
      }
    }
  }

  private func entries(
    of runs: ActivityRuns<ScanEvent>, _ group: Group, _ settledSeconds: Int64
  ) -> [ActivityRuns<ScanEvent>.Entry] {
    guard case .firstSeen(let learning) = rules[group.alarm].condition else {
      return runs.absences(settledSeconds: settledSeconds)
    }
    let outer = Group(alarm: group.alarm, group: outerGroups[group] ?? group.group)
    return runs.firstSightings(
      learningSeconds: learning, knownSince: knownSince[outer] ?? .max,
      settledSeconds: settledSeconds)
  }
}
