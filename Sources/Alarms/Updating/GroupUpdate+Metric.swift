import Rules

extension GroupUpdate {
  /// CloudWatch alarms: evaluated from the first change on, until nothing of it matters any more and
  /// the state is the one that was known.
  func metricRevision<Record: GroupRecord>(
    of changed: ClosedRange<Int64>, _ alarm: MetricAlarm, in record: Record,
    _ context: RevisionContext
  ) throws(Record.Failure) -> EpisodeRevision {
    let last = Minutes.newestWhole(at: context.settledSeconds)
    let first = Minutes.minute(of: changed.lowerBound)
    guard first <= last else {
      // A clock that went back has episodes that lie ahead of it: they stand, and count what comes.
      let reach = alarm.rangeMinutes * Minutes.seconds
      let known = try record.episodes(touching: changed.widened(before: 0, after: reach))
      return EpisodeRevision(known: known, episodes: known.map(\.found))
    }
    let unjudged = context.unjudgedSince.map { Minutes.minute(of: $0) } ?? .max
    let mattersUntil = Minutes.minute(of: changed.upperBound).advanced(
      byClamping: alarm.rangeMinutes)
    var through = min(last, mattersUntil)
    while true {
      let evaluation = try MetricEvaluation(
        of: alarm, minutes: first...through, in: record)
      let isKnown = through >= mattersUntil && through < unjudged && evaluation.endsAsKnown
      if isKnown || through == last {
        return evaluation.revision(isKnownBehind: isKnown)
      }
      through = min(last, through.advanced(byClamping: 4 * (through - first + 1)))
    }
  }
}

/// An evaluation of some minutes, between what was known before and behind them.
private struct MetricEvaluation {
  private let timeline: MetricAlarmTimeline
  private let known: [KnownEpisode]
  /// The last second before the minutes, and the last one in them.
  private let before: Int64
  private let end: Int64

  init<Record: GroupRecord>(
    of alarm: MetricAlarm, minutes: ClosedRange<Int64>, in record: Record
  ) throws(Record.Failure) {
    before = Minutes.lastSecond(of: minutes.lowerBound - 1)
    end = Minutes.lastSecond(of: minutes.upperBound)
    let start = before
    known = try record.episodes(touching: start...end)
    let range = (start - alarm.rangeMinutes * Minutes.seconds + 1)...end
    let matches = try record.matches(in: range)
    let isAlarm = known.contains { $0.isAlarm(at: start) }
    let activity = try Self.activity(alarm, range, in: record)
    // OK and INSUFFICIENT_DATA lead to the same alarms.
    timeline = MetricAlarmTimeline(
      of: alarm, matches: matches, activity: activity, settledSeconds: end,
      after: (isAlarm ? .alarm : .ok, start))
  }

  private static func activity<Record: GroupRecord>(
    _ alarm: MetricAlarm, _ range: ClosedRange<Int64>, in record: Record
  ) throws(Record.Failure) -> TrailActivity {
    guard alarm.reportsWithoutMatch else { return TrailActivity() }
    return try record.activity(in: range)
  }

  /// Whether the last minute is in the state that was known for it.
  var endsAsKnown: Bool {
    (timeline.state == .alarm) == known.contains { $0.isAlarm(at: end) }
  }

  func revision(isKnownBehind: Bool) -> EpisodeRevision {
    var episodes = timeline.episodes
    if let first = episodes.first, first.episode.startedAt == before,
      let earlier = known.first(where: { $0.isAlarm(at: before) })
    {
      episodes[0] = first.continuing(earlier.found, before: before)
    }
    if isKnownBehind, timeline.state == .alarm, let open = episodes.last,
      let later = known.first(where: { $0.isAlarm(at: end) })
    {
      episodes[episodes.count - 1] = open.continued(as: later.found, behind: end)
    }
    let changed = known.filter { ($0.found.endedAt ?? .max) > before }
    return EpisodeRevision(known: changed, episodes: episodes)
  }
}

extension KnownEpisode {
  /// Whether the evaluation at a time concluded ALARM.
  fileprivate func isAlarm(at time: Int64) -> Bool {
    found.episode.startedAt <= time && time < found.endedAt ?? .max
  }
}

extension FoundEpisode {
  /// The episode with its beginning as it was known, for the evaluation began within it.
  fileprivate func continuing(_ earlier: FoundEpisode, before: Int64) -> FoundEpisode {
    // An alarm that goes on without data keeps the last time that had some.
    let hasNoData = endedAt == nil && episode.lastAt == before
    let lastAt = hasNoData ? min(earlier.episode.lastAt, before) : episode.lastAt
    return FoundEpisode(
      episode: Episode(startedAt: earlier.episode.startedAt, lastAt: lastAt), endedAt: endedAt,
      evidenceStart: earlier.evidenceStart, measured: earlier.measured)
  }

  /// The episode with its end as it was known, for the evaluation ended within it.
  fileprivate func continued(as later: FoundEpisode, behind end: Int64) -> FoundEpisode {
    var lastAt = episode.lastAt
    if later.episode.lastAt > end { lastAt = later.episode.lastAt }
    if let over = later.endedAt { lastAt = max(lastAt, over - Minutes.seconds) }
    return FoundEpisode(
      episode: Episode(startedAt: episode.startedAt, lastAt: lastAt), endedAt: later.endedAt,
      evidenceStart: evidenceStart, measured: measured)
  }
}

extension MetricAlarm {
  /// Whether minutes without a match have values, if the trail had events in them.
  public var reportsWithoutMatch: Bool { defaultValues.contains { $0?.isFinite ?? false } }
}
