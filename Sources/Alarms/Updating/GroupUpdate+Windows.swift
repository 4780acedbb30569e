import Rules

extension GroupUpdate {
  /// Conditions that a match can make false: all times that can have changed are judged anew, and
  /// those around them to which episodes reach, so that these can be cut and joined.
  func windowRevision<Record: GroupRecord>(
    of changed: ClosedRange<Int64>, in record: Record, _ context: RevisionContext
  ) throws(Record.Failure) -> EpisodeRevision {
    let condition = finder.condition
    let window = finder.windowSeconds
    let judged = changed.widened(before: finder.joinSeconds, after: finder.joinSeconds)
    let matches = try record.matches(
      in: judged.widened(
        before: condition.lookbackSeconds(windowSeconds: window),
        after: condition.lookaheadSeconds(windowSeconds: window)))
    let holdings = condition.holdings(
      of: matches, windowSeconds: window, within: judged,
      settledSeconds: context.settledSeconds, knownSince: context.knownSince)
    let known = try record.episodes(touching: judged)
      .filter { $0.found.episode.lastAt >= judged.lowerBound }
    var episodes = finder.episodes(joining: holdings, settledSeconds: context.settledSeconds)
    // What holds outside of what changed, held before: there the known episodes go on.
    if let first = holdings.first?.time, first < changed.lowerBound,
      let before = known.first(where: { $0.found.episode.contains(first) })
    {
      episodes[0] = finder.episode(
        from: Holding(
          time: before.found.episode.startedAt, measured: before.found.measured),
        lastAt: episodes[0].episode.lastAt, context.settledSeconds)
    }
    if let last = holdings.last?.time, last > changed.upperBound,
      let after = known.first(where: { $0.found.episode.contains(last) }),
      let found = episodes.last
    {
      episodes[episodes.count - 1] = finder.episode(
        from: Holding(time: found.episode.startedAt, measured: found.measured),
        lastAt: after.found.episode.lastAt, context.settledSeconds)
    }
    return EpisodeRevision(known: known, episodes: episodes)
  }
}
