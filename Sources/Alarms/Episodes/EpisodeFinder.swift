import Rules

/// What a condition is judged with beside its matches.
public struct JudgingContext: Sendable, Hashable {
  /// The time until which everything has arrived, in seconds since 1970.
  public let settledSeconds: Int64
  /// The first match of the group, for first sightings of the group without the value; nil where it
  /// is not known, and then neither first sightings nor baselines nor unusual silences ring.
  public let knownSince: Int64?
  /// When the trail had events at all, for CloudWatch alarms.
  public let activity: TrailActivity

  /// A context from its parts.
  public init(
    settledSeconds: Int64, knownSince: Int64? = nil, activity: TrailActivity = TrailActivity()
  ) {
    self.settledSeconds = settledSeconds
    self.knownSince = knownSince
    self.activity = activity
  }
}

/// Finds the episodes of an alarm in the matches of a group, whatever the alarm's condition is.
public struct EpisodeFinder: Sendable, Hashable {
  /// When the alarm rings.
  public let condition: AlarmCondition
  /// The length W of its window.
  public let windowSeconds: Int64
  /// How long an episode survives beyond what ends it otherwise.
  public let keepFiringSeconds: Int64

  /// A finder for an alarm.
  public init(condition: AlarmCondition, windowSeconds: Int64, keepFiringSeconds: Int64 = 0) {
    self.condition = condition
    self.windowSeconds = WindowLength.seconds(windowSeconds)
    self.keepFiringSeconds = WindowLength.seconds(keepFiringSeconds)
  }

  /// How far apart two times can be at which the condition holds, and belong to one episode.
  var joinSeconds: Int64 { windowSeconds + keepFiringSeconds }

  /// All episodes of a group, in order.
  ///
  /// - Parameter matches: all matches of the group, in order; for first sightings, of the group and
  ///   one value.
  public func episodes(of matches: [GroupMatch], in context: JudgingContext) -> [FoundEpisode] {
    switch condition {
    case .absence:
      return absences(of: matches, settledSeconds: context.settledSeconds)
    case .unusualSilence(let silence):
      return UnusualSilences(
        silence: silence, windowSeconds: windowSeconds, settledSeconds: context.settledSeconds,
        knownSince: context.knownSince
      ).found(behind: .min ... .max, in: matches.distinctSeconds)
    case .metricAlarm(let alarm):
      return MetricAlarmTimeline(
        of: alarm, matches: matches, activity: context.activity,
        settledSeconds: context.settledSeconds
      ).episodes
    default:
      let holdings = condition.holdings(
        of: matches, windowSeconds: windowSeconds, settledSeconds: context.settledSeconds,
        knownSince: context.knownSince)
      return episodes(joining: holdings, settledSeconds: context.settledSeconds)
    }
  }

  /// Joins the times at which the condition holds: those not further apart than the window are one
  /// episode.
  ///
  /// - Parameter holdings: in order, with none left out between the first and the last.
  public func episodes(joining holdings: [Holding], settledSeconds: Int64) -> [FoundEpisode] {
    var found: [FoundEpisode] = []
    var position = 0
    while position < holdings.count {
      let first = holdings[position]
      var lastAt = first.time
      while position < holdings.count, holdings[position].time - lastAt <= joinSeconds {
        lastAt = holdings[position].time
        position += 1
      }
      found.append(episode(from: first, lastAt: lastAt, settledSeconds))
    }
    return found
  }

  /// An episode between two times at which the condition holds.
  func episode(
    from first: Holding, lastAt: Int64, _ settledSeconds: Int64
  ) -> FoundEpisode {
    FoundEpisode(
      episode: Episode(startedAt: first.time, lastAt: lastAt),
      endedAt: end(lastAt: lastAt, settledSeconds: settledSeconds),
      evidenceStart: evidenceStart(startedAt: first.time), measured: first.measured)
  }

  /// The end of an episode, once no holding can join it any more.
  private func end(lastAt: Int64, settledSeconds: Int64) -> Int64? {
    decisionTime(lastAt: lastAt) <= settledSeconds ? lastAt + joinSeconds : nil
  }

  /// The time that has to be settled before an episode is known to be over.
  func decisionTime(lastAt: Int64) -> Int64 {
    // The last time that could join is judged only when its own window has closed.
    lastAt + joinSeconds + condition.lookaheadSeconds(windowSeconds: windowSeconds)
  }

  /// The time whose matches an episode is made of: all windows in which the condition holds.
  public func evidenceRange(of found: FoundEpisode) -> ClosedRange<Int64> {
    let lookahead = condition.lookaheadSeconds(windowSeconds: windowSeconds)
    return found.evidenceStart...max(found.evidenceStart, found.episode.lastAt + lookahead)
  }

  /// Where the first window of an episode begins.
  public func evidenceStart(startedAt: Int64) -> Int64 {
    switch condition {
    case .eventCount(let range) where range.isOpenUpwards && range.contains(1): startedAt
    case .baseline: startedAt - windowSeconds
    default: startedAt - condition.lookbackSeconds(windowSeconds: windowSeconds)
    }
  }
}
