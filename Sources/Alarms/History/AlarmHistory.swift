import CloudTrail
import Rules

/// Matches of many alarms in memory, and all episodes that follow from them.
///
/// Nothing is kept between two results: they depend on the matches alone, in whatever order these
/// came. Alarms that others refer to are judged first, and each of their episodes counts for the
/// others as one event at its beginning.
public struct AlarmHistory: Sendable {
  private let alarms: [HistoryAlarm]
  private var collections: [MatchCollection]

  /// A history without matches.
  public init(alarms: [HistoryAlarm]) {
    self.alarms = alarms
    collections = Array(repeating: MatchCollection(), count: alarms.count)
  }

  /// Adds a match; the same one again changes nothing.
  ///
  /// - Parameters:
  ///   - alarm: the alarm's position; matches of alarms that do not exist are left out.
  ///   - reference: the position, from 0 to 63, among the rules that the alarm refers to; matches of
  ///     others are left out.
  ///   - isIndirect: whether the reference is another alarm. The event then answered a rule below
  ///     that one, and is not a match yet: episodes whose evidence it is are.
  ///   - group: the alarm's group for this event; for first sightings with the value.
  ///   - outerGroup: for first sightings the group without the value; nil where both are one.
  ///   - value: what the alarm measures of the event.
  ///   - event: the event.
  public mutating func add(
    alarm: Int, reference: Int, isIndirect: Bool, group: String, outerGroup: String? = nil,
    value: MatchValue? = nil, event: EventKey
  ) {
    guard alarms.indices.contains(alarm), (0..<UInt64.bitWidth).contains(reference) else { return }
    collections[alarm].setOuterGroup(outerGroup, of: group)
    if isIndirect {
      collections[alarm].addIndirect(
        reference: reference, group: group, value: value, event: event)
    } else {
      collections[alarm].addDirect(reference: reference, group: group, value: value, event: event)
    }
  }

  /// The episodes of every alarm: for each, its groups that have any, in the order of their names.
  ///
  /// - Parameters:
  ///   - settledSeconds: the time until which everything has arrived.
  ///   - activity: when the trail had events at all, for CloudWatch alarms.
  public func episodes(
    settledSeconds: Int64, activity: TrailActivity = TrailActivity()
  ) -> [[GroupEpisodes]] {
    var collections = collections
    var results = [[GroupEpisodes]](repeating: [], count: alarms.count)
    let order = AlarmOrder(children: alarms.map(\.children))
    for alarm in order.childrenFirst {
      let groups = JudgedGroups(
        of: alarms[alarm], in: collections[alarm], settledSeconds: settledSeconds,
        activity: activity)
      results[alarm] = groups.results
      for (parent, reference) in order.parents[alarm] {
        for (startedAt, evidence) in groups.beginnings {
          collections[parent].addEpisode(
            reference: reference, startedAt: startedAt, evidence: evidence)
        }
      }
    }
    return results
  }
}
