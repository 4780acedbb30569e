import Rules

/// Finds the silences of a group that are longer than its pauses used to be.
struct UnusualSilences {
  let silence: UnusualSilence
  let windowSeconds: Int64
  /// The time until which everything has arrived.
  let settledSeconds: Int64
  /// The first match of the group; without one nothing is unusual.
  let knownSince: Int64?

  /// The silences behind matches, up to the next ones.
  ///
  /// - Parameters:
  ///   - judged: the times of the matches behind which silences are looked for.
  ///   - times: the seconds of the matches, in order and each once: those that are judged and the
  ///     next one, those of the past before the first that ``mayFollow(_:next:)`` is true of, and one
  ///     before these.
  func found(behind judged: ClosedRange<Int64>, in times: [Int64]) -> [FoundEpisode] {
    times.indices.compactMap { position in
      let time = times[position]
      let next = position + 1 < times.count ? times[position + 1] : nil
      guard judged.contains(time), mayFollow(time, next: next), isKnown(at: time),
        let limit = limit(at: position, in: times)
      else { return nil }
      let startedAt = time + limit
      guard startedAt <= settledSeconds, next.map({ $0 > startedAt }) ?? true else { return nil }
      return FoundEpisode(
        episode: Episode(startedAt: startedAt, lastAt: next ?? startedAt), endedAt: next,
        evidenceStart: time, measured: Measure(value: Double(limit)))
    }
  }

  /// Whether the pause behind a match is long enough to be a silence at all, and settled.
  func mayFollow(_ time: Int64, next: Int64?) -> Bool {
    time + windowSeconds <= settledSeconds && next.map { $0 - time > windowSeconds } ?? true
  }

  private func isKnown(at time: Int64) -> Bool {
    knownSince.map { $0 <= time - WindowLength.seconds(silence.pastSeconds) } ?? false
  }

  /// After how many seconds the silence behind a match is unusual; nil where it never is.
  func limit(at position: Int, in times: [Int64]) -> Int64? {
    let past = times[position] - WindowLength.seconds(silence.pastSeconds)
    var longest: Int64 = 0
    var later = position
    while later > 0, times[later] >= past {
      longest = max(longest, times[later] - times[later - 1])
      later -= 1
    }
    let maximum = WindowLength.seconds(silence.secondsMaximum)
    guard longest <= maximum / silence.factor, windowSeconds <= maximum else { return nil }
    return max(windowSeconds, longest * silence.factor)
  }
}

extension [GroupMatch] {
  /// The seconds of the matches, in order and each once.
  var distinctSeconds: [Int64] { MatchSeconds(self).map { self[$0.lowerBound].seconds } }
}
