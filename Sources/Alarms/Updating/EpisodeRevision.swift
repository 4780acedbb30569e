/// An episode as it was last stored.
public struct KnownEpisode: Sendable, Hashable {
  /// The number under which it is stored.
  public let row: Int64
  /// What it was.
  public let found: FoundEpisode

  /// An episode from its parts.
  public init(row: Int64, found: FoundEpisode) {
    self.row = row
    self.found = found
  }
}

/// What became of a part of a group's episodes.
public struct EpisodeRevision: Sendable, Hashable {
  /// The episodes that were known there.
  public let known: [KnownEpisode]
  /// The episodes that are there now, in order.
  public let episodes: [FoundEpisode]

  /// A revision from its parts.
  public init(known: [KnownEpisode], episodes: [FoundEpisode]) {
    self.known = known
    self.episodes = episodes
  }

  /// Whether anything is different now.
  public var isChange: Bool { known.map(\.found) != episodes }
}
