import CloudTrail
import Rules

/// An alarm as a history knows it.
public struct HistoryAlarm: Sendable, Hashable {
  /// When it rings.
  public let condition: AlarmCondition
  /// The length of its window in seconds.
  public let windowSeconds: Int64
  /// How long an episode survives beyond what ends it otherwise, in seconds.
  public let keepFiringSeconds: Int64
  /// Which of its references are other alarms.
  ///
  /// The keys are positions among the references, the values positions of alarms in the history.
  /// Alarms that refer to themselves, also by way of others, are never judged.
  public let children: [Int: Int]
  /// The group that is judged even when nothing ever matched: that of a CloudWatch alarm without
  /// dimensions, which can ring for missing data.
  public let standingGroup: String?

  /// An alarm from its parts.
  public init(
    condition: AlarmCondition, windowSeconds: Int64, children: [Int: Int] = [:],
    standingGroup: String? = nil, keepFiringSeconds: Int64 = 0
  ) {
    self.condition = condition
    self.windowSeconds = windowSeconds
    self.children = children
    self.keepFiringSeconds = keepFiringSeconds
    self.standingGroup = standingGroup
  }
}

/// The episodes of one group of an alarm.
public struct GroupEpisodes: Sendable, Hashable {
  /// An episode, and the events that it is made of.
  public struct Entry: Sendable, Hashable {
    /// The episode.
    public let found: FoundEpisode
    /// The matches between the beginning of its first window and its last time, in order; an
    /// episode of another alarm by the event that stands for it.
    public let evidence: [EventKey]

    /// An entry from its parts.
    public init(found: FoundEpisode, evidence: [EventKey]) {
      self.found = found
      self.evidence = evidence
    }
  }

  /// The group, as it was named with its matches.
  public let group: String
  /// Its episodes, in order.
  public let entries: [Entry]

  /// The episodes of a group.
  public init(group: String, entries: [Entry]) {
    self.group = group
    self.entries = entries
  }
}
