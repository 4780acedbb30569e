import Rules

extension GroupUpdate {
  /// Conditions that more matches can only make true: known episodes begin earlier, last longer and
  /// grow together.
  func growingRevision<Record: GroupRecord>(
    of stretch: Stretch, in record: Record, _ context: RevisionContext
  ) throws(Record.Failure) -> EpisodeRevision {
    let holdings = try newHoldings(of: stretch, in: record, context)
    // An episode that the stretch touches holds within the window after it, but if it outlasts more.
    if holdings.isEmpty, finder.keepFiringSeconds == 0 {
      return EpisodeRevision(known: [], episodes: [])
    }
    // A match inside an episode counts for it, even where it makes nothing hold anew.
    let touched = stretch.range.widened(
      before: finder.joinSeconds, after: finder.windowSeconds + finder.joinSeconds)
    let known = try record.episodes(touching: touched)
    return EpisodeRevision(
      known: known, episodes: episodes(joining: holdings, known, context.settledSeconds))
  }

  /// The times at which the condition holds because of the stretch; it may have held there before.
  private func newHoldings<Record: GroupRecord>(
    of stretch: Stretch, in record: Record, _ context: RevisionContext
  ) throws(Record.Failure) -> [Holding] {
    let window = finder.windowSeconds
    let judged = stretch.range.widened(before: 0, after: window)
    guard let threshold = finder.condition.eventThreshold else {
      let matches = try record.matches(in: judged.widened(before: window, after: 0))
      return finder.condition.holdings(
        of: matches, windowSeconds: window, within: judged,
        settledSeconds: context.settledSeconds)
    }
    // Every match of such an alarm is a time at which it holds.
    if threshold <= 1 {
      return stretch.times.map { Holding(time: $0, measured: Measure(value: 1)) }
    }
    // Whoever is first to hold holds with so many before it; more make no difference.
    let times = try record.matchTimes(
      in: judged, withLast: threshold - 1, since: judged.lowerBound - window)
    return EventCountCondition(windowSeconds: window, threshold: threshold)
      .holdingTimes(of: times, within: judged)
      .map { Holding(time: $0, measured: Measure(value: Double(threshold))) }
  }

  /// Puts holdings and known episodes together; a known beginning keeps what was measured there,
  /// unless it was measured again.
  private func episodes(
    joining holdings: [Holding], _ known: [KnownEpisode], _ settledSeconds: Int64
  ) -> [FoundEpisode] {
    var pieces = known.map(\.found)
    pieces += holdings.map { finder.episode(from: $0, lastAt: $0.time, settledSeconds) }
    // Of two that begin together the one that was just measured comes first.
    let order = pieces.indices.sorted {
      (pieces[$0].episode.startedAt, -$0) < (pieces[$1].episode.startedAt, -$1)
    }
    var joined: [FoundEpisode] = []
    for piece in order.map({ pieces[$0] }) {
      guard let last = joined.last,
        piece.episode.startedAt - last.episode.lastAt <= finder.joinSeconds
      else {
        joined.append(piece)
        continue
      }
      let lastAt = max(last.episode.lastAt, piece.episode.lastAt)
      joined[joined.count - 1] = finder.episode(
        from: Holding(time: last.episode.startedAt, measured: last.measured), lastAt: lastAt,
        settledSeconds)
    }
    return joined
  }
}
