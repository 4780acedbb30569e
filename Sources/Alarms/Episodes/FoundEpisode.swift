/// An episode as it is computed from the matches of a group.
public struct FoundEpisode: Sendable, Hashable {
  /// When the condition began to hold and when it last held.
  public let episode: Episode
  /// When it was over, in seconds since 1970; nil while it can still go on.
  public let endedAt: Int64?
  /// The beginning of the first window: the matches from there to the episode's last time are what
  /// it is made of.
  public let evidenceStart: Int64
  /// What was measured when the episode began.
  public let measured: Measure

  /// An episode from its parts.
  public init(episode: Episode, endedAt: Int64?, evidenceStart: Int64, measured: Measure) {
    self.episode = episode
    self.endedAt = endedAt
    self.evidenceStart = evidenceStart
    self.measured = measured
  }
}
