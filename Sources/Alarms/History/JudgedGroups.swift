import CloudTrail
import Rules

/// The episodes of all groups of one alarm, and what they are made of.
struct JudgedGroups {
  /// The groups that have episodes, in the order of their names.
  private(set) var results: [GroupEpisodes] = []
  /// Each episode's beginning, with the events of its first window up to there.
  private(set) var beginnings: [(startedAt: Int64, evidence: [EventKey])] = []

  init(
    of alarm: HistoryAlarm, in collection: MatchCollection, settledSeconds: Int64,
    activity: TrailActivity
  ) {
    var matchesByGroup = collection.matchesByGroup(byReference: alarm.condition.isMetricAlarm)
    if let standing = alarm.standingGroup { matchesByGroup[standing, default: []] += [] }
    let knownSince = Self.knownSince(matchesByGroup, in: collection)
    let finder = EpisodeFinder(
      condition: alarm.condition, windowSeconds: alarm.windowSeconds,
      keepFiringSeconds: alarm.keepFiringSeconds)
    for (group, matches) in matchesByGroup.sorted(by: { $0.key < $1.key }) {
      let context = JudgingContext(
        settledSeconds: settledSeconds, knownSince: knownSince[collection.outerGroup(of: group)],
        activity: activity)
      let found = finder.episodes(of: matches, in: context)
      if found.isEmpty { continue }
      results.append(
        GroupEpisodes(
          group: group,
          entries: found.map {
            let evidence = Self.events(of: matches, finder.evidenceRange(of: $0))
            return GroupEpisodes.Entry(found: $0, evidence: evidence)
          }))
      beginnings += found.map {
        ($0.episode.startedAt, Self.events(of: matches, $0.evidenceStart...$0.episode.startedAt))
      }
    }
  }

  /// When each outer group had its first match.
  private static func knownSince(
    _ matchesByGroup: [String: [GroupMatch]], in collection: MatchCollection
  ) -> [String: Int64] {
    var known: [String: Int64] = [:]
    for (group, matches) in matchesByGroup {
      guard let first = matches.first?.seconds else { continue }
      known[collection.outerGroup(of: group), default: first].lower(to: first)
    }
    return known
  }

  /// The events that count within a range of times, each once, in order.
  private static func events(of matches: [GroupMatch], _ range: ClosedRange<Int64>) -> [EventKey] {
    let first = matches.firstPosition(from: range.lowerBound)
    let inRange = matches[first...].prefix { $0.seconds <= range.upperBound }
    return Set(inRange.map(\.event)).sorted()
  }
}

extension Int64 {
  fileprivate mutating func lower(to other: Int64) { self = Swift.min(self, other) }
}
