/// A maximal stretch of event time in which a condition holds for a group.
public struct Episode: Sendable, Hashable {
  /// The first event time at which the condition holds, in seconds since 1970.
  public var startedAt: Int64
  /// The last event time at which it holds.
  public var lastAt: Int64

  /// An episode between two times, both included.
  public init(startedAt: Int64, lastAt: Int64) {
    self.startedAt = startedAt
    self.lastAt = lastAt
  }

  /// Whether a time lies between the two.
  public func contains(_ time: Int64) -> Bool { startedAt <= time && time <= lastAt }
}
