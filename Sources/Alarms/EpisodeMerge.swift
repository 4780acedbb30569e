/// Puts newly found holding times together with the episodes that are known.
///
/// More matches only add times at which an event count holds; none is ever lost. So episodes only
/// begin, grow and grow together, and the result is the same in whatever order matches arrive.
public enum EpisodeMerge {
  /// What became of episodes.
  public struct Change: Sendable, Hashable {
    /// The positions, among those given, of the episodes that are now one; empty for a new one.
    public let sources: [Int]
    /// The episode as it is now.
    public let episode: Episode
  }

  /// Merges holding times into episodes; what is not further apart than the window is one episode.
  ///
  /// - Parameters:
  ///   - episodes: the known episodes that lie within a window of any of the times.
  ///   - holdingTimes: times at which the condition holds, sorted or not.
  /// - Returns: the episodes that are new or changed, in the order of time.
  public static func merge(
    _ episodes: [Episode], holdingTimes: [Int64], windowSeconds: Int64
  ) -> [Change] {
    struct Piece {
      let episode: Episode
      let source: Int?
    }
    var pieces = episodes.enumerated().map { Piece(episode: $0.element, source: $0.offset) }
    pieces += holdingTimes.map {
      Piece(episode: Episode(startedAt: $0, lastAt: $0), source: nil)
    }
    pieces.sort {
      ($0.episode.startedAt, $0.episode.lastAt) < ($1.episode.startedAt, $1.episode.lastAt)
    }

    var changes: [Change] = []
    var index = 0
    while index < pieces.count {
      var episode = pieces[index].episode
      var sources = pieces[index].source.map { [$0] } ?? []
      index += 1
      while index < pieces.count,
        pieces[index].episode.startedAt - episode.lastAt <= windowSeconds
      {
        episode.lastAt = max(episode.lastAt, pieces[index].episode.lastAt)
        if let source = pieces[index].source { sources.append(source) }
        index += 1
      }
      if sources.count == 1, episodes[sources[0]] == episode { continue }
      changes.append(Change(sources: sources, episode: episode))
    }
    return changes
  }
}
