import Rules

/// Unusual silences: a match decides about the pauses beside it, and about the silences behind all
/// matches to whose past these belong.
extension GroupUpdate {
  func silenceRevision<Record: GroupRecord>(
    of stretch: Stretch, _ silence: UnusualSilence, in record: Record, _ context: RevisionContext
  ) throws(Record.Failure) -> EpisodeRevision {
    let judged = try judgedMatches(of: stretch, silence, in: record)
    let silences = silences(silence, context.settledSeconds, knownSince: context.knownSince)
    let times = try times(deciding: judged, silences, in: record)
    let reach = judged.widened(
      before: 0, after: WindowLength.seconds(silence.secondsMaximum))
    // A silence stands for the match that it follows.
    return EpisodeRevision(
      known: try record.episodes(touching: reach).filter {
        judged.contains($0.found.evidenceStart)
      }, episodes: silences.found(behind: judged, in: times))
  }

  /// When the silence behind the last settled match will be unusual, if nothing comes; nil where it is
  /// already, or never will be.
  func nextSilence<Record: GroupRecord>(
    _ silence: UnusualSilence, in record: Record, after settledSeconds: Int64
  ) throws(Record.Failure) -> Int64? {
    let next = try record.firstMatchTime(after: settledSeconds)
    let isOver = settledSeconds == .max
    guard !isOver, let last = try record.lastMatchTime(before: settledSeconds + 1),
      last <= settledSeconds - finder.windowSeconds
    else { return nil }
    let times = try past(of: last, silence, in: record) + [last]
    let silences = silences(silence, settledSeconds, knownSince: nil)
    guard let limit = silences.limit(at: times.count - 1, in: times) else { return nil }
    let startsAt = last + limit
    return startsAt > settledSeconds && next.map { $0 > startsAt } ?? true ? startsAt : nil
  }

  private func silences(
    _ silence: UnusualSilence, _ settledSeconds: Int64, knownSince: Int64?
  ) -> UnusualSilences {
    UnusualSilences(
      silence: silence, windowSeconds: finder.windowSeconds, settledSeconds: settledSeconds,
      knownSince: knownSince)
  }

  /// The times of the matches behind which a silence may be another one now.
  private func judgedMatches<Record: GroupRecord>(
    of stretch: Stretch, _ silence: UnusualSilence, in record: Record
  ) throws(Record.Failure) -> ClosedRange<Int64> {
    let range = stretch.range
    let first = try record.lastMatchTime(before: range.lowerBound) ?? range.lowerBound
    guard !stretch.times.isEmpty,
      let after = try record.firstMatchTime(after: range.upperBound),
      // Where the changed matches stand between two that are close, no pause changed that matters.
      after - first > silence.unimportantSeconds(windowSeconds: finder.windowSeconds)
    else { return first...range.upperBound }
    let last = after.advanced(byClamping: WindowLength.seconds(silence.pastSeconds))
    return first...max(last, range.upperBound)
  }

  /// The times of all matches that decide about the silences behind some.
  private func times<Record: GroupRecord>(
    deciding judged: ClosedRange<Int64>, _ silences: UnusualSilences, in record: Record
  ) throws(Record.Failure) -> [Int64] {
    var times = try record.matches(in: judged).distinctSeconds
    if let next = try record.firstMatchTime(after: judged.upperBound) { times.append(next) }
    // Mostly no pause is long, and then the past does not matter.
    let candidate = times.indices.first { position in
      silences.mayFollow(
        times[position], next: position + 1 < times.count ? times[position + 1] : nil)
    }
    guard let candidate, let first = times.first else { return times }
    let past = try past(of: times[candidate], silences.silence, in: record)
    return past.filter { $0 < first } + times
  }

  /// The times of the matches in the past of a time, with the one before them.
  private func past<Record: GroupRecord>(
    of time: Int64, _ silence: UnusualSilence, in record: Record
  ) throws(Record.Failure) -> [Int64] {
    let since = time.advanced(byClamping: -WindowLength.seconds(silence.pastSeconds))
    let before = try record.lastMatchTime(before: since)
    let within = since < time ? try record.matches(in: since...(time - 1)).distinctSeconds : []
    return [before].compactMap(\.self) + within
  }
}
