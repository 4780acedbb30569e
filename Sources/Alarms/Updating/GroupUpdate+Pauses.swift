import Rules

extension GroupUpdate {
  /// Silences and first sightings: only the matches next to what changed decide.
  func pauseRevision<Record: GroupRecord>(
    of changed: ClosedRange<Int64>, in record: Record, _ context: RevisionContext
  ) throws(Record.Failure) -> EpisodeRevision {
    let before = try record.lastMatchTime(before: changed.lowerBound)
    let after = try record.firstMatchTime(after: changed.upperBound)
    var matches = try record.matches(in: changed)
    if let before { matches = try record.matches(in: before...before) + matches }
    if let after { matches += try record.matches(in: after...after) }
    if finder.condition == .absence {
      return try absenceRevision(of: matches, before: before, after: after, in: record, context)
    }
    let judged = changed.lowerBound...(after ?? changed.upperBound)
    let holdings = finder.condition.holdings(
      of: matches, windowSeconds: finder.windowSeconds, within: judged,
      settledSeconds: context.settledSeconds, knownSince: context.knownSince)
    return EpisodeRevision(
      known: try record.episodes(touching: judged).filter {
        judged.contains($0.found.episode.startedAt)
      },
      episodes: holdings.map { finder.episode(from: $0, lastAt: $0.time, context.settledSeconds) })
  }

  /// The silences behind each match up to the next one; the one behind the last belongs to that.
  private func absenceRevision<Record: GroupRecord>(
    of matches: [GroupMatch], before: Int64?, after: Int64?, in record: Record,
    _ context: RevisionContext
  ) throws(Record.Failure) -> EpisodeRevision {
    let silences = finder.absences(of: matches, settledSeconds: context.settledSeconds)
      .filter { silence in after.map { silence.episode.startedAt < $0 } ?? true }
    let first = before.map { $0 + finder.windowSeconds } ?? .min
    let range = first...max(first, after.map { $0 - 1 } ?? .max)
    return EpisodeRevision(
      known: try record.episodes(touching: range).filter {
        range.contains($0.found.episode.startedAt)
      }, episodes: silences)
  }
}
