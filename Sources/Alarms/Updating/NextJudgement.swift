import Rules

extension GroupUpdate {
  /// The next time at which the clock alone can change something about a group; nil where only
  /// matches can.
  ///
  /// Once ``RevisionContext/settledSeconds`` has reached it, the group has to be looked at.
  public func nextJudgement<Record: GroupRecord>(
    in record: Record, after settledSeconds: Int64
  ) throws(Record.Failure) -> Int64? {
    var next = try nextEnd(in: record, after: settledSeconds)
    switch method {
    case .metric(let alarm):
      next = earlier(next, try nextEvaluation(alarm, in: record, after: settledSeconds))
    default:
      if let delay = judgementDelaySeconds {
        let match = try record.firstMatchTime(
          after: settledSeconds.advanced(byClamping: -delay))
        next = earlier(next, match.map { $0 + delay })
      }
    }
    if case .silences(let silence) = method {
      next = earlier(next, try nextSilence(silence, in: record, after: settledSeconds))
    }
    return next
  }

  /// When the clock will have to be asked because of a match; nil where never.
  ///
  /// - Parameter time: the time of the match.
  public func judgement(ofMatchAt time: Int64, after settledSeconds: Int64) -> Int64? {
    if case .metric = method {
      let end = Minutes.lastSecond(of: Minutes.minute(of: time))
      return end > settledSeconds ? end : nil
    }
    guard let delay = judgementDelaySeconds else { return nil }
    let due = time + delay
    return due > settledSeconds ? due : nil
  }

  /// When an episode that can still go on will be over, if nothing comes.
  public func end(of found: FoundEpisode) -> Int64? {
    guard found.endedAt == nil else { return nil }
    switch method {
    case .pauses where finder.condition == .absence: return nil
    case .silences, .metric: return nil
    default: return finder.decisionTime(lastAt: found.episode.lastAt)
    }
  }

  /// Those of a group's open episodes that are over now, as they are now.
  public func endings<Record: GroupRecord>(
    in record: Record, at settledSeconds: Int64
  ) throws(Record.Failure) -> EpisodeRevision {
    let over = try record.openEpisodes().filter { known in
      end(of: known.found).map { $0 <= settledSeconds } ?? false
    }
    return EpisodeRevision(
      known: over,
      episodes: over.map { known in
        finder.episode(
          from: Holding(time: known.found.episode.startedAt, measured: known.found.measured),
          lastAt: known.found.episode.lastAt, settledSeconds)
      })
  }

  /// The times that the clock has reached between two looks at it.
  ///
  /// - Parameter due: what ``nextJudgement(in:after:)`` said before.
  public func judgedAnew(due: Int64, settledSeconds: Int64) -> ClosedRange<Int64>? {
    guard due <= settledSeconds else { return nil }
    switch method {
    // A silence that begins to be unusual then follows the last match before it.
    case .metric, .silences: return due...settledSeconds
    case .growing, .windows, .pauses:
      return judgementDelaySeconds.map { (due - $0)...(settledSeconds - $0) }
    }
  }

  /// Whether an episode was judged by a clock that was ahead of the present one: when it is judged
  /// again and lost for now, it has to be looked at as soon as the clock goes on.
  public func isJudgedAhead(_ found: FoundEpisode, of settledSeconds: Int64) -> Bool {
    guard finder.condition.waitsForClock, !matchesMoveJudgements else { return false }
    let lookahead = finder.condition.lookaheadSeconds(windowSeconds: finder.windowSeconds)
    let judgedBy =
      finder.condition == .absence ? found.episode.startedAt : found.episode.lastAt + lookahead
    return judgedBy > settledSeconds
  }

  /// Whether a match can change when the clock has to be asked because of others.
  public var matchesMoveJudgements: Bool {
    switch method {
    case .silences, .metric: true
    case .growing, .windows, .pauses: false
    }
  }

  /// How long after a match the clock decides about it at the earliest; nil where it never does.
  private var judgementDelaySeconds: Int64? {
    switch finder.condition {
    case .absence, .unusualSilence: return finder.windowSeconds
    default: break
    }
    guard finder.condition.waitsForClock else { return nil }
    return finder.condition.lookaheadSeconds(windowSeconds: finder.windowSeconds)
  }

  private func nextEnd<Record: GroupRecord>(
    in record: Record, after settledSeconds: Int64
  ) throws(Record.Failure) -> Int64? {
    try record.openEpisodes().compactMap { end(of: $0.found) }.filter { $0 > settledSeconds }.min()
  }

  /// The end of the next minute in which the alarm has data to look at.
  private func nextEvaluation<Record: GroupRecord>(
    _ alarm: MetricAlarm, in record: Record, after settledSeconds: Int64
  ) throws(Record.Failure) -> Int64? {
    let last = Minutes.newestWhole(at: settledSeconds)
    let next = Minutes.lastSecond(of: last + 1)
    // While the range of the last evaluation has data, the next one can conclude something else.
    let beforeRange = Minutes.lastSecond(of: last) - alarm.rangeMinutes * Minutes.seconds
    let match = try record.firstMatchTime(after: beforeRange)
    let active =
      alarm.reportsWithoutMatch ? try record.firstActivityTime(after: beforeRange) : nil
    var first = earlier(match, active)
    // The first evaluation of all is that of the trail's first minute, with data or without.
    if let start = try record.firstActivityTime(after: .min), Minutes.minute(of: start) > last {
      first = earlier(first, start)
    }
    return first.map { max(next, Minutes.lastSecond(of: Minutes.minute(of: $0))) }
  }

  private func earlier(_ first: Int64?, _ second: Int64?) -> Int64? {
    [first, second].compactMap(\.self).min()
  }
}
