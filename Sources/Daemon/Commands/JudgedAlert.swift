import Alarms
import Rules

/// An alert as a history judges it: what people are told, and what a report asks beyond that.
struct JudgedAlert: Sendable {
  /// The position of the rule that rang.
  let alarm: Int
  /// What people are told.
  let notice: AlertNotice
  /// When it was over; nil while later events can still prolong it.
  let endedAt: Int64?
  /// Everybody who was involved, in the order of time.
  let actors: [String]
}

extension JudgedAlert {
  /// The alert of an episode.
  ///
  /// - Parameter evidence: the events that it is made of, in the order of time.
  init(
    _ alarm: Int, of rule: AlarmRule, _ group: String, _ found: FoundEpisode,
    _ evidence: [ScanEvent]
  ) {
    // Of a silence nobody is the author: it has a group, and events before and after it.
    let authors = rule.condition == .absence ? [] : evidence
    let actors = Self.different(authors.lazy.compactMap(\.actor), atMost: .max)
    let episode = found.episode
    self.init(
      alarm: alarm,
      notice: AlertNotice(
        alertID: AlertID.make(rule: rule.summary, group: group, startedAt: episode.startedAt),
        rule: rule.summary, group: group, episode: episode,
        endedAt: found.endedAt, count: evidence.count,
        measured: rule.tellsMeasure ? found.measured : nil,
        actors: Self.different(actors),
        addresses: Self.different(authors.lazy.compactMap(\.address)),
        eventNames: Self.different(authors.lazy.compactMap(\.eventName)),
        eventIDs: Self.different(evidence.lazy.map(\.identity.eventID))),
      endedAt: found.endedAt, actors: actors)
  }

  /// The first few values that differ, each where it stands first.
  private static func different(
    _ values: some Sequence<String>, atMost maximum: Int = AlertNotice.evidenceMaximum
  ) -> [String] {
    var seen: Set<String> = []
    var different: [String] = []
    for value in values where seen.insert(value).inserted {
      different.append(value)
      if different.count == maximum { break }
    }
    return different
  }
}
