extension EpisodeFinder {
  /// The times without matches that are longer than the window.
  ///
  /// A silence begins to hold a window after its last match, when that time is settled, and ends
  /// with the next match. Before the first match there is none.
  func absences(of matches: [GroupMatch], settledSeconds: Int64) -> [FoundEpisode] {
    matches.indices.compactMap { position in
      let startedAt = matches[position].seconds + windowSeconds
      let next = position + 1 < matches.count ? matches[position + 1].seconds : nil
      let isBroken = next.map { $0 <= startedAt } ?? false
      guard !isBroken, startedAt <= settledSeconds else { return nil }
      return FoundEpisode(
        episode: Episode(startedAt: startedAt, lastAt: next ?? startedAt), endedAt: next,
        evidenceStart: evidenceStart(startedAt: startedAt),
        measured: Measure(value: Double(windowSeconds)))
    }
  }
}
